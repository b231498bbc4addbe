import { notesJson, notesPretty } from "../../report/notes.ts";
import type { Note } from "../../report/notes.ts";
import type { Io } from "../io.ts";
import { styleFor } from "../terminal.ts";

export type { Note };

export interface TellOptions {
  readonly json?: boolean | undefined;
  /** Nothing of it has been done. */
  readonly dryRun?: boolean | undefined;
  /** What was looked at is partly old and partly new. */
  readonly halfDone?: boolean;
}

/** Prints notes, or one JSON document. */
export async function tell(
  notes: readonly Note[],
  { json, dryRun = false, halfDone = false }: TellOptions,
  io: Io,
): Promise<void> {
  const text = json
    ? notesJson(notes, { dryRun, halfDone })
    : notesPretty(notes, styleFor(io.stdout, io.env));
  await io.stdout.write(text);
}
