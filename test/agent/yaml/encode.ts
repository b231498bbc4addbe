import type { YamlNode } from "../../../src/agent/yaml/node.ts";

/** A value as JSON; what JSON cannot say stands in `{"$": …}`. Keys are sorted. */
export function encode(value: unknown, above: readonly unknown[] = []): unknown {
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { $: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (typeof value !== "object" || value === null) return value;
  const at = above.indexOf(value);
  if (at >= 0) return { $: `up ${above.length - at}` };
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item) => encode(item, path));
  const entries = Object.entries(value).map(([key, item]) => [key, encode(item, path)] as const);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}

/** The JavaScript value a node stands for; an alias is the very object of its anchor. */
export function valueOf(
  node: YamlNode | undefined,
  known: Map<YamlNode, unknown> = new Map(),
): unknown {
  if (!node) return null;
  if (node.kind === "scalar") return node.value;
  if (known.has(node)) return known.get(node);
  if (node.kind === "list") {
    const list: unknown[] = [];
    known.set(node, list);
    for (const item of node.items) list.push(valueOf(item, known));
    return list;
  }
  const map = {};
  known.set(node, map);
  for (const { key, value } of node.entries) {
    const made = valueOf(value, known);
    Object.defineProperty(map, key, { value: made, enumerable: true, configurable: true });
  }
  return map;
}
