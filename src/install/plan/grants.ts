import { documentsIn } from "../lock/lock.ts";
import type { Grant, LockEntry } from "../lock/schema.ts";
import { textHash } from "../text-hash.ts";
import type { OfferedAgent } from "./offered.ts";

/** For the text of the agent as it was published, and for those of the documents that it has. */
export function grantsFor(
  { upstream, granted, documents }: OfferedAgent,
  files: LockEntry["files"],
  old: readonly Grant[] = [],
): Pick<LockEntry, "grants"> {
  const given = (rules: readonly string[], bytes: Uint8Array): readonly Grant[] =>
    rules.map((rule) => ({ rule, sha256: textHash(bytes) }));
  const texts = new Set(documentsIn({ files }).map((path) => files[path]!.sha256));
  const forDocuments = (documents ?? []).flatMap((one) => given(one.granted, one.bytes));
  return someGrants([
    ...given(granted, upstream),
    ...[...forDocuments, ...old].filter(({ sha256 }) => texts.has(sha256)),
  ]);
}

/** Each once. */
export function someGrants(grants: readonly Grant[]): Pick<LockEntry, "grants"> {
  const unique = new Map(grants.map((grant) => [`${grant.rule} ${grant.sha256}`, grant]));
  return unique.size > 0 ? { grants: [...unique.values()] } : {};
}
