import { parseAgent } from "../agent/document.ts";
import { read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { applyEdits } from "../text/edit.ts";
import type { Edit } from "../text/edit.ts";
import { cleaned } from "./clean.ts";
import { mendBlock } from "./block.ts";
import { framesOf } from "./frames.ts";
import type { Frame } from "./frame.ts";
import type { Mended } from "./mended.ts";

/** Working out what a larger block means would take too long, in UTF-16 units. */
const LARGE = 65_536;

/**
 * Brings a frontmatter that the client cannot read into a form that it reads as its author plainly
 * meant it: line by line into fields, the values that do not parse written anew, the rest byte for
 * byte as it was. Nothing for a file whose fields are read, or whose meaning cannot be told.
 */
export function mend(reading: Reading): Mended | undefined {
  return isUnread(reading) ? mended(reading) : undefined;
}

/**
 * The same for a living agent whose frontmatter ends at dashes inside a line: what stands behind
 * them becomes part of it. Always a guess, since the agent works as it is.
 */
export function mendCut(reading: Reading): Mended | undefined {
  const cut = reading.loads && reading.trace.some(({ kind }) => kind === "block-cut-short");
  const found = cut ? mended(reading) : undefined;
  return found && { ...found, guess: true };
}

function mended(reading: Reading): Mended | undefined {
  const { text } = reading.document.file;
  const first = cleaned(reading.document);
  if (first) return starves(reading, rereading(reading, first.edits)) ? undefined : first;
  for (const frame of framesOf(reading.document)) {
    if (frame.block.end - frame.block.start > LARGE) continue;
    const block = mendBlock(text, frame.block, reading.client.yaml);
    if (!block) continue;
    const edits = assembled(text, frame, block.edits);
    if (edits.length === 0) continue;
    const after = rereading(reading, edits);
    if (!holds(after, block.texts, block.keys) || starves(reading, after)) continue;
    if (reading.loads && !after.loads) continue;
    return { title: frame.title, edits, guess: frame.guess === true || block.guess };
  }
  return undefined;
}

/** The file as the edits leave it, read by the same client. */
export function rereading(reading: Reading, edits: readonly Edit[]): Reading {
  const { document, client, scope, pluginPrefix } = reading;
  const { path, text } = document.file;
  return read(parseAgent(path, applyEdits(text, edits)), {
    client,
    scope,
    ...(pluginPrefix !== undefined && { pluginPrefix }),
  });
}

/** What a frontmatter that is not read as it was meant may be called in the end. */
const readable: ReadonlySet<string> = new Set([
  "byte-order-mark",
  "unfenced",
  "yaml-failed",
  "not-a-mapping",
  "no-fields",
  "name-missing",
  "description-missing",
  "description-not-text",
]);

/** The agent is dead for its frontmatter; a plugin agent loads all the same, without its fields. */
function isUnread({ loads, scope, frontmatter, reason, document, trace }: Reading): boolean {
  if (document.encoding !== "utf-8") return false;
  if (scope !== "plugin") return !loads && reason !== undefined && readable.has(reason.kind);
  return frontmatter.outcome !== "mapping" && trace.some(({ kind }) => readable.has(kind));
}

/** A plugin agent that runs today must not be refused for the tools that it names. */
function starves(before: Reading, after: Reading): boolean {
  return before.loads && before.tools.spawn === "ok" && after.tools.spawn !== "ok";
}

function assembled(text: string, { block, edits, moved }: Frame, own: readonly Edit[]): Edit[] {
  if (!moved) return [...edits, ...own];
  const shifted = own.map(({ start, end, text: by }): Edit => {
    return { start: start - block.start, end: end - block.start, text: by };
  });
  const mended = applyEdits(text.slice(block.start, block.end), shifted);
  const lineBreak = mended.includes("\r\n") ? "\r\n" : "\n";
  const whole = `---${lineBreak}${mended}---${lineBreak}`;
  return [{ start: moved.to, end: moved.to, text: whole }, { ...moved.from, text: "" }, ...edits];
}

/** The fields are read, none is lost, and every text that was written anew reads as it was meant. */
function holds(
  after: Reading,
  texts: ReadonlyMap<string, string>,
  keys: readonly string[],
): boolean {
  const { outcome, error, entries } = after.frontmatter;
  if (outcome !== "mapping" || error) return false;
  const found = new Map(entries.map(({ key, value }) => [key, value]));
  if (!keys.every((key) => found.has(key))) return false;
  return [...texts].every(([key, text]) => {
    const value = found.get(key);
    return value?.kind === "scalar" && value.value === text;
  });
}
