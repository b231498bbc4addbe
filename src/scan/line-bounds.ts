/**
 * Where the line around `at` starts, or `reach` units before where it starts further away. A text may
 * be one long line, and is asked about at many places.
 */
export function lineStartNear(text: string, at: number, reach: number): number {
  const from = Math.max(0, at - reach);
  const found = text.slice(from, at).lastIndexOf("\n");
  return found < 0 ? from : from + found + 1;
}

/** Where it ends, without its line feed, or `reach` units behind. */
export function lineEndNear(text: string, at: number, reach: number): number {
  const found = text.slice(at, at + reach).indexOf("\n");
  return found < 0 ? Math.min(text.length, at + reach) : at + found;
}
