import { Parser } from "yaml";
import type { CST } from "yaml";
import { DEPTH_LIMIT, PIECE_LIMIT, SAY, YamlFailure } from "./failure.ts";

/**
 * The syntax trees of a text, given in pieces: one token for each document and for what stands
 * between documents.
 *
 * Depth and number of pieces are bounded, because the package needs about a microsecond and a
 * hundred bytes for each piece, and its parser as well as every reader of the result recurses.
 */
export function readTokens(pieces: Iterable<string>): CST.Token[] {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let count = 0;
  for (const piece of pieces) {
    if (++count > PIECE_LIMIT) throw new YamlFailure(SAY.size, parser.offset);
    for (const token of parser.next(piece)) tokens.push(token);
    if (parser.stack.length > DEPTH_LIMIT) throw new YamlFailure(SAY.depth, parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
