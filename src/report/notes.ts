import { jsonText } from "../text/json.ts";
import { printable } from "../text/printable.ts";
import type { Ink, Style } from "./report.ts";

/** What a command found or did, one line for each file; the form in JSON is version 1. */
export interface Note {
  readonly name: string;
  /** As people see it; null where it is about no file. */
  readonly path: string | null;
  /** One word for programs. */
  readonly state: string;
  /** Completes "<path> …". */
  readonly words: string;
  readonly ink: Ink;
}

export function notesPretty(notes: readonly Note[], style: Style): string {
  return notes
    .map(({ name, path, words, ink }) => {
      const subject = style.paint(printable(path ?? name), "strong");
      return `${subject} ${style.paint(printable(words), ink)}\n`;
    })
    .join("");
}

export function notesJson(notes: readonly Note[], rest: Readonly<Record<string, unknown>>): string {
  const agents = notes.map(({ name, path, state, words }) => ({ name, path, state, words }));
  return jsonText({ version: 1, ...rest, agents });
}
