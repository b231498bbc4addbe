import { parseYaml } from "../agent/yaml/parse.ts";
import type { YamlDialect, YamlMap } from "../agent/yaml/node.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";
import { properKey } from "./key-line.ts";
import { mendField } from "./field.ts";
import { isBlank, isComment, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { splitFields } from "./split.ts";

export interface MendedBlock {
  readonly edits: readonly Edit[];
  /** Every field. */
  readonly keys: readonly string[];
  /** By key, what a text that was written anew reads as. */
  readonly texts: ReadonlyMap<string, string>;
  readonly guess: boolean;
}

const CODE = /^\s*(?:```|~~~)\s*[a-z]*\s*$/i;

/** Nothing where a part of the block cannot be understood. */
export function mendBlock(text: string, span: Span, dialect: YamlDialect): MendedBlock | undefined {
  const lines = linesOf(text, span);
  const noise = noiseIn(lines);
  const whole = text.slice(span.start, span.end);
  const parsed = whole.includes("---") ? undefined : parseYaml(whole, dialect);
  if (parsed?.ok && parsed.root?.kind === "map" && noise.length === 0 && isText(parsed.root)) {
    const keys = parsed.root.entries.map(({ key }) => key);
    return { edits: [], keys, texts: new Map(), guess: false };
  }
  const heard = lines.filter((line) => !noise.includes(line));
  const { lead, fields, indent } = splitFields(heard, span.end);
  if (fields.length === 0) return undefined;
  const anchors = new Set([...whole.matchAll(/&([\w-]+)/g)].map((match) => match[1]!));
  const edits: Edit[] = noise.map((line) => ({ start: line.start, end: line.next, text: "" }));
  const texts = new Map<string, string>();
  const stray = lead.filter((line) => !isBlank(line.text) && !isComment(line.text));
  edits.push(...stray.map(({ start }) => ({ start, end: start, text: "# " })));
  let guess = stray.length > 0;
  for (const field of fields) {
    const mended = mendField(field, { text, indent, dialect, anchors });
    if (!mended) return undefined;
    if (mended.edit) edits.push(mended.edit);
    guess ||= mended.guess === true;
    if (mended.text !== undefined) texts.set(field.head.key, mended.text);
    else texts.delete(field.head.key);
    edits.push(
      ...plainComments(text, { start: field.more.at(-1)?.next ?? field.line.next, end: field.end }),
    );
  }
  edits.push(...plainComments(text, { start: span.start, end: fields[0]!.line.start }));
  return { edits, keys: [...new Set(fields.map(({ head }) => head.key))], texts, guess };
}

/**
 * The description is a text, if there is one; nothing at all may be a comment that is meant as text.
 * No key is a field in the wrong case.
 */
function isText({ entries }: YamlMap): boolean {
  if (entries.some(({ key }) => properKey(key) !== key)) return false;
  const value = entries.find(({ key }) => key === "description")?.value;
  return value === undefined || (value.kind === "scalar" && value.value !== null);
}

/** Lines that mean nothing between fields: directives, end marks, a block of code around them all. */
function noiseIn(lines: readonly Line[]): readonly Line[] {
  const written = lines.filter((line) => !isBlank(line.text));
  const marks = lines.filter((line) => /^(?:%[A-Z]+\b.*|\.\.\.\s*|---[ \t]*)$/.test(line.text));
  const [first, last] = [written[0], written.at(-1)];
  const code = first && last && first !== last && CODE.test(first.text) && CODE.test(last.text);
  return [...new Set([...marks, ...(code ? [first, last] : [])])].toSorted(
    (a, b) => a.start - b.start,
  );
}

/**
 * Dashes in a comment end the frontmatter as well; a rule of another kind looks the same. A line of
 * unusual blanks is no blank line to YAML.
 */
function plainComments(text: string, span: Span): Edit[] {
  return linesOf(text, span).flatMap((line) =>
    isBlank(line.text)
      ? /^[ \t\r]*$/.test(line.text)
        ? []
        : [{ start: line.start, end: line.end, text: "" }]
      : isComment(line.text)
        ? [...line.text.matchAll(/-{3,}/g)].map(({ index, 0: dashes }): Edit => {
            const start = line.start + index;
            return { start, end: start + dashes.length, text: "=".repeat(dashes.length) };
          })
        : [],
  );
}
