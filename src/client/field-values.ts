import type { YamlNode } from "../agent/yaml/node.ts";
import { fieldNamed } from "./facts/fields.ts";

/** What the client keeps of one value: `undefined` where it ignores what is written. */
export interface Accepted<T> {
  readonly value: T | undefined;
  /** What would be accepted; shown when `value` is undefined. */
  readonly accepts: string;
}

const listOf = (names: readonly string[]) => names.join(", ");

export function readColor(node: YamlNode): Accepted<string> {
  const { values = [] } = fieldNamed("color")!;
  return { value: values.find((value) => value === textOf(node)), accepts: listOf(values) };
}

/**
 * A level in any case but untrimmed, a number, or a text that starts with an integer; with a number
 * the client then sends no effort at all (observed).
 */
export function readEffort(node: YamlNode): Accepted<string | number> {
  const { values: levels = [], alsoInFiles = [] } = fieldNamed("effort")!;
  const values = [...levels, ...alsoInFiles];
  const accepts = `${listOf(levels)} or an integer`;
  const scalar = scalarOf(node);
  if (typeof scalar === "number") {
    return { value: Number.isFinite(scalar) ? scalar : undefined, accepts };
  }
  const text = spelled(node).toLowerCase();
  const level = values.find((value) => value === text);
  if (level) return { value: level === "med" ? "medium" : level, accepts };
  const number = Number.parseInt(text, 10);
  return { value: Number.isNaN(number) ? undefined : number, accepts };
}

/** Exact case; `manual` is another word for `default` (observed). */
export function readPermissionMode(node: YamlNode): Accepted<string> {
  const { values = [] } = fieldNamed("permissionMode")!;
  const mode = values.find((value) => value === textOf(node));
  return { value: mode === "manual" ? "default" : mode, accepts: listOf(values) };
}

/** A positive integer, or a text with one (observed). */
export function readMaxTurns(node: YamlNode): Accepted<number> {
  const turns = countIn(node);
  const taken = Number.isInteger(turns) && turns > 0;
  return { value: taken ? turns : undefined, accepts: "a positive integer" };
}

export function readAutoCompactWindow(node: YamlNode): Accepted<number> {
  const tokens = countIn(node);
  const taken = Number.isSafeInteger(tokens) && tokens >= 100_000;
  return { value: taken ? tokens : undefined, accepts: "an integer of at least 100000" };
}

const SCIENTIFIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d+$/i;
/** The same separator throughout: a comma, an underline or one of three blanks (observed). */
const GROUPED = /^[+-]?\d{1,3}(?:([,_ \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/**
 * A number in the forms that the client understands: `1e5` and `200,000` as a whole, of any other
 * text the integer that it starts with, so that `200k` is 200 (observed).
 */
function countIn(node: YamlNode): number {
  const scalar = scalarOf(node);
  if (typeof scalar === "number") return scalar;
  const text = spelled(node).trim();
  if (SCIENTIFIC.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(/[^\d+-]/g, ""));
  return Number.parseInt(text, 10);
}

export function readMemory(node: YamlNode): Accepted<string> {
  const { values = [] } = fieldNamed("memory")!;
  return { value: values.find((value) => value === textOf(node)), accepts: listOf(values) };
}

export function readIsolation(node: YamlNode): Accepted<string> {
  const { values = [] } = fieldNamed("isolation")!;
  return { value: values.find((value) => value === textOf(node)), accepts: listOf(values) };
}

/** `true`, `false`, or the same words as strings (observed). */
export function readBackground(node: YamlNode): Accepted<boolean> {
  const scalar = scalarOf(node);
  const value =
    scalar === true || scalar === "true"
      ? true
      : scalar === false || scalar === "false"
        ? false
        : undefined;
  return { value, accepts: "true or false" };
}

/** Only `true` counts; the client says nothing of any other value (observed). */
export function readOmitClaudeMd(node: YamlNode): Accepted<boolean> {
  const scalar = scalarOf(node);
  const off = scalar === false || scalar === "false";
  const value = scalar === true || scalar === "true" ? true : off ? false : undefined;
  return { value, accepts: "true" };
}

/** Only `false` counts (bundle); `true` is what holds anyway. */
export function readObserve(node: YamlNode): Accepted<boolean> {
  const scalar = scalarOf(node);
  return { value: typeof scalar === "boolean" ? scalar : undefined, accepts: "false" };
}

/** Trimmed; the word `inherit` in lower case, everything else as written (observed). */
export function readModel(node: YamlNode, keepsInherit: boolean): Accepted<string> {
  const text = textOf(node)?.trim();
  const accepts = "a model alias, a full model id or `inherit`";
  if (!text) return { value: undefined, accepts };
  if (text.toLowerCase() !== "inherit") return { value: text, accepts };
  return { value: keepsInherit ? "inherit" : undefined, accepts };
}

export function readNonBlank(node: YamlNode): Accepted<string> {
  const text = textOf(node);
  return { value: text?.trim() ? text : undefined, accepts: "a text that is not blank" };
}

export function scalarOf(node: YamlNode): string | number | boolean | null | undefined {
  return node.kind === "scalar" ? node.value : undefined;
}

export function textOf(node: YamlNode): string | undefined {
  const scalar = scalarOf(node);
  return typeof scalar === "string" ? scalar : undefined;
}

/** Of a longer text only the start matters, and that it is longer than a name may be. */
const LONG_ENOUGH = 300;

/**
 * A value as JavaScript puts it into a text, which is what the client compares where it checks no
 * type: a list gives its items with commas between them.
 */
export function spelled(node: YamlNode, depth = 0): string {
  if (node.kind === "scalar") return depth > 0 && node.value === null ? "" : String(node.value);
  if (node.kind === "map") return "[object Object]";
  // A list within itself gives nothing there.
  if (depth > 8) return "";
  let text = "";
  for (const [index, item] of node.items.entries()) {
    if (text.length > LONG_ENOUGH) break;
    text += `${index > 0 ? "," : ""}${spelled(item, depth + 1)}`;
  }
  return text;
}

/** A value in a few words, for messages: `42`, `a list`, `nothing`. */
export function describeValue(node: YamlNode): string {
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.kind === "map") return "a mapping";
  if (node.value === null) return "nothing";
  if (node.value === "") return "an empty string";
  return typeof node.value === "string" ? `"${node.value}"` : String(node.value);
}
