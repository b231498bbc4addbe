import { SAY, YamlFailure } from "./failure.ts";
import { afterBlanks, afterBreak, isBreak, isDocumentMark, lineEnd } from "./lines.ts";
import type { LineState } from "./lines.ts";
import type { YamlDialect } from "./node.ts";

/** A literal (`|`) or folded (`>`) scalar. */
export interface BlockText extends LineState {
  readonly value: string;
  /** After the last line with content, or after the header. */
  readonly contentEnd: number;
  /** The first character that is not part of it, past the blanks that indent its line. */
  readonly end: number;
}

interface Header {
  readonly digit: number | undefined;
  readonly chomp: "-" | "+" | undefined;
  readonly end: number;
}

/**
 * Reads the block scalar whose indicator stands at `start`. `parent` is the indentation of the
 * block around it, -1 at the top of a document.
 *
 * The older runtime goes by the first line and never by a digit, takes every line that is indented
 * more than the block around it, and folds line breaks in front of the text as those in it.
 */
export function readBlockText(
  text: string,
  start: number,
  parent: number,
  runtime: YamlDialect["runtime"],
): BlockText {
  const isOld = runtime === "1.3";
  const header = readHeader(text, start);
  const explicit =
    header.digit === undefined || isOld ? undefined : Math.max(parent, 0) + header.digit;
  const state: LineState = { lineStart: header.end, indent: 0, tab: undefined };
  let at = header.end;
  /** Line breaks since the last content. */
  let pending = 0;
  let deepestBlank = 0;
  let blanksAtEnd = false;

  // Find the indentation of the content.
  for (;;) {
    const char = text[at];
    if (isBreak(char)) {
      nextLine();
      if (text[at] === "\t") throw new YamlFailure(SAY.tab, at);
      pending++;
      blanksAtEnd = false;
    } else if (char === " ") {
      const limit = explicit ?? Infinity;
      const from = at;
      while (text[at] === " " && at - from < limit) at++;
      state.indent = at - from;
      if (explicit === undefined) deepestBlank = Math.max(deepestBlank, state.indent);
      if (explicit === undefined || state.indent >= limit) blanksAtEnd = true;
      if (explicit !== undefined && text[at] === " ") break;
    } else break;
  }
  const content = explicit ?? state.indent;
  if (at >= text.length && blanksAtEnd) pending++;

  const least = isOld ? parent + 1 : Math.max(content, parent + 1);
  const folded = text[start] === ">";
  let value = "";
  let contentEnd = header.end;
  let deeperBefore = false;
  let deeper = text[at] === " " || text[at] === "\t";
  if (text[at] === "\t") state.tab = at;
  while (at < text.length) {
    if (isBreak(text[at])) {
      pending++;
      nextLine();
      while (isBreak(text[at])) {
        pending++;
        nextLine();
        if (text[at] === "\t") throw new YamlFailure(SAY.tab, at);
      }
      const from = at;
      while (text[at] === " " && at - from < content) at++;
      state.indent = at - from;
      deeper = text[at] === " " || text[at] === "\t";
      if (text[at] === "\t") state.tab = at;
      continue;
    }
    if (state.indent < least) break;
    if (at === state.lineStart && isDocumentMark(text, at)) break;
    if (value === "") {
      if (explicit === undefined && content < deepestBlank) {
        throw new YamlFailure(SAY.blockBlank, header.end, lineEnd(text, at));
      }
      value = isOld && folded && pending > 0 ? fold(pending) : "\n".repeat(pending);
    } else if (isOld && folded && deeperBefore && !deeper) {
      value += "\n".repeat(Math.max(1, pending - 1));
    } else if (folded && !deeperBefore && !deeper) {
      value += fold(pending);
    } else value += "\n".repeat(pending);
    deeperBefore = deeper;
    contentEnd = lineEnd(text, at);
    value += text.slice(at, contentEnd);
    at = contentEnd;
    pending = 0;
  }
  // The end of the text counts as the line break that ends its last line.
  if (value !== "" && pending === 0) pending = 1;
  else if (isOld && at >= text.length && value !== "") pending++;
  if (isOld && value === "") {
    const next = text[at];
    if (at === header.end && next !== undefined && next !== "#" && !isDocumentMark(text, at)) {
      throw new YamlFailure(SAY.indent, at, lineEnd(text, at));
    }
    return { ...state, value, contentEnd, end: at };
  }
  if (header.chomp === "+") value += "\n".repeat(pending);
  else if (header.chomp === undefined && value !== "") value += "\n";
  return { ...state, value, contentEnd, end: at };

  function nextLine(): void {
    at = afterBreak(text, at);
    state.lineStart = at;
    state.indent = 0;
    state.tab = undefined;
  }
}

/** Line breaks between two lines of a folded text. */
function fold(breaks: number): string {
  return breaks === 1 ? " " : "\n".repeat(breaks - 1);
}

/** The indicators after `|` or `>` and a comment, up to the start of the next line. */
function readHeader(text: string, start: number): Header {
  let digit: number | undefined;
  let chomp: "-" | "+" | undefined;
  let at = start + 1;
  for (;;) {
    const char = text[at];
    if (char === undefined) return { digit, chomp, end: at };
    if (isBreak(char)) {
      const end = afterBreak(text, at);
      if (text[end] === "\t") throw new YamlFailure(SAY.tab, end);
      return { digit, chomp, end };
    }
    if (char >= "1" && char <= "9" && digit === undefined) digit = Number(char);
    else if ((char === "-" || char === "+") && chomp === undefined) chomp = char;
    else if (char === " " || char === "\t") {
      at = afterBlanks(text, at);
      if (text[at] === "#") at = lineEnd(text, at);
      continue;
    } else throw new YamlFailure(SAY.header, at, lineEnd(text, at));
    at++;
  }
}
