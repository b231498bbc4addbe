import { SIDES, sideFile } from "../survey/beside.ts";
import type { Beside } from "../survey/beside.ts";
import { sameAgent } from "../survey/occupant.ts";
import { agentPath } from "../place/places.ts";
import type { Survey } from "../survey/survey.ts";
import { bytesHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { freeBackup } from "./free-backup.ts";
import { join } from "./join.ts";

/* The two texts of a conflict, beside the file that stays as it is: `.upstream`, the new one, and `.merge`,
 * both joined, with markers. Whatever else stands there is somebody's work. */

/** Texts that side files come of. */
export interface Sources {
  readonly name: string;
  readonly there: Uint8Array;
  /** What the local edits were made to, where that is known. */
  readonly base: Uint8Array | undefined;
  /** What the source has now, where that was asked. */
  readonly wanted?: Uint8Array;
}

/** Which side files are as this program has written them. */
export interface Untouched {
  readonly upstream: boolean;
  readonly merge: boolean;
}

/**
 * Nobody has touched a joined text that can be made again, from the new text of now or from the one beside
 * it; nor, then, the latter. All else counts as touched.
 */
export function untouchedSides({ name, there, base, wanted }: Sources, beside: Beside): Untouched {
  const upstream = beside.get(sideFile(name, "upstream"));
  const merge = beside.get(sideFile(name, "merge"));
  const comesOf = (text: Uint8Array | undefined): boolean => {
    if (!merge || !base || !text) return false;
    const joined = join(there, base, text);
    return joined.kind === "conflict" && sameAgent(joined.bytes, merge) !== undefined;
  };
  const isNewest = upstream && wanted && sameAgent(upstream, wanted) !== undefined;
  const isPair = comesOf(upstream);
  return {
    upstream: isNewest === true || isPair,
    merge: isPair || (!isNewest && comesOf(wanted)),
  };
}

/** Untouched side files go; the conflict that they were for is no more. */
export function settledSides(
  sources: Sources,
  { beside, destination }: Pick<Survey, "beside" | "destination">,
): readonly FileChange[] {
  const untouched = untouchedSides(sources, beside);
  return SIDES.flatMap((side): FileChange[] => {
    const there = beside.get(sideFile(sources.name, side));
    if (!there || !untouched[side]) return [];
    const path = `${agentPath(destination, sources.name)}.${side}`;
    return [{ path, before: bytesHash(there), after: null }];
  });
}

export interface SidePlan {
  readonly changes: readonly FileChange[];
  /** Names of side files that somebody has worked on, and of the backups that keep them. */
  readonly saved: readonly { readonly file: string; readonly backup: string }[];
}

/**
 * Both texts of a conflict. What was touched stays as a backup; but as long as there is nothing new,
 * somebody may be working on the joined text, which then stays itself.
 */
export function putSides(
  sources: Sources & { readonly wanted: Uint8Array },
  marked: Uint8Array,
  { beside, destination, entries }: Pick<Survey, "beside" | "destination" | "entries">,
): SidePlan {
  const { name, wanted } = sources;
  const untouched = untouchedSides(sources, beside);
  const upstream = beside.get(sideFile(name, "upstream"));
  const isNew = !upstream || !sameAgent(upstream, wanted);
  const saved: { file: string; backup: string }[] = [];
  const changes = SIDES.flatMap((side): FileChange[] => {
    const file = sideFile(name, side);
    const there = beside.get(file);
    const after = side === "merge" ? marked : wanted;
    const path = `${agentPath(destination, name)}.${side}`;
    if (!there) return [{ path, before: null, after }];
    if (sameAgent(there, after)) return [];
    const change = { path, before: bytesHash(there), after };
    if (untouched[side]) return [change];
    if (!isNew) return [];
    const backup = freeBackup(file, entries);
    saved.push({ file, backup: `${file}.${backup}` });
    return [{ path: `${path}.${backup}`, before: null, after: there }, change];
  });
  return { changes, saved };
}
