import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { quoted } from "../mend/written.ts";
import type { Fix } from "./fix.ts";

/** Makes a text of a number or a truth value by quoting what stands there. */
export function quoteScalar(reading: Reading, key: string): Fix | undefined {
  const value = entryOf(reading, key)?.value;
  if (value?.kind !== "scalar" || value.style !== "plain") return undefined;
  const { start, end } = value.span;
  const written = reading.document.file.text.slice(start, end).trimEnd();
  if (!/^[\w.+-]+$/.test(written)) return undefined;
  return {
    title: "Put the value in quotes",
    applicability: "safe",
    edits: [{ start, end: start + written.length, text: quoted(written) }],
  };
}
