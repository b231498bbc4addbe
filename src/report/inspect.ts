import type { Reading } from "../client/reading.ts";
import { describeReason, explainUnmatched } from "../client/words.ts";

/** One agent in `inspect --format json`, version 1. */
export interface InspectedAgent {
  readonly path: string;
  readonly scope: Reading["scope"];
  readonly loads: boolean;
  readonly reason: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly model: string | null;
  readonly effort: string | number | null;
  readonly permissionMode: string | null;
  readonly maxTurns: number | null;
  readonly color: string | null;
  readonly memory: string | null;
  readonly background: boolean;
  readonly isolation: string | null;
  readonly tools: {
    readonly granted: "*" | readonly string[];
    readonly denied: readonly string[];
    readonly unmatched: readonly { readonly entry: string; readonly why: string }[];
    readonly mcp: readonly string[];
  };
  readonly spawn: "ok" | "refused" | "toolless";
  readonly shadowedBy: string | null;
  /** Other names that a loose spelling of this one reaches as well, so that only the exact one starts it. */
  readonly ambiguousWith: readonly string[];
  readonly bodyStartsAt: Reading["bodyStartsAt"];
}

/** What an agent meets among the others of its session. */
export interface Rivals {
  readonly shadowedBy: string | undefined;
  readonly ambiguousWith: readonly string[];
}

export function inspectReading(
  reading: Reading,
  { shadowedBy, ambiguousWith }: Rivals,
): InspectedAgent {
  const { document, scope, loads, values, tools } = reading;
  return {
    path: document.file.path,
    scope,
    loads,
    reason: reading.reason ? describeReason(reading.reason, reading.client) : null,
    name: reading.name ?? null,
    description: reading.description ?? null,
    model: values.model ?? null,
    effort: values.effort ?? null,
    permissionMode: values.permissionMode ?? null,
    maxTurns: values.maxTurns ?? null,
    color: values.color ?? null,
    memory: values.memory ?? null,
    background: values.background ?? false,
    isolation: values.isolation ?? null,
    tools: {
      granted: tools.granted,
      denied: tools.denied,
      unmatched: tools.unmatched.map(({ entry, reason }) => ({
        entry,
        why: explainUnmatched(reason),
      })),
      mcp: tools.mcp,
    },
    spawn: tools.spawn,
    shadowedBy: shadowedBy ?? null,
    ambiguousWith,
    bodyStartsAt: reading.bodyStartsAt,
  };
}

export function inspectJson(client: string, agents: readonly InspectedAgent[]): string {
  return `${JSON.stringify({ version: 1, client, agents }, null, 2)}\n`;
}
