import type { Reading } from "../client/reading.ts";
import type { HiddenPlace } from "../scan/characters/places.ts";
import type { Edit } from "../text/edit.ts";
import type { Applicability, Fix } from "./fix.ts";
import { rereading, survives, tooLargeToFix } from "./survives.ts";

/** Takes hidden characters out; nothing that a reader sees changes. */
export function removalOf(reading: Reading, place: HiddenPlace): { readonly fix?: Fix } {
  const { removal, count } = place;
  const applicability = removal && applicabilityOf(reading, removal);
  if (!removal || !applicability) return {};
  const what = count === 1 ? "the hidden character" : `the ${count} hidden characters`;
  return { fix: { title: `Remove ${what}`, applicability, edits: [removal] } };
}

/** Where frontmatter begins, if it does, in UTF-16 units. */
const HEAD = 4_096;

/** In a field a character may be part of a key or a name, so what the client loads is compared. */
function applicabilityOf(reading: Reading, removal: Edit): Applicability | undefined {
  const { envelope } = reading.document;
  // Without frontmatter, one may begin where a character at the start is gone.
  const bodyStart = envelope.kind === "fenced" ? envelope.body.start : HEAD;
  if (removal.start >= bodyStart) return "safe";
  if (tooLargeToFix(reading)) return undefined;
  const hidden = reading.document.file.text.slice(removal.start, removal.end);
  const after = rereading(reading, [removal]);
  if (fields(after, hidden) === fields(reading, hidden)) return "safe";
  return !reading.loads || survives(reading, [removal]) ? "unsafe" : undefined;
}

/** What the client loads, without characters of the hidden kind. */
function fields({ loads, name, description, values, tools, frontmatter }: Reading, hidden: string) {
  const { trace: _, ...kept } = values;
  const { granted, denied, mcp, spawn } = tools;
  const keys = frontmatter.entries.map(({ key }) => key);
  const without = (text = "") =>
    Array.from(text)
      .filter((one) => !hidden.includes(one))
      .join("");
  const texts = { name: without(name), description: without(description) };
  return JSON.stringify({ loads, kept, granted, denied, mcp, spawn, keys, texts });
}

const LONGEST = 80;

/** What hidden characters spell, to stand in a message. */
export function spelled(says: string | undefined): string {
  if (says === undefined) return "";
  const shown = says.length > LONGEST ? `${says.slice(0, LONGEST)}…` : says;
  return ` that spell ${JSON.stringify(shown)}`;
}
