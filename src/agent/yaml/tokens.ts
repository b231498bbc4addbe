import { CST, Lexer, Parser } from "yaml";
import { DEPTH_LIMIT, PIECE_LIMIT, SAY, YamlFailure } from "./failure.ts";

/** The two private fields of the package's lexer that decide where bracketed text ends. */
interface FlowState {
  indentNext: number;
  readonly flowLevel: number;
}

/**
 * The syntax trees of a text: one token for each document and for what stands between documents.
 *
 * Depth and number of pieces are bounded, because the package needs about a microsecond and a
 * hundred bytes for each piece, and its parser as well as every reader of the result recurses.
 *
 * `asRuntime` bends the package to find the values where the runtime finds them:
 * - Inside brackets every indentation is let through. The package stops at a line that is indented
 *   too little, the runtime's parser does so only in some cases, and `Walk` decides which.
 * - Anything after `|` or `>` passes for a comment; `readBlockText` reads the header itself.
 */
export function readTokens(text: string, asRuntime: boolean): CST.Token[] {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  const lexer = new Lexer();
  const state = lexer as unknown as FlowState;
  let outside: number | undefined;
  let before = "";
  let inHeader = false;
  let pieces = 0;
  for (let piece of lexer.lex(asRuntime ? disguise(text) : text)) {
    if (++pieces > PIECE_LIMIT) throw new YamlFailure(SAY.size, parser.offset);
    if (asRuntime) {
      const closing = state.flowLevel === 1 && (piece === "]" || piece === "}");
      if (state.flowLevel > 0) {
        outside ??= state.indentNext;
        state.indentNext = closing ? outside : 0;
      }
      if (state.flowLevel === 0 || closing) outside = undefined;
      if (before !== CST.SCALAR) {
        if (inHeader && !/^[\s#]/.test(piece)) piece = "#" + piece.slice(1);
        inHeader = inHeader ? !/^[\r\n]/.test(piece) : /^[|>]/.test(piece);
      }
      before = piece;
    }
    for (const token of parser.next(piece)) tokens.push(token);
    if (parser.stack.length > DEPTH_LIMIT) throw new YamlFailure(SAY.depth, parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
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
