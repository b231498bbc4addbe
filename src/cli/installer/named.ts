import { nearNames } from "../../install/catalog.ts";
import { entryFor } from "../../install/lock/lock.ts";
import type { LockState } from "../../install/lock/read-lock.ts";
import { printable } from "../../text/printable.ts";
import { UsageError } from "../io.ts";

const MOST_NAMED = 20;

/** The given names, or all that the lock has. @throws UsageError for one that it does not have. */
export function lockedNames(asked: readonly string[], { lock }: LockState): readonly string[] {
  const known = Object.keys(lock.agents);
  const unknown = asked.filter((name) => !entryFor(lock, name));
  if (unknown.length === 0) return asked.length > 0 ? [...new Set(asked)] : known;
  const lines = unknown.map((name) => {
    const near = nearNames(name, known);
    const hint =
      near.length > 0
        ? `did you mean ${near.join(" or ")}?`
        : known.length > 0
          ? `installed: ${known.slice(0, MOST_NAMED).join(", ")}${known.length > MOST_NAMED ? ", …" : ""}`
          : "nothing is, here";
    return `${printable(name)} is not installed by install-agent; ${hint}`;
  });
  throw new UsageError(lines.join("\n               "));
}
