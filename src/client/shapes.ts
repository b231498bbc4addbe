import type { YamlMap, YamlNode, YamlScalar } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import { hookShells } from "./facts/hooks.ts";
import type { Shape, ShapedKey } from "./facts/shapes.ts";

/** A key of a mapping that does not hold what it must. */
export interface Misfit {
  readonly span: Span;
  readonly name: string;
  /** What it should be; absent for a key that is missing. */
  readonly wanted?: string;
}

const words: Readonly<Record<Shape, string>> = {
  text: "text",
  "non-empty text": "text or an empty one",
  url: "URL",
  shell: `known shell (${hookShells.join(", ")})`,
  "positive number": "positive number",
  "positive integer": "positive integer",
  boolean: "boolean",
  "list of texts": "list of texts",
  mapping: "mapping",
  "mapping to texts": "mapping to texts",
};

export function misfits(map: YamlMap, keys: readonly ShapedKey[]): Misfit[] {
  return keys.flatMap(({ name, shape, required }): Misfit[] => {
    const entry = map.entries.find(({ key }) => key === name);
    if (!entry) return required ? [{ span: map.span, name }] : [];
    if (fits(entry.value, shape)) return [];
    const { start, end } = entry.value.span;
    const span = end > start ? entry.value.span : entry.keySpan;
    return [{ span, name, wanted: words[shape] }];
  });
}

function fits(node: YamlNode, shape: Shape): boolean {
  if (node.kind === "list") return shape === "list of texts" && node.items.every(isText);
  if (node.kind === "map") {
    if (shape === "mapping") return true;
    return shape === "mapping to texts" && node.entries.every(({ value }) => isText(value));
  }
  const { value } = node;
  if (shape === "boolean") return typeof value === "boolean";
  if (shape === "positive number") return Number.isFinite(value) && Number(value) > 0;
  if (shape === "positive integer") return Number.isSafeInteger(value) && Number(value) > 0;
  if (typeof value !== "string") return false;
  if (shape === "url") return URL.canParse(value);
  if (shape === "shell") return hookShells.includes(value);
  return shape === "text" || (shape === "non-empty text" && value !== "");
}

export type YamlText = YamlScalar & { readonly value: string };

export function isText(node: YamlNode): node is YamlText {
  return node.kind === "scalar" && typeof node.value === "string";
}
