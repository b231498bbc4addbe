import type { Client } from "../client/client.ts";
import type { Reading } from "../client/reading.ts";
import { describeReason } from "../client/words.ts";

/** One thing that an agent's file means to one client and not to another. */
export type Change =
  /** Loaded and started before, and does not any more. */
  | { readonly kind: "dies"; readonly why: string }
  | { readonly kind: "comes-alive" }
  | { readonly kind: "loses-tools"; readonly tools: readonly string[] }
  | { readonly kind: "gains-tools"; readonly tools: readonly string[] }
  /** The value kept for a field is another one. */
  | {
      readonly kind: "reads-differently";
      readonly field: string;
      readonly before: string | null;
      readonly after: string | null;
    };

/** What changes for one file when the client does. Both readings are of the same document. */
export function compareReadings(before: Reading, after: Reading): readonly Change[] {
  const lived = starts(before);
  const lives = starts(after);
  if (lived && !lives) return [{ kind: "dies", why: whyDead(after) }];
  if (!lived && lives) return [{ kind: "comes-alive" }];
  if (!lived) return [];

  const changes: Change[] = [];
  const had = before.tools.granted;
  const has = after.tools.granted;
  // An agent with every tool follows the client's own list, which is compared once for all of them.
  if (had !== "*" && has !== "*") {
    const lost = had.filter((tool) => !has.includes(tool));
    const gained = has.filter((tool) => !had.includes(tool));
    if (lost.length > 0) changes.push({ kind: "loses-tools", tools: lost });
    if (gained.length > 0) changes.push({ kind: "gains-tools", tools: gained });
  }
  for (const [field, read] of comparedFields) {
    const [was, is] = [read(before), read(after)];
    if (was !== is) changes.push({ kind: "reads-differently", field, before: was, after: is });
  }
  return changes;
}

/** Tools that every agent without a list loses and gains. */
export function compareDefaults(before: Client, after: Client) {
  const [had, has] = [defaultTools(before), defaultTools(after)];
  return {
    lost: had.filter((tool) => !has.includes(tool)),
    gained: has.filter((tool) => !had.includes(tool)),
  };
}

/** What a subagent with every tool has in a plain session. */
function defaultTools(client: Client): readonly string[] {
  const drops = client.does("drops-search-tools-beside-bash");
  return client.toolNames.filter((name) => {
    if (drops && (name === "Grep" || name === "Glob")) return false;
    return client.tool(name)?.subagent === "yes";
  });
}

/** An agent without any tool still answers; one that is refused does not. */
export function starts({ loads, tools }: Reading): boolean {
  return loads && tools.spawn !== "refused";
}

function whyDead({ reason, client }: Reading): string {
  return reason
    ? describeReason(reason, client)
    : "it is refused when it is started: no tool resolves (no-tool-resolves)";
}

const text = (value: string | number | boolean | undefined) =>
  value === undefined ? null : String(value);

const comparedFields: readonly (readonly [string, (reading: Reading) => string | null])[] = [
  ["name", (reading) => text(reading.name)],
  ["description", (reading) => text(reading.description)],
  ["model", (reading) => text(reading.values.model)],
  ["effort", (reading) => text(reading.values.effort)],
  ["permissionMode", (reading) => text(reading.values.permissionMode)],
  ["maxTurns", (reading) => text(reading.values.maxTurns)],
  ["memory", (reading) => text(reading.values.memory)],
  ["background", (reading) => text(reading.values.background)],
  ["isolation", (reading) => text(reading.values.isolation)],
  ["hooks", (reading) => text(reading.values.hookEvents.join(", ") || undefined)],
];
