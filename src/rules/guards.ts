import { guardingEvents, hookEvents } from "../client/facts/hooks.ts";
import type { DeadMatch } from "../client/matchers.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import type { Fix } from "./fix.ts";
import { traced } from "./rule.ts";
import { survives } from "./survives.ts";

const fold = (event: string) => event.replaceAll(/[-_\s]/g, "").toLowerCase();
const guards: ReadonlySet<string> = new Set(guardingEvents.map(fold));

/** The event that a key of another spelling was meant to be, and the edit that makes it so. */
export function renamedEvent(reading: Reading, span: Span, written: string): Fix | undefined {
  const event = hookEvents.find((known) => fold(known) === fold(written));
  const { text } = reading.document.file;
  if (!event || event === written || text.slice(span.start, span.end) !== written) return undefined;
  const edits = [{ ...span, text: event }];
  // An event may be there under its right name already, or drop the agent once it is read.
  if (reading.values.hookEvents.includes(event) || !survives(reading, edits)) return undefined;
  return { title: `Rename \`${written}\` to \`${event}\``, applicability: "unsafe", edits };
}

/** The matcher written so that it fits the tool. */
export function matcherFix(
  { document }: Reading,
  { start, end }: Span,
  dead: DeadMatch,
): Fix | undefined {
  const at = document.file.text.indexOf(dead.part, start);
  if (at < 0 || at + dead.part.length > end) return undefined;
  const edits = [{ start: at, end: at + dead.part.length, text: dead.right }];
  return { title: `Match ${dead.right}`, applicability: "unsafe", edits };
}

/** Hooks meant to keep the agent from something that the client does not take. */
export function failedGuards(reading: Reading) {
  const { granted } = reading.tools;
  return traced(reading, "hook-ignored").filter(
    ({ event, span, dead }) =>
      guards.has(fold(event)) &&
      !isEmptyEvent(reading, span) &&
      // Of a tool that the agent does not have nothing needs guarding.
      (!dead || granted === "*" || granted.includes(dead.tool)),
  );
}

/** An event without a value guards nothing. */
function isEmptyEvent(reading: Reading, { start }: Span): boolean {
  const hooks = entryOf(reading, "hooks")?.value;
  if (hooks?.kind !== "map") return false;
  const entry = hooks.entries.find(({ keySpan }) => keySpan.start === start);
  return entry?.value.kind === "scalar" && entry.value.value === null;
}
