import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Fix } from "./fix.ts";
import { survives } from "./survives.ts";

/** Writes the name plainly: a guess, since others may name the agent as it is. One that needs quotes is left to its author. */
export function nameFix(reading: Reading, meant: string): Fix | undefined {
  const span = entryOf(reading, "name")?.value.span;
  if (!span || span.end === span.start || !/^[A-Za-z][\w .-]*$/.test(meant)) return undefined;
  const written = reading.document.file.text.slice(span.start, span.end).trimEnd();
  const edits = [{ start: span.start, end: span.start + written.length, text: meant }];
  if (!survives(reading, edits)) return undefined;
  return { title: `Write the name as \`${meant}\``, applicability: "unsafe", edits };
}
