import { printable } from "../../text/printable.ts";
import { compareText } from "../../text/order.ts";
import { collisionsAmong } from "../place/document-path.ts";
import { takesPlaceOf, toldApart } from "../place/entry-names.ts";
import { suspiciousPart } from "./json-keys.ts";
import { lockSchema } from "./schema.ts";
import type { Lock, LockEntry } from "./schema.ts";

export type LockResult =
  | { readonly kind: "lock"; readonly lock: Lock }
  /** `what` completes "<path> …". */
  | { readonly kind: "broken"; readonly cause: LockTrouble; readonly what: string };

/** `changed`: it is not as any version of this program writes it. */
export type LockTrouble = "merge-markers" | "newer" | "changed";

/** Takes any text. */
export function parseLock(text: string): LockResult {
  const broken = (cause: LockTrouble, what: string): LockResult => ({
    kind: "broken",
    cause,
    what,
  });
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/m.test(text)) {
    return broken("merge-markers", "holds the conflict markers of a merge");
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return broken("changed", "is not valid JSON");
  }
  const part = suspiciousPart(text);
  if (part !== undefined) return broken("changed", `was changed by hand: ${printable(part)}`);
  const version = (value as { lockfileVersion?: unknown } | null)?.lockfileVersion;
  if (typeof version === "number" && Number.isInteger(version) && version > 1) {
    return broken("newer", `is of version ${version}, and this install-agent knows version 1`);
  }
  const result = lockSchema().safeParse(value);
  if (result.success) {
    const twins = twinsIn(result.data);
    if (twins) return broken("changed", `was changed by hand: ${printable(twins)}`);
    return { kind: "lock", lock: result.data };
  }
  const path = result.error.issues[0]?.path.map(String).join(" → ") ?? "";
  return broken("changed", `was changed by hand: ${printable(path) || "its top"} is not valid`);
}

/** Two files of it that no system with one spelling for them could have beside each other. */
function twinsIn({ agents }: Lock): string | undefined {
  const paths = [...new Set(Object.values(agents).flatMap(({ files }) => Object.keys(files)))];
  const collision = collisionsAmong(paths);
  for (const path of paths) {
    const other = collision(path);
    if (other === undefined) continue;
    if (path.startsWith(`${other}/`) || path === other) return `${other} is a file and a folder`;
    return `${toldApart(path, other)} ${takesPlaceOf(other, path)}`;
  }
  return undefined;
}

/** Always the same text for the same lock: sorted, two spaces, a line break at the end. */
export function lockText(lock: Lock): string {
  const { lockfileVersion, ...rest } = lock;
  return `${JSON.stringify({ lockfileVersion, ...(sorted(rest) as object) }, null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The entry of a name, never one of `Object.prototype`. */
export function entryFor(lock: Lock, name: string): LockEntry | undefined {
  return Object.hasOwn(lock.agents, name) ? lock.agents[name] : undefined;
}

/** Paths of the documents that came along with an agent. */
export function documentsIn({ files }: Pick<LockEntry, "files">): readonly string[] {
  return Object.keys(files).filter((path) => files[path]!.target === "document");
}

/** The lock with some entries replaced, or taken out where the entry is undefined. */
export function withEntries(lock: Lock, changes: ReadonlyMap<string, LockEntry | undefined>): Lock {
  const kept = Object.entries(lock.agents).filter(([name]) => !changes.has(name));
  const fresh = [...changes].flatMap(([name, entry]) => (entry ? [[name, entry] as const] : []));
  return { ...lock, agents: Object.fromEntries([...kept, ...fresh]) };
}
