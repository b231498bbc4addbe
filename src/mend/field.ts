import { parseYaml } from "../agent/yaml/parse.ts";
import type { YamlDialect, YamlNode } from "../agent/yaml/node.ts";
import type { Edit } from "../text/edit.ts";
import { quotedInside } from "./inner.ts";
import { isRead } from "./key-line.ts";
import { breakAt } from "./lines.ts";
import { meaningOf } from "./meaning.ts";
import type { WrittenField } from "./split.ts";
import { CONTROL, quoted, readBack, written } from "./written.ts";

export interface MendedField {
  /** None for a field that parses as it stands. */
  readonly edit?: Edit;
  /** The text that the field has to read as afterwards, where it is a text that was mended. */
  readonly text?: string;
  /** Lines were made comments, since they belong to nothing. */
  readonly guess?: boolean;
}

const LISTS: ReadonlySet<string> = new Set(["tools", "disallowedTools", "skills"]);
const STRUCTURES: ReadonlySet<string> = new Set(["hooks", "mcpServers", "experimental"]);
/** Fields whose value is a word or two, and never goes on at the margin of a further line. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "name model color effort permissionMode maxTurns memory background isolation omitClaudeMd " +
    "autoCompactWindow"
  ).split(" "),
);

export interface FieldContext {
  readonly text: string;
  /** Indentation of the keys. */
  readonly indent: number;
  readonly dialect: YamlDialect;
  /** Names of anchors anywhere in the block. */
  readonly anchors: ReadonlySet<string>;
}

/** Nothing where it cannot be told what was meant. */
export function mendField(field: WrittenField, context: FieldContext): MendedField | undefined {
  const { text, indent, dialect } = context;
  const { line, head, more } = field;
  const end = more.at(-1)?.end ?? line.end;
  const source = text.slice(line.start, end);
  const key = `${" ".repeat(indent)}${head.key}:`;
  const value = text.slice(line.start + head.valueAt, end);
  const plain = value === "" || /^\r?\n/.test(value) ? key + value : `${key} ${value}`;
  const whole = field.regular ? source : plain;
  const replace = (by: string): Edit => ({ start: line.start, end, text: by });
  if (
    !whole.includes("---") &&
    (standsAlone(whole, field, context) || usesAnchor(whole, context))
  ) {
    return field.regular ? {} : { edit: replace(whole) };
  }
  if (strayBelow(field)) return setAside(field, context, key);
  for (const candidate of candidates(field, { ...context, key, plain })) {
    if (candidate.source.includes("---")) continue;
    const parsed = valueIn(candidate.source, head.key, dialect);
    if (!parsed || (candidate.text !== undefined && !reads(parsed, candidate.text))) continue;
    // In brackets it is a list or a mapping to YAML, and perhaps to its author.
    const brackets = /^[[{]/.test(head.value) && parseYaml(whole, dialect).ok;
    return {
      edit: replace(candidate.source),
      ...(candidate.text !== undefined && { text: candidate.text }),
      ...(brackets && { guess: true }),
    };
  }
  return undefined;
}

/** A value of a word or two does not go on below, and a list not with something that has a key. */
function strayBelow({ head, more }: WrittenField): boolean {
  if (WORDS.has(head.key)) return head.value !== "" && more.length > 0;
  return (
    LISTS.has(head.key) && head.value !== "" && more.some(({ text }) => /\w:(?:\s|$)/.test(text))
  );
}

/** The field without the lines below it, which become comments. */
function setAside(
  field: WrittenField,
  context: FieldContext,
  key: string,
): MendedField | undefined {
  const { line, head, more } = field;
  const single = { ...field, more: [] };
  const mended = mendField(single, context);
  if (!mended) return undefined;
  const first = mended.edit?.text ?? `${key} ${head.value}`;
  const end = more.at(-1)!.end;
  const rest = context.text.slice(line.end, end).replaceAll(/\n(?=[^\r\n])/g, "\n# ");
  return { ...mended, edit: { start: line.start, end, text: first + rest }, guess: true };
}

interface Candidate {
  readonly source: string;
  readonly text?: string;
}

/** What the field may have been meant to be, the likeliest first. */
function* candidates(
  { head, more, line }: WrittenField,
  context: FieldContext & { readonly key: string; readonly plain: string },
): Iterable<Candidate> {
  const { text, indent, dialect, key, plain } = context;
  const rest = more.map((one) => one.text);
  const lineBreak = breakAt(text, line.end);
  if (LISTS.has(head.key)) yield* lists(head.value, rest, key, lineBreak);
  else if (STRUCTURES.has(head.key) || (head.value === "" && head.key !== "description")) {
    const inside = quotedInside(plain, dialect);
    if (inside !== undefined) yield { source: inside };
  }
  if (STRUCTURES.has(head.key) || LISTS.has(head.key)) return;
  // In a description a hash is as likely to be text; elsewhere it starts a comment.
  const prose = head.key === "description" || rest.length > 0;
  const comment = prose ? "" : (/\s+#(?:\s.*)?$/.exec(head.value)?.[0] ?? "");
  const first = head.value.slice(0, head.value.length - comment.length);
  const meaning = meaningOf(first, rest, dialect);
  if (isRead(head.key) || head.value !== "") {
    const value = written(meaning, indent + 2, lineBreak);
    yield { source: `${key} ${value}${comment}`, text: readBack(meaning) };
  }
  yield { source: `${key} ${quoted(readBack(meaning))}`, text: readBack(meaning) };
  // Nobody reads the key, so that all that counts is that no word of it is lost.
  if (!isRead(head.key)) {
    yield { source: `${key} ${quoted([head.value, ...rest].join("\n"))}` };
  }
}

/** A list of tools or skills: items below the key, in brackets, or separated by commas. */
function* lists(
  value: string,
  rest: readonly string[],
  key: string,
  lineBreak: string,
): Iterable<Candidate> {
  const items = rest.map((line) => /^\s*-\s+(\S.*?)\s*$/.exec(line)?.[1]);
  if (value === "" && items.length > 0 && items.every((item) => item !== undefined)) {
    const margin = " ".repeat(key.search(/\S/) + 2);
    const below = (each: (item: string) => string) =>
      [key, ...items.map((item) => `${margin}- ${each(item)}`)].join(lineBreak);
    yield { source: below((item) => item) };
    yield { source: below((item) => quoted(item.replaceAll(/^["']|["']$/g, ""))) };
    return;
  }
  const joined = [value, ...rest.map((line) => line.trim())].filter(Boolean).join(" ");
  const comment = /\s+#\s.*$/.exec(joined)?.[0] ?? "";
  const inner = joined.slice(0, joined.length - comment.length).replaceAll(/^\[\s*|\s*\]$/g, "");
  if (/["']/.test(inner) || joined.startsWith("[")) {
    yield { source: `${key} [${inner.replace(/,\s*$/, "")}]${comment}` };
  }
  const bare = inner.replaceAll(/["'[\]]/g, "");
  yield { source: `${key} ${quoted(bare)}${comment}`, text: bare };
}

/** Parses by itself, as this field and nothing else. */
function standsAlone(source: string, field: WrittenField, { dialect }: FieldContext): boolean {
  if (source.search(CONTROL) >= 0) return false;
  const { key, value } = field.head;
  const node = valueIn(source, key, dialect);
  if (node === undefined || key !== "description") return node !== undefined;
  // Text that reads as a mapping for the colon in it, or as a comment for what it starts with.
  return node.kind === "scalar" && !/^#[^\s#]/.test(value);
}

function usesAnchor(source: string, { anchors }: FieldContext): boolean {
  const names = [...source.matchAll(/(?:^|[\s[,])\*([\w-]+)/g)].map((match) => match[1]!);
  return names.length > 0 && names.every((name) => anchors.has(name));
}

function valueIn(source: string, key: string, dialect: YamlDialect): YamlNode | undefined {
  const parsed = parseYaml(source, dialect);
  if (!parsed.ok || parsed.root?.kind !== "map" || parsed.root.entries.length !== 1)
    return undefined;
  const [entry] = parsed.root.entries;
  return entry?.key === key ? entry.value : undefined;
}

function reads(node: YamlNode, text: string): boolean {
  return node.kind === "scalar" && node.value === text;
}
