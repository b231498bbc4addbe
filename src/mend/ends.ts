import type { Span } from "../text/source-file.ts";
import { keyLine } from "./key-line.ts";
import { isBlank, isComment, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { openings } from "./openings.ts";

/** Where fields that nothing closes plainly end. */
export interface FieldsEnd {
  /** Start of the first line that is none of them. */
  readonly at: number;
  /** A line that was meant to close them. */
  readonly closer?: Line;
  readonly why: "closer" | "heading" | "prose" | "end";
}

/** A rule of another kind, or too few or too many dashes, where `---` belongs. */
const NEARLY =
  /^\s*(?:-{1,2}|-{4,}|[\u2010-\u2015\u2212]+-*|\.{3}|_{3,}|={3,}|\*{3,}|~{3,}|\+{3,}|```)\s*$/;
const EXACT = /^---[ \t]*$/;
/** How far down fields are looked for, in UTF-16 units. */
const LOOK_AHEAD = 16_384;

/** Looks from the first field on; nothing before both a name and a description have been seen. */
export function fieldsEnd(text: string, { start, end }: Span): FieldsEnd | undefined {
  const limit = Math.min(end, start + LOOK_AHEAD);
  const lines = linesOf(text, { start, end: limit });
  const inside = openings(lines);
  const seen = new Set<string>();
  let last = -1;
  for (const [index, line] of lines.entries()) {
    const complete = seen.has("name") && seen.has("description");
    if (!inside[index]) {
      if (EXACT.test(line.text)) {
        if (!complete && goesOn(lines, index, seen)) continue;
        return { at: line.start, closer: line, why: "closer" };
      }
      if (complete && NEARLY.test(line.text)) {
        return { at: line.start, closer: line, why: "closer" };
      }
      const head = keyLine(line.text);
      if (head?.trust === "field") seen.add(head.key.toLowerCase());
      const blankBefore = index > 0 && isBlank(lines[index - 1]!.text);
      const fieldAhead = () => fieldFollows(lines, inside, index, seen);
      if (complete && isHeading(line.text) && (blankBefore || !isComment(line.text))) {
        if (!fieldAhead()) return { at: afterText(lines, last), why: "heading" };
      } else if (
        complete &&
        (blankBefore || /^You(?:'re| are)\b/.test(line.text)) &&
        isProse(line.text) &&
        head === undefined
      ) {
        if (!fieldAhead()) return { at: afterText(lines, last), why: "prose" };
      }
    }
    if (!isBlank(line.text)) last = index;
  }
  if (!seen.has("name") || !seen.has("description") || limit < end) return undefined;
  return { at: afterText(lines, last), why: "end" };
}

/** Behind a closing fence the fields go on with one that is still missing, and another fence closes them. */
function goesOn(lines: readonly Line[], at: number, seen: ReadonlySet<string>): boolean {
  const next = lines.slice(at + 1).findIndex((line) => EXACT.test(line.text));
  const between = next < 0 ? [] : lines.slice(at + 1, at + 1 + next);
  const keys = between
    .filter(({ text }) => !isBlank(text))
    .map(({ text }) => {
      const head = keyLine(text);
      return head?.trust === "field" && head.indent <= 4 ? head.key.toLowerCase() : undefined;
    });
  return (
    keys[0] !== undefined &&
    keys.some((key) => (key === "name" || key === "description") && !seen.has(key)) &&
    !between.some(({ text }, index) => isHeading(text) && isBlank(between[index - 1]?.text ?? "x"))
  );
}

function afterText(lines: readonly Line[], last: number): number {
  return lines[last]?.next ?? lines[0]?.start ?? 0;
}

function isHeading(text: string): boolean {
  return /^#{1,6} +\S/.test(text);
}

function isProse(text: string): boolean {
  return /^[^\s<#|>-]/.test(text);
}

/** A field that has not been there yet, further down at the margin. */
function fieldFollows(
  lines: readonly Line[],
  inside: readonly boolean[],
  from: number,
  seen: ReadonlySet<string>,
): boolean {
  for (let index = from + 1; index < lines.length; index++) {
    if (inside[index]) continue;
    if (EXACT.test(lines[index]!.text)) return false;
    const head = keyLine(lines[index]!.text);
    if (head?.trust === "field" && head.indent === 0 && !seen.has(head.key.toLowerCase()))
      return true;
  }
  return false;
}
