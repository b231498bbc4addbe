import { builtinAgents } from "../client/facts/builtin-agents.ts";

/**
 * How the client compares a name that it knows in no exact form: case, blanks, dashes of every length
 * and underlines do not count, nor how a letter is composed (observed with 74 spellings; dots, slashes,
 * colons, minus signs and zero-width characters do).
 */
export function looseName(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/[\p{White_Space}_\p{Pd}]+/gu, "")
    .toLowerCase();
}

/**
 * For each agent that a session starts by name, the other names that a loose spelling of its own would
 * reach as well: for any but an exact one the client reports an error in place of a start (from 2.1.140
 * on). Names of built-in agents count. Keyed by name; absent where there is no other.
 */
export function ambiguousNames(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const name of [...names, ...builtinAgents]) {
    const loose = looseName(name);
    const group = groups.get(loose);
    if (group) group.add(name);
    else groups.set(loose, new Set([name]));
  }
  const others = new Map<string, readonly string[]>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    for (const name of group) {
      others.set(name, [...group].filter((other) => other !== name).sort());
    }
  }
  return others;
}
