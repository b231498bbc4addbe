import type { YamlNode } from "../agent/yaml/node.ts";

/** Deeper than any field that is read. */
const DEEPEST = 20;

/** A value as data without places, to be compared. */
export function plainValue(node: YamlNode, depth: number = 0): unknown {
  if (node.kind === "scalar") return node.value;
  if (depth > DEEPEST) return "…";
  if (node.kind === "list") return node.items.map((item) => plainValue(item, depth + 1));
  return node.entries.map(({ key, value }) => [key, plainValue(value, depth + 1)]);
}
