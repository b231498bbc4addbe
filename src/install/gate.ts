import type { Reading } from "../client/reading.ts";
import type { TraceEntry } from "../client/trace.ts";

/** Why a file is not let into a project, whatever is there already. */
export type Refusal =
  /** Claude Code would not register it. */
  | { readonly kind: "dead"; readonly reason: TraceEntry | undefined }
  /** It would be registered and then do nothing. */
  | { readonly kind: "toolless"; readonly spawn: "refused" | "toolless" }
  /** It calls itself something else than it was asked for. */
  | { readonly kind: "other-name"; readonly declares: string }
  /** It states a restriction that Claude Code does not enforce. */
  | { readonly kind: "unguarded"; readonly key: string };

/** The reading decides; nothing when the file may come in. */
export function refusalOf(reading: Reading, name: string): Refusal | undefined {
  if (!reading.loads) return { kind: "dead", reason: reading.reason };
  if (reading.name !== name) return { kind: "other-name", declares: reading.name ?? "" };
  const { spawn } = reading.tools;
  if (spawn !== "ok") return { kind: "toolless", spawn };
  for (const entry of reading.trace) {
    if (entry.kind === "restriction-lost") return { kind: "unguarded", key: entry.key };
    if (entry.kind === "key-not-read" && entry.restricts) {
      return { kind: "unguarded", key: entry.key };
    }
  }
  return undefined;
}
