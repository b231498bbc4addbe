import { coordinationBlock } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { compareText } from "../text/order.ts";

/** What an agent counts on finding beside it. Sorted, each once. */
export interface References {
  /** Named in its `coordination` lists. */
  readonly agents: readonly string[];
  /** Relative to the project's root, forward slashes. */
  readonly documents: readonly string[];
}

export function referencesOf(reading: Reading): References {
  const { name } = reading;
  const named = (coordinationBlock(reading)?.colleagues ?? []).map((one) => one.name);
  return {
    agents: unique(named.filter((agent) => agent !== name)),
    documents: unique(documentMentions(reading).map((mention) => mention.name)),
  };
}

/** A place in the prompt where a document is named. */
export interface DocumentMention {
  /** Relative to the project's root, forward slashes. */
  readonly name: string;
  /** In the file. */
  readonly span: Span;
  /** The sentence, or the heading above it, tells to read. One that is to be written is not there yet. */
  readonly toRead: boolean;
}

/**
 * Only forms that cannot mean anything else: a path from `docs/` or `./docs/` on that ends in
 * `.md`, and a bare `CLAUDE.md`. Code blocks hold examples, so they are left out.
 */
export function documentMentions({ document }: Reading): readonly DocumentMention[] {
  const { body, envelope } = document;
  const mentions: DocumentMention[] = [];
  let underReading = false;
  for (const { text, start } of proseLines(body)) {
    const heading = /^ {0,3}#{1,6}\s/.test(text);
    if (heading) underReading = READS.test(text);
    for (const found of text.matchAll(PATH)) {
      const name = found[0].replace(/^\.\//, "").replace(/[.-]+$/, "");
      if (!isDocument(name)) continue;
      if (mentions.length === MOST_MENTIONS) return mentions;
      const before = text.slice(Math.max(0, found.index - SENTENCE), found.index);
      const around = text.slice(Math.max(0, found.index - SENTENCE), found.index + SENTENCE);
      const at = envelope.body.start + start + found.index + found[0].indexOf(name);
      mentions.push({
        name,
        span: { start: at, end: at + name.length },
        toRead:
          !WRITES.test(before) && (underReading || READS.test(before)) && !OPTIONAL.test(around),
      });
    }
  }
  return mentions;
}

const PATH = /(?<![\w./\\-])(?:\.\/)?(?:docs\/[\w./-]*|CLAUDE\.md)(?![\w.*{<[/-])/g;
const READS =
  /\b(?:read|reading|follow|see|consult|study|obey|according to|(?:de(?:fin|scrib)|document|specifi|list)ed in)\b/i;
const WRITES =
  /\b(?:write|create|creates|update|save|store|generate|produce|append|add|record|output|put)\b/i;
const OPTIONAL =
  /\b(?:if|when|where) (?:it |they |one |that )?(?:exists?|is there|is present|present|available|any)\b/i;
/** More than any prompt has; what a hostile one names beyond them is not looked at. */
const MOST_MENTIONS = 2_000;
/** How far around a path the words that go with it are looked for, in UTF-16 units. */
const SENTENCE = 160;

function isDocument(path: string): boolean {
  if (!path.endsWith(".md")) return false;
  return path.split("/").every((part) => part !== "" && !/^\.{1,2}$|^\.md$/.test(part));
}

/**
 * The lines outside of blocks between fences of three or more backticks or tildes, with where they
 * start in the body; a block that never closes runs to the end.
 */
function* proseLines(body: string): Generator<{ readonly text: string; readonly start: number }> {
  let fence: string | undefined;
  let start = 0;
  for (const text of body.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})(.*)$/.exec(text);
    if (fence === undefined) {
      if (mark) fence = mark[1]!;
      else yield { text, start };
    } else if (mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === "") fence = undefined;
    start += text.length + 1;
  }
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compareText);
}
