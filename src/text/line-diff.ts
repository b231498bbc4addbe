/** A line that both texts have, or only the first (`-`) or the second (`+`). */
export interface DiffLine {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

/** Beyond this many pairs of lines, what they have in common is not worked out. */
const MOST_PAIRS = 1_000_000;
const CONTEXT = 2;

/**
 * The lines that differ, with two lines around them and `…` where lines are left out. Nothing when
 * that would be more than `most` lines.
 */
export function lineDiff(
  before: string,
  after: string,
  most: number,
): readonly DiffLine[] | undefined {
  // A line break at the very end starts no further line, unless it is the difference.
  const both = before.endsWith("\n") && after.endsWith("\n");
  const from = (both ? before.slice(0, -1) : before).split(/\r?\n/);
  const to = (both ? after.slice(0, -1) : after).split(/\r?\n/);
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head++;
  let tail = 0;
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  ) {
    tail++;
  }
  const old = from.slice(head, from.length - tail);
  const fresh = to.slice(head, to.length - tail);
  const same = (text: string): DiffLine => ({ mark: " ", text });
  const lines = shortened([
    ...from.slice(0, head).map(same),
    ...(old.length * fresh.length > MOST_PAIRS ? replaced(old, fresh) : changed(old, fresh)),
    ...from.slice(from.length - tail).map(same),
  ]);
  return lines.length <= most ? lines : undefined;
}

function replaced(old: readonly string[], fresh: readonly string[]): DiffLine[] {
  return [
    ...old.map((text): DiffLine => ({ mark: "-", text })),
    ...fresh.map((text): DiffLine => ({ mark: "+", text })),
  ];
}

/** By the longest common run of lines; deletions before insertions. */
function changed(old: readonly string[], fresh: readonly string[]): DiffLine[] {
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      common[row * width + column] =
        old[row] === fresh[column]
          ? common[(row + 1) * width + column + 1]! + 1
          : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < fresh.length) {
    if (row < old.length && column < fresh.length && old[row] === fresh[column]) {
      lines.push({ mark: " ", text: old[row]! });
      row++;
      column++;
    } else if (
      column >= fresh.length ||
      (row < old.length && common[(row + 1) * width + column]! >= common[row * width + column + 1]!)
    ) {
      lines.push({ mark: "-", text: old[row++]! });
    } else lines.push({ mark: "+", text: fresh[column++]! });
  }
  return lines;
}

function shortened(lines: readonly DiffLine[]): DiffLine[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ mark }) => mark !== " "),
  );
  return lines.flatMap((line, at) => {
    if (near[at]) return [line];
    return at > 0 && near[at - 1] ? [{ mark: " ", text: "…" } as const] : [];
  });
}
