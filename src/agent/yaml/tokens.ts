import { Lexer, Parser } from "yaml";
import type { CST } from "yaml";
import { DEPTH_LIMIT, PIECE_LIMIT, SAY, YamlFailure } from "./failure.ts";

/** The two private fields of the package's lexer that decide where bracketed text ends. */
interface FlowState {
  indentNext: number;
  readonly flowLevel: number;
}

/**
 * The syntax trees of a text: one token for each document and for what stands between documents.
 *
 * Three things are done on the way:
 * - A lone CR becomes LF, which the package alone would not take for a line break. Offsets stay.
 * - Depth and number of pieces are bounded, because the package needs about a microsecond and a
 *   hundred bytes for each piece, and its parser as well as every reader of the result recurses.
 * - Inside brackets every indentation is let through. The package stops at a line that is indented
 *   too little, the runtime's parser does so only in some cases, and `Walk` decides which.
 */
export function readTokens(text: string): CST.Token[] {
  const unix = text.replace(/\r(?!\n)/g, "\n");
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  const lexer = new Lexer();
  const state = lexer as unknown as FlowState;
  let outside: number | undefined;
  let pieces = 0;
  for (const piece of lexer.lex(unix)) {
    if (++pieces > PIECE_LIMIT) throw new YamlFailure(SAY.size, parser.offset);
    if (state.flowLevel > 0) {
      outside ??= state.indentNext;
      state.indentNext = 0;
      if (state.flowLevel === 1 && (piece === "]" || piece === "}")) {
        state.indentNext = outside;
        outside = undefined;
      }
    } else outside = undefined;
    for (const token of parser.next(piece)) tokens.push(token);
    if (parser.stack.length > DEPTH_LIMIT) throw new YamlFailure(SAY.depth, parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
