import { CST, Lexer } from "yaml";
import type { YamlDialect } from "./node.ts";

/** Private fields of the package's lexer; what rests on them is held by the recorded blocks. */
interface LexerState {
  /** Lines of a value and of bracketed text must be indented at least so much. */
  indentNext: number;
  readonly flowLevel: number;
  /** The digit after `|` or `>`, less one. */
  blockScalarIndent: number;
}

/**
 * The pieces of a text as the package's lexer gives them, bent so that values are found where the
 * runtime finds them:
 * - Inside brackets every indentation is let through. The package stops at a line that is indented
 *   too little, the runtime's parser does so only in some cases, and `Walk` decides which.
 * - Anything after `|` or `>` passes for a comment; `readBlockText` reads the header itself.
 */
export function* lexAsRuntime(
  text: string,
  runtime: YamlDialect["runtime"],
): Generator<string, void> {
  const lexer = new Lexer();
  const state = lexer as unknown as LexerState;
  let outside: number | undefined;
  let before = "";
  let inHeader = false;
  for (let piece of lexer.lex(disguise(text))) {
    const isClosing = state.flowLevel === 1 && (piece === "]" || piece === "}");
    if (state.flowLevel > 0) {
      outside ??= state.indentNext;
      state.indentNext = isClosing ? outside : 0;
    }
    if (state.flowLevel === 0 || isClosing) outside = undefined;
    if (before !== CST.SCALAR) {
      if (inHeader && !/^[\s#]/.test(piece)) {
        const digit = /^[-+]?([1-9])/.exec(piece)?.[1];
        if (digit !== undefined) state.blockScalarIndent = Number(digit) - 1;
        piece = `#${piece.slice(1)}`;
      }
      inHeader = inHeader ? !/^[\r\n]/.test(piece) : /^[|>]/.test(piece);
      // Whatever the first line and a digit say, to the older runtime a text goes on while its lines
      // are indented at all.
      if (inHeader && runtime === "1.3") state.blockScalarIndent = 0;
    }
    before = piece;
    yield piece;
  }
}

/**
 * The text as the package has to see it to find the values where the runtime finds them. Every
 * offset stays, and values are read from the true text.
 * - A lone CR is a line break to the runtime only.
 * - A byte-order mark is nothing at the start and an ordinary character elsewhere.
 * - Tabs on a blank line end a value in the package only.
 */
function disguise(text: string): string {
  const plain = text
    .replace(/\r(?!\n)/g, "\n")
    .replace(/^\uFEFF/, "\n")
    .replaceAll("\uFEFF", "\uFFFD");
  if (!plain.includes("\t")) return plain;
  // In front of a block of text such a line has a meaning: its blanks may be the indentation.
  let opensText = false;
  const lines = plain.split("\n").map((line) => {
    const isBlank = /^[ \t]*\r?$/.test(line);
    if (!isBlank) opensText = /(?:^|[ \t])[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?$/.test(line);
    return isBlank && !opensText ? line.replaceAll("\t", " ") : line;
  });
  return lines.join("\n");
}
