import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { keyInBrokenBlock } from "./broken-block.ts";

export interface Trap {
  readonly span: Span;
  /** A whole sentence. */
  readonly what: string;
}

const MAX_BLOCK = 65_536;
const MAX_DEPTH = 64;
const MAX_NODES = 10_000;
/** Keys that become something else in the hands of careless readers. */
const magic = ["__proto__", "constructor", "prototype"];
/** Fields that decide what an agent may do. */
const guarding = new Set([
  "tools",
  "disallowedTools",
  "permissionMode",
  "hooks",
  "mcpServers",
  "name",
  "memory",
  "initialPrompt",
]);

/** What in the frontmatter is not what it seems. */
export function* traps(reading: Reading): Generator<Trap> {
  const { document, frontmatter } = reading;
  const { envelope } = document;
  if (envelope.kind !== "fenced") return;
  const { start, end } = envelope.block;
  if (end - start > MAX_BLOCK) {
    yield {
      span: envelope.opener,
      what: `the frontmatter has ${end - start} characters, more than many readers take, so they see other fields or none`,
    };
  }
  for (const key of magic) {
    const entry = frontmatter.entries.find((one) => one.key === key);
    const span = entry?.keySpan ?? keyInBrokenBlock(reading, key);
    if (!span) continue;
    yield {
      span,
      what: `\`${key}\` is no field, and careless readers in JavaScript take what stands below it for fields of the agent`,
    };
  }
  yield* repeated(reading);
  yield* tags(reading);
  yield* size(frontmatter.entries, envelope.opener);
  if (frontmatter.error) yield* bombs(document.file.text.slice(start, end), start);
}

function* repeated({ frontmatter, document }: Reading): Generator<Trap> {
  const { file } = document;
  for (const note of frontmatter.notes) {
    if (note.kind !== "duplicate-key" || !guarding.has(note.key)) continue;
    const line = file.point(note.winner.start).line;
    yield {
      span: note.span,
      what: `\`${note.key}\` stands here and again on line ${line}, and readers disagree on which one counts`,
    };
  }
}

/** A tag has a reader build something; on a field it changes what the field is. */
function* tags({ frontmatter }: Reading): Generator<Trap> {
  const guarded = frontmatter.entries.filter(({ key }) => guarding.has(key));
  for (const note of frontmatter.notes) {
    if (note.kind !== "tag") continue;
    // A name may start with an exclamation mark, and that is no tag of YAML itself or of a language.
    const builds =
      /^!?(?:<|!)|^!?(?:js|python|ruby|java|php|perl|object|binary)\b|\//.test(note.word) ||
      guarded.some(
        ({ keySpan, value }) => note.span.start >= keySpan.end && note.span.end <= value.span.start,
      );
    if (!builds) continue;
    yield {
      span: note.span,
      what: `the tag \`!${note.word.replace(/^!/, "")}\` has some readers build an object or run code, and Claude Code passes over it`,
    };
  }
}

/** Depth and number of values, aliases followed as often as they are used. */
function* size(entries: readonly YamlEntry[], opener: Span): Generator<Trap> {
  let nodes = 0;
  for (const { key, keySpan, value } of entries) {
    const open: { node: YamlNode; depth: number }[] = [{ node: value, depth: 1 }];
    for (let next = open.pop(); next; next = open.pop()) {
      if (++nodes > MAX_NODES) {
        yield {
          span: keySpan.end > keySpan.start ? keySpan : opener,
          what: `\`${key}\` stands for more than ${MAX_NODES} values, which overwhelms readers that write them out`,
        };
        return;
      }
      if (next.depth > MAX_DEPTH) {
        yield {
          span: keySpan.end > keySpan.start ? keySpan : opener,
          what: `\`${key}\` is nested more than ${MAX_DEPTH} levels deep, which some readers cannot take`,
        };
        return;
      }
      const { node, depth } = next;
      const below =
        node.kind === "list"
          ? node.items
          : node.kind === "map"
            ? node.entries.map((entry) => entry.value)
            : [];
      for (const child of below) open.push({ node: child, depth: depth + 1 });
    }
  }
}

const MANY_ALIASES = 32;

/** In a block that does not parse, because its parser guards itself. */
function* bombs(block: string, start: number): Generator<Trap> {
  const aliases = block.slice(0, MAX_BLOCK).match(/[\s,[:]\*[A-Za-z0-9_]+/g) ?? [];
  if (aliases.length >= MANY_ALIASES) {
    const at = block.search(/[\s,[:]\*[A-Za-z0-9_]+/);
    yield {
      span: { start: start + at + 1, end: start + at + 2 },
      what: `${aliases.length} aliases stand in this block, which together can stand for more values than fit into memory`,
    };
  }
  const depth = deepest(block);
  if (depth > MAX_DEPTH) {
    yield {
      span: { start, end: start + 1 },
      what: `the block nests ${depth} levels deep, which some readers cannot take`,
    };
  }
}

function deepest(block: string): number {
  let depth = 0;
  let most = 0;
  for (const character of block) {
    if (character === "[" || character === "{") most = Math.max(most, ++depth);
    else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
  }
  return most;
}
