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
export const DEPTH_LIMIT = 500;
/** How many pieces (marks, values, line breaks …) a text may have; see `tokens.ts`. */
export const PIECE_LIMIT = 250_000;

export const SAY = {
  tab: "a tab used as indentation",
  nul: "a NUL character",
  indent: "wrong indentation",
  colon: 'unexpected ": " inside an unquoted value',
  colonAtEnd: 'unexpected ":" at the end of an unquoted value',
  colonAfterValue: 'unexpected ":" after a value',
  duplicate: "a key that was used before in the same mapping",
  strayLine: 'a line that is neither "key: value" nor indented under the value above it',
  noColon: 'a key without ": " after it',
  multilineKey: "a key that runs over several lines",
  openQuote: "unclosed quote",
  afterQuote: "text after the closing quote",
  quotedIndent: "a line inside quotes that is not indented under its key",
  listOnKeyLine: 'a value that starts with "- "',
  questionOnKeyLine: 'a value that starts with "? "',
  dashInBrackets: '"- " inside brackets',
  comma: "a comma with nothing before it",
  noComma: "no comma between two values inside brackets",
  bracketIndent: "a line inside brackets that is not indented under its key",
  commentSpace: 'no blank before the "#" of a comment',
  header: 'text after the "|" or ">" of a block of text',
  blockBlank: "a blank line that is indented deeper than the text below it",
  twoAnchors: "two anchors (&) on one value",
  twoTags: "two tags (!) on one value",
  anchorName: 'an anchor ("&") or alias ("*") without a plain name',
  aliasProps: 'an anchor ("&") or tag ("!") on an alias',
  tag: 'a tag ("!") that cannot be read',
  aliasBomb: "aliases that multiply without end",
  directive: '"%" at the start of a line',
  documentEnd: 'text after "..."',
  documentInValue: '"..." inside a value',
  depth: `values nested more than ${DEPTH_LIMIT} levels deep`,
  size: `more than ${PIECE_LIMIT} keys, values and line breaks`,
  unexpected: "unexpected text",
} as const;

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

export const startsWith = (mark: string): string => `a value that starts with "${mark}"`;
export const unclosed = (bracket: string): string => `unclosed "${bracket}"`;
export const unopened = (bracket: string): string => `"${bracket}" without its opening bracket`;
export const afterBracket = (bracket: string): string => `text after the closing "${bracket}"`;
export const noAnchor = (name: string): string => `alias "${clip(name)}" has no anchor`;
export const badEscape = (escape: string): string =>
  `unknown escape "${escape}" inside double quotes`;
