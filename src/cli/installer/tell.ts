import { notesJson, notesPretty } from "../../report/notes.ts";
import type { Note } from "../../report/notes.ts";
import type { Io } from "../io.ts";
import { styleFor } from "../terminal.ts";
import type { Context } from "./context.ts";

export type { Note };

/** Prints notes, or one JSON document. */
export async function tell(
  notes: readonly Note[],
  { json, ...rest }: { readonly json?: boolean | undefined } & Readonly<Record<string, unknown>>,
  io: Io,
): Promise<void> {
  const text = json ? notesJson(notes, rest) : notesPretty(notes, styleFor(io.stdout, io.env));
  await io.stdout.write(text);
}

/** In JSON, where it is so. */
export function halfDone({ halfDone: it }: Context): { readonly halfDone?: true } {
  return it ? { halfDone: true } : {};
}
