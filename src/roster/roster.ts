import type { Reading } from "../client/reading.ts";
import { compareText } from "../text/order.ts";
import type { Companion } from "./companion.ts";

/** Where the client looks for agents, the strongest first (observed; managed folders by the docs). */
export const rootKinds = ["session", "project", "user", "plugin"] as const;
export type RootKind = (typeof rootKinds)[number];

/** One folder that the client walks for agents. */
export interface Root {
  /** As shown to the user; forward slashes. */
  readonly path: string;
  readonly kind: RootKind;
  /** Among roots of one kind the smaller number wins a name: how many folders up from the start. */
  readonly distance: number;
}

/** Whether two roots are the same folder. */
export function sameRoot(a: Root, b: Root): boolean {
  return a.kind === b.kind && a.path === b.path && a.distance === b.distance;
}

export interface Member {
  readonly reading: Reading;
  readonly root: Root;
}

/** Many readings seen together, as one session of the client sees them. */
export interface Roster {
  /** By path. */
  readonly members: readonly Member[];
  /** The member that wins the name of another one; absent for a member that wins its own. */
  readonly shadowedBy: ReadonlyMap<Reading, Member>;
  /** Documents with settings that members read; in the order given. */
  readonly companions: readonly Companion[];
}

export function buildRoster(
  members: readonly Member[],
  companions: readonly Companion[] = [],
): Roster {
  const sorted = members.toSorted((a, b) => compareText(pathOf(a), pathOf(b)));
  const winners = new Map<string, Member>();
  for (const member of sorted) {
    const { name, loads } = member.reading;
    if (!loads || name === undefined) continue;
    const holder = winners.get(name);
    if (!holder || beats(member, holder)) winners.set(name, member);
  }
  const shadowedBy = new Map<Reading, Member>();
  for (const member of sorted) {
    const winner = member.reading.name === undefined ? undefined : winners.get(member.reading.name);
    if (winner && winner !== member && member.reading.loads) shadowedBy.set(member.reading, winner);
  }
  return { members: sorted, shadowedBy, companions };
}

/**
 * Names compare exactly. Inside one root the last path in code-point order wins, in a plugin the
 * first that the folder lists, which was the first in that order wherever it was tried (observed).
 */
function beats(a: Member, b: Member): boolean {
  const rank = rootKinds.indexOf(a.root.kind) - rootKinds.indexOf(b.root.kind);
  if (rank !== 0) return rank < 0;
  if (a.root.distance !== b.root.distance) return a.root.distance < b.root.distance;
  const order = compareText(pathOf(a), pathOf(b));
  return a.root.kind === "plugin" ? order < 0 : order > 0;
}

function pathOf({ reading }: Member): string {
  return reading.document.file.path;
}
