import { guardingEvents } from "../client/facts/hooks.ts";
import type { Reading } from "../client/reading.ts";
import { traced } from "./rule.ts";

const fold = (event: string) => event.replaceAll(/[-_\s]/g, "").toLowerCase();
const guards: ReadonlySet<string> = new Set(guardingEvents.map(fold));

/** Hooks meant to keep the agent from something that the client does not take. */
export function failedGuards(reading: Reading) {
  return traced(reading, "hook-ignored").filter(({ event }) => guards.has(fold(event)));
}
