import type { Member, Roster } from "./roster.ts";

/** Tokens of all names and descriptions above which the client warns at the start (observed). */
export const ROSTER_WARNING = 15_000;

/** As the client estimates it: a token is four characters (observed). */
export function estimatedTokens(text: string): number {
  return Math.round(text.length / 4);
}

/** What one agent adds to every conversation. */
export function rosterTokens({ reading }: Member): number {
  const { name, description } = reading;
  if (!reading.loads || name === undefined || description === undefined) return 0;
  return estimatedTokens(`${name}: ${description}`);
}

/** The members whose descriptions the model gets to see. */
export function listedMembers({ members, shadowedBy }: Roster): readonly Member[] {
  return members.filter(({ reading }) => reading.loads && !shadowedBy.has(reading));
}
