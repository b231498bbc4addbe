import type { StoredText } from "../../install/survey/bases.ts";
import type { LockEntry } from "../../install/lock/schema.ts";
import { textHash } from "../../install/text-hash.ts";
import { offerLocked } from "./again.ts";
import type { Context } from "./context.ts";
import { Refused, SourceTrouble } from "./trouble.ts";

/** Gives the upstream text that the lock names for an agent; nothing where it is lost for good. */
export type Recover = (
  name: string,
  entry: LockEntry,
  bases: ReadonlyMap<string, StoredText>,
) => Promise<Uint8Array | undefined>;

/**
 * From the store, else from the source that it came from, which is asked once for each text. Texts that
 * are at hand anyway need no source.
 */
export function recovering(context: Context, atHand: readonly Uint8Array[] = []): Recover {
  const fetched = new Map<string, Promise<Uint8Array | undefined>>(
    atHand.map((bytes) => [textHash(bytes), Promise.resolve(bytes)]),
  );
  return async (name, entry, bases) => {
    const stored = bases.get(entry.upstream);
    if (stored?.whole) return stored.bytes;
    const again = fetched.get(entry.upstream) ?? fetchAgain(name, entry, context);
    fetched.set(entry.upstream, again);
    return again;
  };
}

/** What its source gives today under the same number may be another text. */
async function fetchAgain(
  name: string,
  entry: LockEntry,
  context: Context,
): Promise<Uint8Array | undefined> {
  try {
    const { bytes } = await offerLocked(name, entry, context);
    return textHash(bytes) === entry.upstream ? bytes : undefined;
  } catch (error) {
    if (error instanceof SourceTrouble || error instanceof Refused) return undefined;
    throw error;
  }
}
