import type { CST } from "yaml";
import { SAY, YamlFailure, startsWith } from "./failure.ts";
import { isSpace } from "./lines.ts";
import type { YamlNote } from "./node.ts";
import type { TagKind } from "./scalars.ts";
import type { Mark, Walk } from "./walk.ts";

interface Property {
  readonly word: string;
  readonly mark: Mark;
}

/** The anchors and tags before a value; those on an earlier line than a key belong to its mapping. */
export class Properties {
  #anchor: Property | undefined;
  #outerAnchor: Property | undefined;
  #tag: Property | undefined;
  #outerTag: Property | undefined;

  get any(): boolean {
    return this.#anchor !== undefined || this.#tag !== undefined;
  }

  get anchor(): string | undefined {
    return this.#anchor?.word;
  }

  get tag(): TagKind {
    return this.#tag === undefined ? "none" : kindOfTag(this.#tag.word);
  }

  standOn(line: number): boolean {
    return this.#anchor?.mark.line === line || this.#tag?.mark.line === line;
  }

  /** The anchor if it stands on the given line. */
  anchorOn(line: number): string | undefined {
    return this.#anchor?.mark.line === line ? this.#anchor.word : undefined;
  }

  tagOn(line: number): TagKind {
    return this.#tag?.mark.line === line ? this.tag : "none";
  }

  /** Reads the anchor or tag, or returns undefined for another kind of token. */
  read(token: CST.SourceToken, walk: Walk, notes: YamlNote[]): Mark | undefined {
    const { offset: start, source } = token;
    if (token.type !== "anchor" && token.type !== "tag") return undefined;
    if (token.type === "anchor") {
      const mark = walk.take(start, nameEnd(walk, start, source));
      const word = source.slice(1);
      if (this.#anchor) {
        if (this.#anchor.mark.line === mark.line || this.#outerAnchor)
          throw tooMany("anchor", mark);
        this.#outerAnchor = this.#anchor;
      }
      this.#anchor = { word, mark };
      // As it was written: the lexer is shown another character for a byte-order mark.
      const written = walk.text.slice(start + 1, mark.end);
      notes.push({ kind: "anchor", word: written, span: { start, end: mark.end } });
      return mark;
    }
    const mark = walk.take(start, tagEnd(walk, start, source));
    const word = walk.text.slice(start + 1, mark.end);
    if (this.#tag) {
      if (this.#tag.mark.line === mark.line) throw tooMany("tag", mark);
      this.#outerTag = this.#tag;
    }
    this.#tag = { word, mark };
    notes.push({ kind: "tag", word, span: { start, end: mark.end } });
    return mark;
  }

  /** Which anchor names a first key on the given line, and which the mapping it opens. */
  split(line: number): { readonly key: string | undefined; readonly mapping: string | undefined } {
    const inner = this.#anchor;
    if (this.#outerAnchor) {
      if (inner && inner.mark.line !== line) throw tooMany("anchor", inner.mark);
      return { key: inner?.word, mapping: this.#outerAnchor.word };
    }
    return inner?.mark.line === line
      ? { key: inner.word, mapping: undefined }
      : { key: undefined, mapping: inner?.word };
  }

  /** A value that opens no mapping has no use for a second anchor or tag. */
  requireSingle(): void {
    if (this.#outerAnchor) throw tooMany("anchor", this.#anchor!.mark);
    this.requireOneTag();
  }

  requireOneTag(): void {
    if (this.#outerTag) throw tooMany("tag", this.#tag!.mark);
  }
}

function tooMany(what: "anchor" | "tag", mark: Mark): YamlFailure {
  return new YamlFailure(what === "anchor" ? SAY.twoAnchors : SAY.twoTags, mark.start, mark.end);
}

/** The end of the anchor or alias at `start`. */
export function nameEnd(walk: Walk, start: number, source: string): number {
  const end = start + source.length;
  const next = walk.text[end];
  if (!isSpace(next) && !(walk.inBrackets && /[[\]{},]/.test(next!))) {
    throw new YamlFailure(SAY.anchorName, start, end + 1);
  }
  if (!/^.[\x21-\x7e\x80-\uffff]+$/.test(source)) {
    throw new YamlFailure(startsWith(source[0]!), start, end);
  }
  return end;
}

const TAG =
  /!(?:<(?:!|[\w#;/?:@&=+$.~*'()%-])[\w#;/?:@&=+$,.!~*'()[\]%-]*>|![\w#;/?:@&=+$.~*'()%-]+|[0-9A-Za-z-][\w#;/?:@&=+$.~*'()%-]*|)/y;

/** The end of a tag. `!` alone, `!!word`, `!word` and `!<…>` exist; `!a!b` needs a directive. */
function tagEnd(walk: Walk, start: number, source: string): number {
  const { text } = walk;
  TAG.lastIndex = start;
  const tag = TAG.exec(text)?.[0] ?? "";
  const end = start + tag.length;
  const next = text[end];
  const bad = (): YamlFailure => new YamlFailure(SAY.tag, start, start + source.length);
  if (tag === "!" && !isSpace(next)) throw bad();
  if (/%(?![0-9a-fA-F]{2})/.test(tag)) throw bad();
  if (tag.startsWith("!!")) {
    const closed = isSpace(next) || (walk.inBrackets && /[[\]{},]/.test(next!));
    if (!closed) throw bad();
  } else if (next === "!" && /^![\w-]+$/.test(tag)) throw bad();
  return end;
}

function kindOfTag(word: string): TagKind {
  switch (word.replace(/^!/, "")) {
    case "":
      return word === "" ? "text" : "other";
    case "str":
      return "text";
    case "bool":
      return "bool";
    case "int":
    case "float":
      return "number";
    case "null":
      return "null";
    default:
      return "other";
  }
}
