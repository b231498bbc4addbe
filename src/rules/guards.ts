import { guardingEvents } from "../client/facts/hooks.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { traced } from "./rule.ts";

const fold = (event: string) => event.replaceAll(/[-_\s]/g, "").toLowerCase();
const guards: ReadonlySet<string> = new Set(guardingEvents.map(fold));

/** Hooks meant to keep the agent from something that the client does not take. */
export function failedGuards(reading: Reading) {
  const { granted } = reading.tools;
  return traced(reading, "hook-ignored").filter(
    ({ event, span, tool }) =>
      guards.has(fold(event)) &&
      !isEmptyEvent(reading, span) &&
      // Of a tool that the agent does not have nothing needs guarding.
      (tool === undefined || granted === "*" || granted.includes(tool)),
  );
}

/** An event without a value guards nothing. */
function isEmptyEvent(reading: Reading, { start }: Span): boolean {
  const hooks = entryOf(reading, "hooks")?.value;
  if (hooks?.kind !== "map") return false;
  const entry = hooks.entries.find(({ keySpan }) => keySpan.start === start);
  return entry?.value.kind === "scalar" && entry.value.value === null;
}
