import { SAY, YamlFailure } from "./failure.ts";
import { afterBlanks, afterBreak, isBreak, isSpace, lineEnd, skipLines } from "./lines.ts";
import type { LineState } from "./lines.ts";
import type { YamlDialect } from "./node.ts";

/**
 * What surrounds the place of the scan: `top` until the first entry of a mapping is complete,
 * `entries` from then on, `brackets` inside flow collections.
 */
type Context = "top" | "entries" | "brackets";

/** A piece of the text that is no white space, as the runtime's scanner would describe it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Offset of the start of its line; stands for the line. */
  readonly line: number;
  /** Its indentation. After `- ` and `? ` it is the column, otherwise that of the line. */
  readonly indent: number;
  /** A tab that stands where only blanks count as indentation. */
  readonly tab: number | undefined;
}

type Kind = "mark" | "indicator" | "closer" | "plain" | "quoted" | "blockText";

/**
 * Steps through the text from mark to mark and examines the white space and comments between them
 * with the rules of the runtime's scanner: which tabs are errors, which indentation a mark has.
 */
export class Walk {
  readonly text: string;
  readonly #contexts: Context[] = [];
  readonly #blocks: number[] = [];
  readonly #at: LineState = { lineStart: 0, indent: 0, tab: undefined };
  readonly #dialect: YamlDialect;
  #end: number;
  #contentEnd: number;
  #lastKind: Kind | "start" = "start";
  #lastLine = -1;
  /** Indentation that `- ` or `? ` adds to what follows on its line. */
  #added: number | undefined;
  #context: Context = "top";

  constructor(text: string, start: number, dialect: YamlDialect) {
    this.text = text;
    this.#dialect = dialect;
    this.#end = start;
    this.#contentEnd = start;
    this.#at.lineStart = start;
  }

  /** The end of the latest mark; past the line breaks behind a block of text. */
  get end(): number {
    return this.#end;
  }

  /** The end of the latest mark that is not white space. */
  get contentEnd(): number {
    return this.#contentEnd;
  }

  get inBrackets(): boolean {
    return this.#contexts.at(-1) === "brackets";
  }

  /** The indentation of the block collection around the scan, -1 at the top of a document. */
  get block(): number {
    return this.#blocks.at(-1) ?? -1;
  }

  within<T>(context: Context, run: () => T): T {
    this.#contexts.push(context);
    const result = run();
    this.#contexts.pop();
    return result;
  }

  withinBlock<T>(indent: number, run: () => T): T {
    this.#blocks.push(indent);
    const result = run();
    this.#blocks.pop();
    return result;
  }

  /** A mark that ends on its line and leaves the scan there. */
  take(start: number, end: number, kind: "mark" | "indicator" | "closer" = "mark"): Mark {
    const mark = this.#reach(start, end, kind === "closer");
    this.#leave(mark, kind, this.#at);
    this.#contentEnd = end;
    return mark;
  }

  /** A scalar, which may leave the scan on a later line. */
  takeScalar(
    start: number,
    kind: "plain" | "quoted" | "blockText",
    read: (at: LineState) => LineState & { readonly end: number; readonly contentEnd?: number },
  ): Mark {
    const before = this.#reach(start, start);
    const after = read(this.#at);
    const mark = { ...before, end: after.end };
    this.#leave(mark, kind, after);
    this.#contentEnd = after.contentEnd ?? after.end;
    return mark;
  }

  /** The end of the text, or of a document. */
  finish(end: number): Mark {
    return this.take(end, end);
  }

  #leave(mark: Mark, kind: Kind, at: LineState): void {
    this.#at.lineStart = at.lineStart;
    this.#at.indent = at.indent;
    this.#at.tab = at.tab;
    this.#end = mark.end;
    this.#lastKind = kind;
    this.#lastLine = mark.line;
    this.#added = kind === "indicator" ? mark.indent + 1 : undefined;
    this.#context = this.#contexts.at(-1) ?? "top";
  }

  #reach(start: number, end: number, closes: boolean = false): Mark {
    const { text } = this;
    const state = this.#at;
    let at = this.#end;
    if (this.#lastKind === "plain") {
      // The scan for further lines of the scalar has passed over this white space already.
      const first = afterBlanks(text, at);
      if (isBreak(text[first])) {
        const fold = skipLines(text, afterBreak(text, first));
        state.lineStart = fold.lineStart;
        state.indent = fold.indent;
        state.tab = fold.tab;
        at = fold.end;
      } else at = first;
    }
    let counting = this.#lastKind === "start" || this.#lastKind === "indicator";
    let added = this.#added;
    let indenting = counting;
    if (indenting) state.tab = undefined;
    while (at < start) {
      const char = text[at];
      if (isBreak(char)) {
        at = afterBreak(text, at);
        state.lineStart = at;
        state.indent = 0;
        state.tab = undefined;
        counting = true;
        indenting = true;
        added = undefined;
      } else if (char === " ") {
        const from = at;
        while (text[at] === " ") at++;
        if (counting) state.indent = at - from + (added ?? 0);
        counting = false;
      } else if (char === "\t") {
        if (counting && added === undefined && this.#context === "entries") {
          throw new YamlFailure(SAY.tab, at);
        }
        if (indenting) {
          state.tab ??= at;
          added = undefined;
        }
        counting = false;
        at++;
      } else if (char === "#") {
        if (at > state.lineStart && !isSpace(text[at - 1])) {
          throw new YamlFailure(SAY.commentSpace, at, lineEnd(text, at));
        }
        at = lineEnd(text, at);
      } else throw new YamlFailure(SAY.unexpected, at, Math.max(at + 1, start));
    }
    if (at > start) throw new YamlFailure(SAY.unexpected, start, Math.max(at, end));
    const { runtime, closingBracket } = this.#dialect;
    // To the older runtime a tab is no indentation, and no mistake in most places.
    const tab = runtime === "1.3" ? undefined : state.tab;
    const mark = { start, end, line: state.lineStart, indent: state.indent, tab };
    const free =
      (closes && closingBracket === "anywhere") ||
      this.#lastKind === "plain" ||
      this.#lastKind === "quoted";
    if (
      this.#context === "brackets" &&
      !free &&
      mark.line !== this.#lastLine &&
      mark.indent <= this.block
    ) {
      throw new YamlFailure(SAY.bracketIndent, start, lineEnd(text, start));
    }
    return mark;
  }
}
