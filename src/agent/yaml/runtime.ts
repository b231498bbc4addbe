import type { CST } from "yaml";
import { Anchors } from "./anchors.ts";
import { composeNode } from "./compose.ts";
import { absentAt, composeAbsent } from "./compose-scalar.ts";
import { SAY, YamlFailure } from "./failure.ts";
import { lexAsRuntime } from "./lex.ts";
import type { YamlDialect, YamlNode, YamlNote, YamlResult } from "./node.ts";
import { Properties } from "./properties.ts";
import { isWhite, requireNothing, unexpectedToken } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { readTokens } from "./tokens.ts";
import { Walk } from "./walk.ts";

/**
 * Reads a text as the YAML parser of the client's runtime does; checked against that parser of
 * version 1.4.4. Several documents become a list of their roots.
 *
 * Known to be errors here but not there: a key without `:` before a line that starts with `? `, a
 * mapping directly behind `?` that starts with `:`, and directives before `---`.
 *
 * @throws YamlFailure at the first error.
 */
export function parseAsRuntime(text: string, dialect: YamlDialect): YamlResult {
  const notes: YamlNote[] = [];
  const walk = new Walk(text, text.startsWith("\uFEFF") ? 1 : 0, dialect);
  const reading = (): Reading => {
    return { walk, dialect, notes, anchors: new Anchors(), compose: composeNode };
  };
  const roots: YamlNode[] = [];
  let written = false;
  for (const token of readTokens(lexAsRuntime(text, dialect.runtime))) {
    if (isWhite(token) || token.type === "byte-order-mark") continue;
    if (token.type === "document") {
      const filled = token.value !== undefined || token.start.some((part) => !isWhite(part));
      if (!filled && roots.length > 0) continue;
      written ||= filled;
      roots.push(composeDocument(reading(), token));
    } else if (token.type === "doc-end") {
      if (roots.length === 0) roots.push(absentAt(0));
      const mark = walk.take(token.offset, token.offset + 3);
      if (mark.start !== mark.line) throw unexpectedToken(token);
      requireNothing(token.end, SAY.documentEnd);
    } else if (token.type === "directive") throw new YamlFailure(SAY.directive, token.offset);
    else throw unexpectedToken(token);
  }
  walk.finish(text.length);
  notes.sort((a, b) => a.span.start - b.span.start);
  if (roots.length <= 1) return { ok: true, root: written ? roots[0] : undefined, notes };
  const span = { start: 0, end: text.length };
  return { ok: true, root: { kind: "list", items: roots, flow: false, span }, notes };
}

function composeDocument(reading: Reading, token: CST.Document): YamlNode {
  const { walk, notes } = reading;
  const properties = new Properties();
  for (const part of token.start) {
    if (isWhite(part)) continue;
    if (part.type === "doc-start") walk.take(part.offset, part.offset + 3);
    else if (!properties.read(part, walk, notes)) throw unexpectedToken(part);
  }
  if (!token.value) return composeAbsent(reading, properties);
  const { node } = composeNode(reading, token.value, properties, undefined);
  requireNothing(token.end, token.value.type === "block-map" ? SAY.indent : SAY.unexpected);
  return node;
}
