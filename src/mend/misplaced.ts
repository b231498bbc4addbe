import type { UnfencedEnvelope } from "../agent/envelope.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Frame } from "./frame.ts";
import { isBlank, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";

/** Documents about agents, which may show one. */
const DOCUMENT =
  /(?:^|\/)(?:readme|claude|agents|contributing|changelog|guide|index|template)[^/]*$/i;
/** With more lines before it, a frontmatter is more likely an example. */
const MOST_LINES = 12;
const CODE = /^\s*(```|~~~)[ \t]*(?:ya?ml|markdown|md|text)?[ \t]*$/i;

/** A frontmatter with text before it moves to the top; what stood before it becomes prompt. */
export function misplaced(
  file: SourceFile,
  { at, later, bom }: UnfencedEnvelope,
): readonly Frame[] {
  const { text, path } = file;
  if (!later) return [];
  const start = bom ? 1 : 0;
  const opener = file.lineSpan(file.point(at.start).line);
  const before = linesOf(text, { start, end: opener.start });
  const written = before.filter((line) => !isBlank(line.text));
  if (written.length === 0) {
    const edits = [{ start, end: at.start, text: "" }];
    return [{ title: "Remove the white space", block: later.block, edits }];
  }
  if (DOCUMENT.test(path)) return [];
  const code = CODE.exec(written.at(-1)!.text)?.[1];
  const from = lineOf(file, later.block.start).start;
  const close = lineOf(file, later.closer.start);
  const block = { start: from, end: close.start };
  const title = "Move the frontmatter to the top of the file";
  const guess = written.length > MOST_LINES;
  if (code === undefined) {
    const fences = written.filter(
      (line) => CODE.test(line.text) || /^\s*(?:```|~~~)/.test(line.text),
    );
    // Inside a block of code it is an example.
    if (fences.length % 2 === 1) return [];
    return [
      {
        title,
        block,
        edits: [],
        moved: { from: { start: opener.start, end: close.next }, to: start },
        guess,
      },
    ];
  }
  const fence = written.at(-1)!;
  const end = closingFence(text, close.next, code);
  if (!end) return [];
  const adjacent = isBlank(text.slice(close.next, end.start));
  const wraps = written.length === 1 && isBlank(text.slice(end.next));
  if (adjacent) {
    const moved = { from: { start: fence.start, end: end.next }, to: start };
    return [{ title, block, edits: [], moved, guess }];
  }
  if (!wraps) return [];
  const edits = [
    { start, end: at.start, text: "" },
    { start: end.start, end: end.next, text: "" },
  ];
  return [{ title: "Take the file out of the block of code", block: later.block, edits }];
}

/** The first line after the block that closes the code, or the last one of the file. */
function closingFence(text: string, from: number, code: string): Line | undefined {
  const lines = linesOf(text, { start: from, end: text.length });
  const first = lines.find((line) => !isBlank(line.text));
  if (first && first.text.trim() === code) return first;
  const last = lines.findLast((line) => !isBlank(line.text));
  return last && last.text.trim() === code ? last : undefined;
}

function lineOf({ text }: SourceFile, at: number): Line {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const found = text.indexOf("\n", at);
  const next = found < 0 ? text.length : found + 1;
  return { start, end: next, next, text: text.slice(start, next) };
}
