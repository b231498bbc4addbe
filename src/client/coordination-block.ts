import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import { entryOf } from "./reading.ts";
import type { Reading } from "./reading.ts";

/** The lists of a `coordination` block, in the order in which they are written and shown. */
export const coordinationLists = ["hands_off_to", "receives_from", "parallel_with"] as const;
export type CoordinationList = (typeof coordinationLists)[number];

/** One name in one of the lists. */
export interface Colleague {
  readonly list: CoordinationList;
  /** Without white space around it; never empty. */
  readonly name: string;
  /** As written, quotes included. */
  readonly span: Span;
}

export interface CoordinationBlock {
  readonly entry: YamlEntry;
  /** In the order of the text. */
  readonly colleagues: readonly Colleague[];
  /** There are more names than anybody has colleagues; those behind the first ones are left out. */
  readonly cut: boolean;
}

/** More names than this in one file are no roster but an attack on whoever draws it. */
export const MOST_COLLEAGUES = 500;

/**
 * What the block of a file says, as far as it has the right shape: what has not counts for nothing,
 * and `malformed-coordination` says so. Claude Code itself does not read it.
 */
export function coordinationBlock(reading: Reading): CoordinationBlock | undefined {
  const entry = entryOf(reading, "coordination");
  if (!entry) return undefined;
  const all = colleaguesOf(entry.value);
  return { entry, colleagues: all.slice(0, MOST_COLLEAGUES), cut: all.length > MOST_COLLEAGUES };
}

/** Every name in the value of the key, in the order of the text. */
export function colleaguesOf(block: YamlNode): readonly Colleague[] {
  return block.kind === "map" ? block.entries.flatMap(colleaguesIn) : [];
}

function colleaguesIn({ key, value }: YamlEntry): Colleague[] {
  const list = coordinationLists.find((name) => name === key);
  if (!list || value.kind !== "list") return [];
  return value.items.flatMap((item) => {
    if (item.kind !== "scalar" || typeof item.value !== "string") return [];
    const name = item.value.trim();
    return name === "" ? [] : [{ list, name, span: item.span }];
  });
}
