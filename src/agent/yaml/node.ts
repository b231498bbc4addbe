import type { Span } from "../../text/source-file.ts";

/**
 * A YAML value as plain data with its place. Spans are UTF-16 offsets into the text that was
 * parsed. Aliases appear as the very node of their anchor, so one node may be reached by several
 * paths; walk with care.
 */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** The value with its quotes or block indicator; empty for a value that is not written. */
  readonly span: Span;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  /** Written with brackets. */
  readonly flow: boolean;
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: "map";
  /** In the order of the text; a repeated key appears once, where its last value stands. */
  readonly entries: readonly YamlEntry[];
  /** Written with braces. */
  readonly flow: boolean;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** Something that the parse dropped or changed without an error. */
export type YamlNote =
  /** An earlier entry of the same key, which counts for nothing. */
  | {
      readonly kind: "duplicate-key";
      readonly key: string;
      readonly span: Span;
      readonly winner: Span;
    }
  /** `<<` that brings the keys of other mappings, those that stand there themselves left out. */
  | { readonly kind: "merged"; readonly keys: readonly string[]; readonly span: Span }
  /** ` # …` behind a value on its line; `span` covers the comment. */
  | { readonly kind: "comment"; readonly span: Span; readonly value: Span }
  /** `&word` or `!word`, which is not part of the value. */
  | { readonly kind: "anchor" | "tag"; readonly word: string; readonly span: Span };

export interface YamlError {
  /** In the project's words. */
  readonly message: string;
  readonly span: Span;
}

export type YamlResult =
  | { readonly ok: true; readonly root: YamlNode | undefined; readonly notes: readonly YamlNote[] }
  | { readonly ok: false; readonly error: YamlError };

/** How the YAML parser of a client version deviates; the client's facts choose the values. */
export interface YamlDialect {
  /** `javascript`: the `yaml` package as the client bundled it; `bun`: the parser of its runtime. */
  readonly parser: "javascript" | "bun";
  readonly duplicateKeys: "error" | "last-wins";
  readonly mergeKeys: boolean;
  /** A NUL character: kept, the end of the text, or an error. */
  readonly nul: "kept" | "ends" | "error";
  /** The runtime's minor version; the older one is more lenient. Without meaning for `javascript`. */
  readonly runtime: "1.3" | "1.4";
  /** Two escapes in double quotes for one character, as in `"\ud83d\ude00"`. */
  readonly surrogatePairs: "read" | "error";
  /** Where a `]` or `}` may stand that follows a comma, a bracket or a comment on a line before. */
  readonly closingBracket: "anywhere" | "indented";
}
