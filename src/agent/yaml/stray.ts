import { SAY, YamlFailure, startsWith } from "./failure.ts";
import { lineEnd } from "./lines.ts";

/** Why the line that starts with the word at `start` is no entry of its mapping. */
export function strayLine(text: string, start: number, mapIndent: number): YamlFailure {
  const end = contentEnd(text, start);
  const line = text.slice(start, end);
  const indent = indentation(text, start);
  const tab = indent.indexOf("\t");
  if (tab >= 0) {
    const at = start - indent.length + tab;
    return new YamlFailure(SAY.tab, at, at + 1);
  }
  if (/^-(?:\s|$)/.test(line)) {
    const message = indent.length === mapIndent ? SAY.strayItem : SAY.indent;
    return new YamlFailure(message, start, end);
  }
  if (mapIndent >= 0 && indent.length > mapIndent) {
    const isBehindComment = /(?:^|[ \t])#/.test(lineBefore(text, start));
    return new YamlFailure(isBehindComment ? SAY.afterComment : SAY.indent, start, end);
  }
  const key = /^[\w.-]+(?=:\S)/.exec(line)?.[0];
  if (key !== undefined) return new YamlFailure(SAY.colonBlank, start, start + key.length + 1);
  if (/^[a-zA-Z][\w-]*$/.test(line)) return new YamlFailure(SAY.noColon, start, end);
  return new YamlFailure(SAY.strayLine, start, end);
}

/**
 * Why the colon at `colon` cannot stand there. `key` is the start of what stands before it, which
 * the parser took for the beginning of a mapping inside a value.
 */
export function strayColon(text: string, key: number, colon: number): YamlFailure {
  if (key === colon) return new YamlFailure(startsWith(": "), colon);
  if (/["'[{*]/.test(text[key] ?? "")) return new YamlFailure(SAY.colonAfterValue, colon);
  const before = text.slice(key, colon);
  const word = /[\r\n][ \t]*([\w-]+)$/.exec(before)?.[1];
  if (word !== undefined) return new YamlFailure(SAY.deeperKey, colon - word.length, colon + 1);
  const atEnd = contentEnd(text, colon) === colon + 1;
  return new YamlFailure(atEnd ? SAY.colonAtEnd : SAY.colon, colon);
}

/** Whether the line at `lineStart` is `key:` or `key: value`, so that a bracket before is open. */
export function looksLikeEntry(text: string, lineStart: number): boolean {
  return /^[ \t]*[\w-]+:(?:\s|$)/.test(text.slice(lineStart, lineEnd(text, lineStart)));
}

/** The end of the line that holds `at` without trailing blanks. */
function contentEnd(text: string, at: number): number {
  let end = lineEnd(text, at);
  while (end > at && /[ \t]/.test(text[end - 1]!)) end--;
  return end;
}

/** The latest line before `at` that is not blank. */
function lineBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start--;
  return text.slice(start, end);
}

/** The white space between the start of the line and `at`; empty if there is anything else. */
function indentation(text: string, at: number): string {
  let start = at;
  while (start > 0 && /[ \t]/.test(text[start - 1]!)) start--;
  return start === 0 || /[\r\n]/.test(text[start - 1]!) ? text.slice(start, at) : "";
}
