import { decode } from "../../text/decode.ts";
import { lineDiff } from "../../text/line-diff.ts";
import type { DiffLine } from "../../text/line-diff.ts";

/** More lines than this explain nothing. */
const LONGEST_DIFF = 40;

/** What is shown of a change: of one that replaces a text always, and all of it when it is `wanted`. */
export function changesOf(
  from: Uint8Array | undefined,
  to: Uint8Array,
  wanted: boolean,
): readonly DiffLine[] {
  if (from) return difference(from, to, wanted ? Infinity : LONGEST_DIFF) ?? [];
  return wanted ? linesOf(to).map((text) => ({ mark: "+", text })) : [];
}

/** A line break at the very end starts no further line. */
function linesOf(bytes: Uint8Array): readonly string[] {
  const { text } = decode(bytes);
  return text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/);
}

/** Nothing when there are more lines than `most`. */
export function difference(
  from: Uint8Array,
  to: Uint8Array,
  most = LONGEST_DIFF,
): readonly DiffLine[] | undefined {
  return lineDiff(decode(from).text, decode(to).text, most);
}
