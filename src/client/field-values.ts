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

/** A level in any case, or an integer, of which the client then sends none (observed). */
export function readEffort(node: YamlNode): Accepted<string | number> {
  const { values = [] } = fieldNamed("effort")!;
  const accepts = `${listOf(values)} or an integer`;
  const scalar = scalarOf(node);
  if (typeof scalar === "number") return { value: scalar, accepts };
  if (typeof scalar !== "string") return { value: undefined, accepts };
  const level = values.find((value) => value === scalar.toLowerCase());
  if (level) return { value: level === "med" ? "medium" : level, accepts };
  const number = Number.parseInt(scalar, 10);
  return { value: Number.isNaN(number) ? undefined : number, accepts };
}

/** Exact case; `manual` is another word for `default` (observed). */
export function readPermissionMode(node: YamlNode): Accepted<string> {
  const { values = [] } = fieldNamed("permissionMode")!;
  const mode = values.find((value) => value === textOf(node));
  return { value: mode === "manual" ? "default" : mode, accepts: listOf(values) };
}

/** A positive integer, or a string that starts with one (observed). */
export function readMaxTurns(node: YamlNode): Accepted<number> {
  return { value: positiveInteger(node, 1), accepts: "a positive integer" };
}

export function readAutoCompactWindow(node: YamlNode): Accepted<number> {
  return { value: positiveInteger(node, 100_000), accepts: "an integer of at least 100000" };
}

function positiveInteger(node: YamlNode, least: number): number | undefined {
  const scalar = scalarOf(node);
  const number = typeof scalar === "string" ? Number.parseInt(scalar, 10) : scalar;
  return typeof number === "number" && Number.isInteger(number) && number >= least
    ? number
    : undefined;
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

/** Only `true` counts (observed). */
export function readOmitClaudeMd(node: YamlNode): Accepted<boolean> {
  const scalar = scalarOf(node);
  const value = scalar === true || scalar === "true" ? true : scalar === false ? false : undefined;
  return { value, accepts: "true" };
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

/** A value in a few words, for messages: `42`, `a list`, `nothing`. */
export function describeValue(node: YamlNode): string {
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.kind === "map") return "a mapping";
  if (node.value === null) return "nothing";
  if (node.value === "") return "an empty string";
  return typeof node.value === "string" ? `"${node.value}"` : String(node.value);
}
