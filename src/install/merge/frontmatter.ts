import type { Blocks, KeyBlock } from "./blocks.ts";
import { agreed, conflictText, mergeLines } from "./lines.ts";
import type { Labels } from "./lines.ts";

/** The merged block, and the keys that both sides changed. */
export interface MergedKeys {
  readonly text: string;
  readonly conflicts: readonly string[];
}

type Sides = Readonly<Record<"local" | "base" | "upstream", Blocks>>;

/**
 * Key by key: a side that left a key as it was yields to the other. Two changes of one key are a
 * conflict and are never joined, so that no list of tools comes about that nobody wrote.
 */
export function mergeFrontmatter({ local, base, upstream }: Sides, labels: Labels): MergedKeys {
  const conflicts: string[] = [];
  const [locals, bases, upstreams] = [byKey(local), byKey(base), byKey(upstream)];
  const pieces = mergedOrder(locals, bases, upstreams).map((key) => {
    const [l, b, u] = [locals.get(key), bases.get(key), upstreams.get(key)];
    const one = agreed(l?.text, b?.text, u?.text);
    if (one) return one.value === undefined ? "" : mergedLead(l, b, u, labels) + one.value;
    conflicts.push(key);
    const marked = conflictText(l?.text ?? "", b?.text ?? "", u?.text ?? "", labels);
    return (l ?? u)!.lead + marked;
  });
  const tail = agreed(local.tail, base.tail, upstream.tail)?.value ?? local.tail;
  return { text: pieces.join("") + tail, conflicts };
}

type KeyMap = ReadonlyMap<string, KeyBlock>;

function byKey({ keys }: Blocks): KeyMap {
  return new Map(keys.map((block) => [block.key, block]));
}

/** Comments are joined line by line; where that fails, both stay. */
function mergedLead(
  local: KeyBlock | undefined,
  base: KeyBlock | undefined,
  upstream: KeyBlock | undefined,
  labels: Labels,
): string {
  const [l, b, u] = [local, base, upstream].map((block) => block?.lead);
  if (l === undefined || u === undefined) return l ?? u ?? "";
  const merged = mergeLines(l, b ?? "", u, labels);
  return merged.clean ? merged.text : l + u;
}

/**
 * The order of the side that changed it, the local one if both did; a key that only one side has
 * stands behind the key that it follows there.
 */
function mergedOrder(local: KeyMap, base: KeyMap, upstream: KeyMap): readonly string[] {
  const shared = (keys: KeyMap) =>
    [...keys.keys()].filter((key) => local.has(key) && base.has(key) && upstream.has(key));
  const localMoved = shared(local).join("\n") !== shared(base).join("\n");
  const [first, second] = localMoved ? [local, upstream] : [upstream, local];
  // What comes only from the second side, by the key that it stands behind.
  const behind = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const key of second.keys()) {
    if (first.has(key)) before = key;
    else behind.set(before, [...(behind.get(before) ?? []), key]);
  }
  return [
    ...(behind.get(undefined) ?? []),
    ...[...first.keys()].flatMap((key) => [key, ...(behind.get(key) ?? [])]),
  ];
}
