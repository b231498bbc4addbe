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
  /**
   * Of the documents that the members of a root name: those that are in its project, by the path of
   * the root. A root is absent where nobody looked.
   */
  readonly documents: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every agent of the session is among the members, so that a name no member has is nobody's. */
  readonly whole: boolean;
  /** Names of the commands that stand beside the agents, without the slash. */
  readonly commands: ReadonlySet<string>;
}

/** What is known of the place where the members stand. */
export interface Surroundings {
  /** By default none. */
  readonly companions?: readonly Companion[];
  /** By default none: nobody looked. */
  readonly documents?: ReadonlyMap<string, ReadonlySet<string>>;
  /** By default true. */
  readonly whole?: boolean;
  /** By default none. */
  readonly commands?: Iterable<string>;
}

export function buildRoster(
  members: readonly Member[],
  { companions = [], documents = new Map(), whole = true, commands = [] }: Surroundings = {},
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
  return {
    members: sorted,
    shadowedBy,
    companions,
    documents,
    whole,
    commands: new Set(commands),
  };
}

/** Several rosters as one; who wins a name is judged in each as before. */
export function joinRosters(rosters: readonly Roster[]): Roster {
  return {
    members: rosters.flatMap(({ members }) => members),
    shadowedBy: new Map(rosters.flatMap(({ shadowedBy }) => [...shadowedBy])),
    companions: rosters.flatMap(({ companions }) => companions),
    documents: new Map(rosters.flatMap(({ documents }) => [...documents])),
    whole: true,
    commands: new Set(rosters.flatMap(({ commands }) => [...commands])),
  };
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
