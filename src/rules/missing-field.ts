import { textOf } from "../client/field-values.ts";
import { fields, pluginDescriptionKeys } from "../client/facts/fields.ts";
import { fold } from "../client/nearest-field.ts";
import type { Reading } from "../client/reading.ts";
import type { Fix } from "./fix.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";
import { traced } from "./rule.ts";

export interface Misspelt {
  readonly key: string;
  readonly span: Span;
  readonly fix: Fix;
}

/** A key that was meant to be the field that is missing. */
export function misspelt(reading: Reading, field: string): Misspelt | undefined {
  const wrong = traced(reading, "key-not-read").find((entry) => entry.near === field);
  if (!wrong) return undefined;
  const { key, span } = wrong;
  // The client itself takes the latter for the description of a plugin agent.
  const same =
    fold(key) === field || (field === "description" && pluginDescriptionKeys.includes(key));
  const fix: Fix = {
    title: `Rename \`${key}\` to \`${field}\``,
    // The same word in another case brings the agent to life with exactly what was written.
    applicability: same && otherwiseFine(reading, field) ? "safe" : "unsafe",
    edits: [{ ...bareKey(reading, span), text: field }],
  };
  return { key, span, fix };
}

/** The key without quotes around it. */
function bareKey({ document }: Reading, { start, end }: Span): Span {
  const quoted = /^(["']).*\1$/s.test(document.file.text.slice(start, end));
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** No second key was meant for the same field. */
function otherwiseFine(reading: Reading, field: string): boolean {
  return traced(reading, "key-not-read").filter(({ near }) => near === field).length === 1;
}

/** Names of files that say nothing about the agent in them. */
const generic = /^(?:agents?|claude|index|main|readme|skill|stdin)$/i;

/** The file's name, where it could be an agent's. */
export function fileSlug({ document }: Reading): string | undefined {
  const { path } = document.file;
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) && !generic.test(name) ? name : undefined;
}

/** Besides these a document may have any field. */
const agentFields: ReadonlySet<string> = new Set(
  fields.map(({ name }) => name).filter((name) => name !== "name" && name !== "description"),
);

/** Not some other document: it is described, and lies among agents or has a field of an agent. */
export function isPlainlyAgent({ document, frontmatter }: Reading): boolean {
  const described = frontmatter.entries.some(
    ({ key, value }) => key === "description" && (textOf(value) ?? "").trim() !== "",
  );
  const among = /(?:^|[\\/])agents[\\/]/.test(document.file.path);
  return described && (among || frontmatter.entries.some(({ key }) => agentFields.has(key)));
}

/** `field: value` as the first line of the block, or behind the key that has no value. */
export function insertField(reading: Reading, field: string, value: string): Edit | undefined {
  const { envelope, file } = reading.document;
  const { entries, root } = reading.frontmatter;
  if (envelope.kind !== "fenced" || (root?.kind === "map" && root.flow)) return undefined;
  const entry = entries.find(({ key }) => key === field);
  if (!entry) {
    const { start } = envelope.block;
    const indent = " ".repeat((entries[0] ? file.point(entries[0].keySpan.start).column : 1) - 1);
    const lineBreak = file.text[start - 2] === "\r" ? "\r\n" : "\n";
    return { start, end: start, text: `${indent}${field}: ${value}${lineBreak}` };
  }
  const { start, end } = entry.value.span;
  if (end > start) return { start, end, text: value };
  const colon = file.text.indexOf(":", entry.keySpan.end);
  return { start: colon + 1, end: colon + 1, text: ` ${value}` };
}
