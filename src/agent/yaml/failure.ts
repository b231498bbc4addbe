import type { Span } from "../../text/source-file.ts";

/** Thrown inside this folder to leave a parse at its first error; never leaves `parseYaml`. */
export class YamlFailure extends Error {
  readonly span: Span;

  constructor(message: string, start: number, end: number = start + 1) {
    super(message);
    this.span = { start, end: Math.max(start, end) };
  }
}

/** How deep collections may be nested before the parse is refused; see `tokens.ts`. */
export const DEPTH_LIMIT = 200;
/** How many pieces (marks, values, line breaks …) a text may have; see `tokens.ts`. */
export const PIECE_LIMIT = 100_000;

/** The messages without a variable part. */
export const SAY = {
  tab: "a tab used as indentation",
  nul: "a NUL character",
  indent: "wrong indentation",
  deeperKey: "a key that is indented deeper than the key above it",
  colon: 'unexpected ": " inside an unquoted value',
  colonAtEnd: 'unexpected ":" at the end of an unquoted value',
  colonAfterValue: 'unexpected ":" after a value',
  colonBlank: 'no blank after the ":" of a key',
  strayLine: 'a line that is neither "key: value" nor indented under the value above it',
  afterComment: "a line that continues a value behind a comment",
  strayItem: "a list item under a key that already has a value",
  noColon: 'a key without ":" after it',
  multilineKey: "a key that runs over several lines",
  blockKey: "a list or a block of text as a key",
  duplicate: "a key that was used before in the same mapping",
  openQuote: "unclosed quote",
  afterQuote: "text after the closing quote",
  quotedIndent: "a line inside quotes that is not indented under its key",
  dashInBrackets: '"- " inside brackets',
  comma: "a comma with nothing before it",
  noComma: "no comma between two values inside brackets",
  bracketIndent: "a line inside brackets that is not indented under its key",
  commentSpace: 'no blank before the "#" of a comment',
  header: 'text after the "|" or ">" that starts a block of text',
  blockBlank: "a blank line that is indented deeper than the text below it",
  twoAnchors: "two anchors (&) on one value",
  twoTags: "two tags (!) on one value",
  anchorName: 'a bracket or comma in the name of an anchor ("&") or alias ("*")',
  aliasProps: 'an anchor ("&") or tag ("!") before an alias',
  enclosingMerge: "a merge key that refers to the mapping it stands in",
  tag: 'a tag ("!") that cannot be read',
  aliasBomb: "aliases that multiply without end",
  directive: '"%" at the start of a line',
  documentEnd: 'text after "..."',
  documentInValue: '"..." inside a value',
  depth: `values nested more than ${DEPTH_LIMIT} levels deep`,
  size: `more than ${PIECE_LIMIT / 1000} thousand keys, values and line breaks`,
  unexpected: "unexpected text",
} as const;

export const startsWith = (mark: string): string => `a value that starts with "${mark}"`;
export const unclosed = (bracket: string): string => `unclosed "${bracket}"`;
export const unopened = (bracket: string): string => `"${bracket}" without its opening bracket`;
export const afterBracket = (bracket: string): string => `text after the closing "${bracket}"`;
export const badEscape = (letter: string): string =>
  `unknown escape "\\${letter}" inside double quotes`;
export const noAnchor = (name: string): string => {
  return `alias "${name.length > 40 ? `${name.slice(0, 39)}…` : name}" has no anchor`;
};
