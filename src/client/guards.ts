import type { YamlEntry, YamlMap, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import { GUARD_DEPTH, guardingEvents, hookEvents, keysFreeOfGuards } from "./facts/hooks.ts";

/**
 * Hooks that stand where none are read. An agent whose guard would never run is not loaded, so the
 * client looks for guards in odd places (observed on 2.1.257 and 2.1.330).
 */
export interface StrayGuard {
  readonly span: Span;
  /** The guarding event; absent for handlers of which only the shape tells that they are some. */
  readonly event?: string;
}

interface Search {
  /** A key `hooks` with handlers counts too, whatever event it belongs to. */
  readonly shapes: boolean;
  /** Keys that are not entered. */
  readonly spared: readonly string[];
  /** What was looked through already: aliases lead to one node by many ways. */
  readonly seen: Map<YamlNode, Set<number>>;
}

/** Guards in the frontmatter outside of its key `hooks`, one for a key at most. */
export function guardsOutside(entries: readonly YamlEntry[]): StrayGuard[] {
  const search: Search = { shapes: true, spared: keysFreeOfGuards, seen: new Map() };
  return entries.flatMap((entry) => {
    if (entry.key === "hooks") return [];
    const found = ownGuard([entry]) ?? guardBelow(entry, 1, search);
    return found ? [found] : [];
  });
}

/** A guard in a part of `hooks`; `shapes` as in the places where no event is known. */
export function guardIn(node: YamlNode, shapes: boolean): StrayGuard | undefined {
  return guardAt(node, 1, { shapes, spared: [], seen: new Map() });
}

/**
 * The key `hooks` of a mapping, where its value looks like handlers to the client: a list with
 * items, a mapping with a `type`, or any mapping beside a `matcher`, whatever that is (observed).
 */
export function handlersIn({ entries }: YamlMap): YamlEntry | undefined {
  const hooks = entries.find(({ key }) => key === "hooks");
  if (hooks?.value.kind === "list") return hooks.value.items.length > 0 ? hooks : undefined;
  if (hooks?.value.kind !== "map") return undefined;
  return hasType(hooks.value) || entries.some(({ key }) => key === "matcher") ? hooks : undefined;
}

function guardAt(node: YamlNode, depth: number, search: Search): StrayGuard | undefined {
  if (node.kind === "scalar" || depth > GUARD_DEPTH || wasSeen(node, depth, search)) {
    return undefined;
  }
  if (node.kind === "list") {
    return firstOf(node.items, (item) => guardAt(item, depth + 1, search));
  }
  const own = ownGuard(node.entries) ?? (search.shapes ? ownHandlers(node) : undefined);
  return own ?? firstOf(node.entries, (entry) => guardBelow(entry, depth + 1, search));
}

function guardBelow(
  { key, value }: YamlEntry,
  depth: number,
  search: Search,
): StrayGuard | undefined {
  if (search.spared.includes(key)) return undefined;
  // Handlers of an event that guards nothing are no loss.
  const below = { ...search, shapes: search.shapes && !hookEvents.includes(key) };
  if (key !== "hooks" || value.kind !== "list") return guardAt(value, depth, below);
  if (depth >= GUARD_DEPTH) return undefined;
  return firstOf(value.items, (item) =>
    // What a handler holds is its own affair.
    item.kind === "map" && hasType(item) ? ownGuard(item.entries) : guardAt(item, depth + 1, below),
  );
}

function ownGuard(entries: readonly YamlEntry[]): StrayGuard | undefined {
  const entry = entries.find(({ key, value }) => guardingEvents.includes(key) && !isVoid(value));
  return entry && { span: entry.keySpan, event: entry.key };
}

function ownHandlers(map: YamlMap): StrayGuard | undefined {
  const entry = handlersIn(map);
  return entry && { span: entry.keySpan };
}

function hasType(map: YamlMap): boolean {
  const type = map.entries.find(({ key }) => key === "type")?.value;
  return type?.kind === "scalar" && typeof type.value === "string";
}

/** Nothing, or a list without items: a guard that guards nothing. */
function isVoid(node: YamlNode): boolean {
  return node.kind === "scalar"
    ? node.value === null
    : node.kind === "list" && node.items.length === 0;
}

function wasSeen(node: YamlNode, depth: number, { shapes, seen }: Search): boolean {
  const way = depth * 2 + (shapes ? 1 : 0);
  const ways = seen.get(node);
  if (ways?.has(way)) return true;
  if (ways) ways.add(way);
  else seen.set(node, new Set([way]));
  return false;
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
