import { parseYaml } from "../agent/yaml/parse.ts";
import type { YamlDialect } from "../agent/yaml/node.ts";
import { CONTROL } from "./written.ts";
import type { Meaning } from "./written.ts";
import { isBlank } from "./lines.ts";

/** A line that only makes sense as a line: an item, a tag, a heading, a table, a speaker. */
const STRUCTURE = /^\s*(?:[-*+•]\s|\d+[.)]\s|<\/?\w|#{1,6}\s|\||```|[\p{L}\d_' -]{1,30}:(?:\s|$))/u;
/** Words that start with an apostrophe. */
const APOSTROPHE = /^'(?:tis|twas|til|em|n|cause|round|bout|\d0s)\b/i;

/** `first` stands on the line of the key, `more` below it. */
export function meaningOf(first: string, more: readonly string[], dialect: YamlDialect): Meaning {
  const header = /^([|>])[-+1-9]{0,2}(?=\s|$|\w)\s*([^]*)$/.exec(first);
  const block = header !== null && more.length > 0;
  const head = (block ? header[2]! : first).replaceAll(CONTROL, "");
  const tail = withoutIndent(more.map((line) => line.replaceAll(CONTROL, "").trimEnd()));
  const text = [...(head === "" || (block && head.startsWith("#")) ? [] : [head]), ...tail];
  const wrapped = block
    ? header[1] === ">"
    : text.length > 1 && !text.slice(1).some((line) => isBlank(line) || STRUCTURE.test(line));
  return { lines: block ? text : unquoted(text.join("\n"), dialect).split("\n"), wrapped };
}

/** Tabs count as two blanks, as the client's own rescue has it. */
function withoutIndent(lines: readonly string[]): string[] {
  const spaced = lines.map((line) =>
    line.replace(/^[\t \u00a0]+/, (indent) =>
      indent.replaceAll("\t", "  ").replaceAll("\u00a0", " "),
    ),
  );
  const widths = spaced.filter((line) => line !== "").map((line) => line.search(/\S/));
  const shared = Math.min(...widths.filter((width) => width >= 0), 1_000);
  return spaced.map((line) => line.slice(shared));
}

/**
 * A text without the quotes that were put around it for YAML's sake: when both are there, or when
 * one was forgotten. Quotes that belong to the text stay.
 */
export function unquoted(text: string, dialect: YamlDialect): string {
  const trimmed = text.trim();
  const quote = trimmed[0];
  if (quote !== '"' && quote !== "'") return trimmed;
  const whole = trimmed.replace(/(["'])\s*,$/, "$1");
  if (whole.length > 1 && whole.endsWith(quote) && !isEscapedEnd(whole)) {
    const inner = whole.slice(1, -1);
    return isAround(inner, quote) ? unescaped(inner, quote, dialect) : trimmed;
  }
  const alone = !trimmed.slice(1).replaceAll(/\w'\w/g, "").includes(quote);
  if (!alone || (quote === "'" && APOSTROPHE.test(trimmed))) return trimmed;
  return unescaped(trimmed.slice(1), quote, dialect);
}

function isEscapedEnd(text: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\\"$/.test(text);
}

/** The first quote inside opens something, so the outer ones are a pair; in `"A" and "B"` they are not. */
function isAround(inner: string, quote: string): boolean {
  const at = inner.search(quote === '"' ? /(?<!\\)"/ : /(?<!\w|')'(?!')|'(?!\w|')/);
  if (at < 0) return true;
  return (
    /(?:^|[\s([{<:,])$/.test(inner.slice(Math.max(0, at - 1), at)) && /\S/.test(inner[at + 1] ?? "")
  );
}

/** What YAML makes of the text between the quotes; as written where it would refuse an escape. */
function unescaped(inner: string, quote: string, dialect: YamlDialect): string {
  if (quote === "'") return inner.replaceAll("''", "'");
  const escaped = inner.replaceAll(/\\[^]|"/g, (found) => (found === '"' ? '\\"' : found));
  const lines = escaped.split("\n").map((line) => {
    const parsed = parseYaml(`"${line}"`, dialect);
    const value = parsed.ok && parsed.root?.kind === "scalar" ? parsed.root.value : undefined;
    return typeof value === "string" ? value : undefined;
  });
  return lines.every((line) => line !== undefined) ? lines.join("\n") : inner;
}
