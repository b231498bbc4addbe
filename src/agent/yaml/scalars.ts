import { isBlank } from "./lines.ts";
import type { YamlDialect } from "./node.ts";

/** A tag as far as it matters to the value. */
export type TagKind = "none" | "text" | "bool" | "number" | "null" | "other";

const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const RADIX = /^([-+]?)(0x[0-9a-fA-F]+|0o[0-7]+)$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;
const LARGEST_RADIX = 2n ** 64n - 1n;

/**
 * The value of an unquoted scalar. The schema is the core schema of YAML 1.2 with three extensions
 * observed in the runtime: a sign before 0x and 0o, lower case only there, and 64 bits at most.
 */
export function resolvePlain(
  text: string,
  tag: TagKind,
  runtime: YamlDialect["runtime"],
): string | number | boolean | null {
  if (tag === "text" || tag === "other") return text;
  const value = resolveUntagged(text, runtime);
  if (tag === "none") return value;
  if (tag === "null") return value === null ? null : text;
  if (tag === "bool") return typeof value === "boolean" ? value : text;
  return typeof value === "number" ? value : text;
}

function resolveUntagged(
  text: string,
  runtime: YamlDialect["runtime"],
): string | number | boolean | null {
  if (text.length <= 5) {
    if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
    if (/^(?:true|True|TRUE)$/.test(text)) return true;
    if (/^(?:false|False|FALSE)$/.test(text)) return false;
    if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN;
    const infinite = INFINITE.exec(text);
    if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  }
  if (!/^[-+.0-9]/.test(text)) return text;
  if (runtime === "1.3") {
    const number = looseNumber(text);
    if (number !== undefined || /^[-+]\./.test(text)) return number ?? text;
  }
  if (DECIMAL.test(text)) return Number(text);
  const radix = RADIX.exec(text);
  if (!radix) return text;
  const whole = BigInt(radix[2]!);
  if (whole > LARGEST_RADIX) return text;
  return radix[1] === "-" ? -Number(whole) : Number(whole);
}

/**
 * The older runtime takes the number at the start of a text that holds nothing but parts of numbers,
 * so that `1-2` is 1 (observed with every such text of five characters; two signs in front, where it
 * does the same, are not followed).
 */
function looseNumber(text: string): number | undefined {
  const digits = /^[-+]?([0-9][-+0-9.eE]*)$/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const atMostOnce = [/\./g, /[eE]/g, /-/g].every((sign) => (digits.match(sign) ?? []).length <= 1);
  return atMostOnce ? Number.parseFloat(text) : undefined;
}

/** What an absent value becomes. */
export function resolveAbsent(tag: TagKind): "" | null {
  return tag === "text" ? "" : null;
}

/** Joins the lines of an unquoted scalar: one break becomes a blank, each further one stays. */
export function foldPlain(source: string): string {
  const lines = source.split(/\r\n?|\n/);
  if (lines.length === 1) return source;
  let folded = "";
  let breaks = 0;
  for (const line of lines) {
    const words = trimBlanks(line);
    if (words !== "") {
      if (folded !== "") folded += breaks === 1 ? " " : "\n".repeat(breaks - 1);
      folded += words;
      breaks = 0;
    }
    breaks++;
  }
  return folded;
}

/** `trim` would also take other kinds of white space, which belong to the value. */
function trimBlanks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line[start])) start++;
  while (end > start && isBlank(line[end - 1])) end--;
  return line.slice(start, end);
}
