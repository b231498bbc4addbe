import { parseAgent } from "../agent/document.ts";
import { clientAt } from "../client/client.ts";
import { entryOf, read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { decode } from "../text/decode.ts";
import { applyEdits } from "../text/edit.ts";

/**
 * The same agent under another name: the value of `name` is replaced where it stands, and every other
 * byte stays. Nothing when that does not give an agent of this name.
 */
export function renamed(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const { text } = decode(bytes);
  const reading = readText(text);
  const span = entryOf(reading, "name")?.value.span;
  if (!span) return undefined;
  // A name such as `true` or `1e3` is a text only in quotes.
  for (const written of [name, `"${name}"`]) {
    const changed = applyEdits(text, [{ ...span, text: written }]);
    if (readText(changed).name === name) {
      return new TextEncoder().encode(changed);
    }
  }
  return undefined;
}

/** A name is read in the same way wherever an agent may be installed. */
function readText(text: string): Reading {
  return read(parseAgent("", text), { client: clientAt(), scope: "project" });
}
