import { diff3Merge } from "node-diff3";

/** A text merged, or both texts where they cannot be. `marked` is the whole with conflict markers. */
export type Merged =
  | { readonly clean: true; readonly text: string }
  | { readonly clean: false; readonly marked: string };

/** How the three sides are called behind the markers. */
export interface Labels {
  readonly local: string;
  readonly base: string;
  readonly upstream: string;
}

/**
 * Pairs of equal lines that are looked at. The library's time grows with them, so texts of many
 * repeated lines are left to people.
 */
const MOST_PAIRS = 4_000_000;

/** Line by line, as `git merge-file --diff3` does. Texts have line feeds alone. */
export function mergeLines(local: string, base: string, upstream: string, labels: Labels): Merged {
  const simple = agreed(local, base, upstream);
  if (simple) return { clean: true, text: simple.value };
  const [l, b, u] = [local, base, upstream].map((text) => text.split("\n")) as [
    string[],
    string[],
    string[],
  ];
  if (pairs(b, l) + pairs(b, u) > MOST_PAIRS) {
    return { clean: false, marked: conflictText(local, base, upstream, labels) };
  }
  const regions = diff3Merge(l, b, u, { excludeFalseConflicts: true }) as Region[];
  const clean = regions.every(({ conflict }) => !conflict);
  const lines = regions.flatMap(({ ok, conflict }) =>
    conflict ? marked(conflict.a, conflict.o, conflict.b, labels) : (ok ?? []),
  );
  const text = lines.join("\n");
  return clean ? { clean, text } : { clean, marked: text };
}

interface Region {
  readonly ok?: readonly string[];
  readonly conflict?: {
    readonly a: readonly string[];
    readonly o: readonly string[];
    readonly b: readonly string[];
  };
}

/** What three sides come to when at most one of them differs from the base, or both in the same way. */
export function agreed<T>(local: T, base: T, upstream: T): { readonly value: T } | undefined {
  if (local === upstream || upstream === base) return { value: local };
  return local === base ? { value: upstream } : undefined;
}

/** A whole text as one conflict, ending as the local one does. */
export function conflictText(
  local: string,
  base: string,
  upstream: string,
  labels: Labels,
): string {
  const lines = (text: string) => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));
  return `${marked(lines(local), lines(base), lines(upstream), labels).join("\n")}\n`;
}

function marked(
  local: readonly string[],
  base: readonly string[],
  upstream: readonly string[],
  labels: Labels,
): string[] {
  return [
    `<<<<<<< ${labels.local}`,
    ...local,
    `||||||| ${labels.base}`,
    ...base,
    "=======",
    ...upstream,
    `>>>>>>> ${labels.upstream}`,
  ];
}

/** How many pairs of equal lines two texts have. */
function pairs(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  return other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}
