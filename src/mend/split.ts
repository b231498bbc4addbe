import { isSpeech, keyLine } from "./key-line.ts";
import type { KeyLine } from "./key-line.ts";
import { isBlank, isComment } from "./lines.ts";
import type { Line } from "./lines.ts";
import { openings } from "./openings.ts";

/** A top-level field as its author plainly meant it, whether it parses or not. */
export interface WrittenField {
  readonly head: KeyLine;
  readonly line: Line;
  /** The further lines of the value, without blank lines and comments behind them. */
  readonly more: readonly Line[];
  /** Offset where the next field starts, or the block ends. */
  readonly end: number;
  /** The key stands where the others do, and is written as YAML reads it. */
  readonly regular: boolean;
}

export interface SplitBlock {
  /** Indentation that the keys have. */
  readonly indent: number;
  /** Lines before the first field. */
  readonly lead: readonly Line[];
  readonly fields: readonly WrittenField[];
}

interface Draft {
  readonly head: KeyLine;
  readonly line: Line;
  readonly lines: Line[];
  /** Text stands at the margin already, so that a further word with a colon may be text as well. */
  broken: boolean;
}

/**
 * Divides the lines of a frontmatter into fields: a field that Claude Code reads starts a new one
 * wherever it stands at the margin; any other word with a colon does so unless it reads like a line
 * of the text above it.
 */
export function splitFields(lines: readonly Line[], end: number): SplitBlock {
  const heads = lines.map((line) => keyLine(line.text));
  const certain = heads.flatMap((head) => (head?.trust === "field" ? [head.indent] : []));
  const indent = Math.min(...certain, Number.MAX_SAFE_INTEGER);
  const items = heads.find((head) => head !== undefined)?.item === true;
  const inside = openings(lines);
  const lead: Line[] = [];
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  let after = "";
  for (const [index, line] of lines.entries()) {
    const head = heads[index];
    const current = drafts.at(-1);
    const next = lines[index + 1]?.text ?? "";
    const around = { indent, items, current, seen, after, next };
    if (head && !inside[index] && startsField(head, around)) {
      drafts.push({ head, line, lines: [], broken: false });
      seen.add(head.key);
    } else if (!current) lead.push(line);
    else {
      current.lines.push(line);
      if (!isBlank(line.text) && !isComment(line.text) && leftOf(line.text, indent + 1)) {
        current.broken ||= !/^\s*-\s/.test(line.text) || current.head.value !== "";
      }
    }
    after = isBlank(line.text) ? `${after.trimEnd()}\n` : line.text;
  }
  const fields = drafts.map(({ head, line, lines: all }, index): WrittenField => {
    const next = drafts[index + 1]?.line.start ?? end;
    const regular = head.regular && head.indent === indent && !head.item;
    return { head, line, more: withoutTrailing(all), end: next, regular };
  });
  return { indent: Number.isSafeInteger(indent) ? indent : 0, lead, fields };
}

interface Surroundings {
  readonly indent: number;
  readonly items: boolean;
  readonly current: Draft | undefined;
  readonly seen: ReadonlySet<string>;
  /** The line above that is not blank, and a line break if blank ones follow it. */
  readonly after: string;
  /** The line below. */
  readonly next: string;
}

/** Examples end here, or a point of a list that would go on further in. */
const CLOSED = /<\/[\w-]+>\s*$|^[-*] /;

function startsField(head: KeyLine, around: Surroundings): boolean {
  const { indent, items, current, seen, after } = around;
  if (head.item !== items) return false;
  if (head.trust === "field") {
    if (head.indent === indent) return !(current?.broken && seen.has(head.key));
    // A field that stands a little further in than its neighbours, below a value that is complete.
    const complete = !current || (current.head.value !== "" && !/^[|>]/.test(current.head.value));
    return complete && head.indent - indent <= 4 && !seen.has(head.key);
  }
  if (head.indent !== indent || head.value.startsWith("//")) return false;
  if (!current) return true;
  if (isSpeech(head.key)) {
    const holds = /^[a-z]/.test(head.key) && head.value === "" && /^[ \t]+\S/.test(around.next);
    return (holds || current.head.trust !== "field") && !current.broken;
  }
  if (head.trust === "usual") {
    const simple = /^(?:[[{|>].*|\S+(?: \S+){0,3}|)$/.test(head.value);
    return !current.broken || simple || after.endsWith("\n") || CLOSED.test(after);
  }
  if (/^[a-z]\S*$/.test(head.key) && CLOSED.test(after)) return true;
  const prose = /^[A-Z]| /.test(head.key) && current.head.key === "description";
  return !current.broken && !prose;
}

function leftOf(text: string, column: number): boolean {
  return text.search(/\S/) < column;
}

function withoutTrailing(lines: readonly Line[]): Line[] {
  let end = lines.length;
  while (end > 0 && (isBlank(lines[end - 1]!.text) || lines[end - 1]!.text.startsWith("#"))) end--;
  return lines.slice(0, end);
}
