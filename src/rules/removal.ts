import type { Reading } from "../client/reading.ts";
import { hiddenCharacters } from "../scan/characters/hidden.ts";
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

/** A safe fix changes nothing that the client loads, and the prompt is loaded as it stands. */
function applicabilityOf(reading: Reading, removal: Edit): Applicability | undefined {
  if (removal.start >= bodyStart(reading)) return "unsafe";
  if (tooLargeToFix(reading)) return undefined;
  if (withoutEffect(reading).has(removal.start)) return "safe";
  return !reading.loads || survives(reading, [removal]) ? "unsafe" : undefined;
}

/** Without frontmatter, one may begin where a character at the start is gone. */
function bodyStart({ document: { envelope } }: Reading): number {
  return envelope.kind === "fenced" ? envelope.body.start : HEAD;
}

const known = new WeakMap<Reading, ReadonlySet<number>>();

/**
 * Where the runs of hidden characters in front of the body start that the client does not miss. Of
 * two that spoil the YAML neither is missed alone, so all of them are taken out together as well.
 */
function withoutEffect(reading: Reading): ReadonlySet<number> {
  const found = known.get(reading) ?? findWithoutEffect(reading);
  known.set(reading, found);
  return found;
}

/** Each of them takes a reading. More are no slip, and somebody has to look at them anyhow. */
const MOST_TRIED = 64;

function findWithoutEffect(reading: Reading): ReadonlySet<number> {
  const { file } = reading.document;
  const limit = bodyStart(reading);
  const places = hiddenCharacters(file).filter(({ span }) => span.start < limit);
  if (places.length > MOST_TRIED) return new Set();
  const before = loaded(reading);
  const changesNothing = (edits: readonly Edit[]) => loaded(rereading(reading, edits)) === before;
  const alone = places
    .map(({ span }): Edit => ({ ...span, text: "" }))
    .filter((edit) => changesNothing([edit]));
  const together = alone.length < 2 || changesNothing(alone);
  return new Set(together ? alone.map(({ start }) => start) : []);
}

/** What the client loads in front of the prompt, to be compared. */
function loaded({ loads, name, description, values, tools, frontmatter }: Reading): string {
  const { trace: _, ...kept } = values;
  const { granted, denied, mcp, spawn } = tools;
  const keys = frontmatter.entries.map(({ key }) => key);
  return JSON.stringify({ loads, name, description, kept, granted, denied, mcp, spawn, keys });
}

const LONGEST = 80;

/** What hidden characters spell, to stand in a message. */
export function spelled(says: string | undefined): string {
  if (says === undefined) return "";
  const shown = says.length > LONGEST ? `${says.slice(0, LONGEST)}…` : says;
  return ` that spell ${JSON.stringify(shown)}`;
}
