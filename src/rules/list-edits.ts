import { readFrontmatter } from "../client/frontmatter.ts";
import type { Frontmatter } from "../client/frontmatter.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { applyEdits } from "../text/edit.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";
import { itemRemoval } from "./item-removal.ts";
import { namedEntries } from "./named-entries.ts";
import type { ListKey, NamedEntry } from "./named-entries.ts";
import { plainValue } from "./plain-value.ts";

/** One entry of a list, where the reading or a mention has it. */
export interface Listed {
  readonly field: ListKey;
  readonly span: Span;
}

/** The edit that writes another name for an entry; nothing where anything else would change. */
export function replaceEntry(reading: Reading, listed: Listed, name: string): Edit | undefined {
  return tried(reading, listed, [name], ({ place }) => place && { ...place, text: name });
}

/**
 * The edit that takes one entry out of a list, with its separator; for an item of a block list its
 * whole line. Nothing where anything else would change, or where the entry is the last one left,
 * since an empty list means no tools.
 */
export function removeEntry(reading: Reading, listed: Listed): Edit | undefined {
  const { text } = reading.document.file;
  return tried(reading, listed, [], ({ list, span }) => itemRemoval(text, list, span));
}

/**
 * The edit of one entry if the client, reading the block again with it, takes exactly `instead` in
 * the place of that entry, and everything else as before. What stands around an entry may turn into
 * a comment, a mapping or an alias without its anchor when it goes: too many ways to foresee.
 */
function tried(
  reading: Reading,
  { field, span }: Listed,
  instead: readonly string[],
  editOf: (entry: NamedEntry) => Edit | undefined,
): Edit | undefined {
  const { envelope, file } = reading.document;
  if (envelope.kind !== "fenced") return undefined;
  const { start, end } = envelope.block;
  const entries = entriesOf(reading, field);
  if (entries.length * (end - start) > DEAR) return undefined;
  const at = (entry: NamedEntry) => entry.span.start === span.start && entry.span.end === span.end;
  const index = entries.findIndex(at);
  const entry = entries[index];
  // Of several that are written in one place, or that are all there is, none can be taken alone.
  if (!entry || entries.filter(at).length > 1) return undefined;
  if (instead.length === 0 && entries.length === 1) return undefined;

  const edit = editOf(entry);
  if (!edit || edit.start < start || edit.end > end) return undefined;
  const shifted = { ...edit, start: edit.start - start, end: edit.end - start };
  const block = applyEdits(file.text.slice(start, end), [shifted]);
  // Dashes would end the block.
  if (block.includes("---")) return undefined;
  const after = readFrontmatter(block, 0, reading.client);
  // The client's rescue may save it, or not in the next version.
  if (after.error && !reading.frontmatter.error) return undefined;
  const left = after.entries.find(({ key }) => key === field)?.value;
  const texts = (all: readonly NamedEntry[]) => all.map((one) => one.text);
  const wanted = texts(entries).toSpliced(index, 1, ...instead);
  const found = left && texts(namedEntries(field, left, block));
  if (JSON.stringify(found) !== JSON.stringify(wanted)) return undefined;
  return others(after, field) === others(reading.frontmatter, field) ? edit : undefined;
}

/** The block is read again for each entry; a list for which that costs more UTF-16 units is left alone. */
const DEAR = 1_000_000;

const known = new WeakMap<Reading, Map<ListKey, readonly NamedEntry[]>>();

/** Taken apart once for all the entries of a list that are in question. */
function entriesOf(reading: Reading, field: ListKey): readonly NamedEntry[] {
  const lists = known.get(reading) ?? new Map<ListKey, readonly NamedEntry[]>();
  known.set(reading, lists);
  const value = entryOf(reading, field)?.value;
  const found =
    lists.get(field) ?? (value ? namedEntries(field, value, reading.document.file.text) : []);
  lists.set(field, found);
  return found;
}

/** What the keys beside it hold. */
function others({ entries, outcome }: Frontmatter, field: ListKey): string {
  const beside = entries.filter(({ key }) => key !== field);
  return JSON.stringify([outcome, beside.map(({ key, value }) => [key, plainValue(value)])]);
}
