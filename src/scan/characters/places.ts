import type { Reading } from "../../client/reading.ts";
import type { Edit } from "../../text/edit.ts";
import { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/source-file.ts";
import { hiddenCharacters } from "./hidden.ts";
import type { HiddenKind } from "./hidden.ts";
import { passagesOf } from "../passages.ts";

export interface HiddenPlace {
  readonly span: Span;
  readonly says?: string;
  /** The characters, for messages: `U+202E`, at most a few of them. */
  readonly named: string;
  readonly count: number;
  /** Absent where the characters are spelled as escapes. */
  readonly removal?: Edit;
}

/** Hidden characters of one kind in the file, and in values that spell them as escapes. */
export function* hiddenIn(reading: Reading, kind: HiddenKind): Generator<HiddenPlace> {
  const { file } = reading.document;
  for (const { span, says, kind: found } of hiddenCharacters(file)) {
    if (found !== kind) continue;
    const removal = { ...span, text: "" };
    yield { span, ...(says && { says }), ...namesOf(file.text, span), removal };
  }
  for (const passage of passagesOf(reading)) {
    if (passage.of !== "value") continue;
    const value = new SourceFile("", passage.text);
    const [first] = hiddenCharacters(value).filter((one) => one.kind === kind);
    if (!first) continue;
    const { says } = first;
    yield {
      span: passage.place(0, 0),
      ...(says && { says }),
      ...namesOf(passage.text, first.span),
    };
  }
}

const MOST_NAMED = 3;

function namesOf(text: string, { start, end }: Span): { named: string; count: number } {
  // A run may be as long as the file.
  const characters = Array.from(text.slice(start, Math.min(end, start + 65_536)));
  const codes = [...new Set(characters)].map(
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`,
  );
  const more = codes.length > MOST_NAMED ? " and others" : "";
  return { named: codes.slice(0, MOST_NAMED).join(", ") + more, count: characters.length };
}
