import { foreignProducts } from "../client/facts/foreign-tools.ts";
import type { ForeignProduct } from "../client/facts/foreign-tools.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { TraceEntry } from "../client/trace.ts";
import type { Fix } from "./fix.ts";
import { traced } from "./rule.ts";
import { survives } from "./survives.ts";

type Unmatched = Extract<TraceEntry, { kind: "tool-unmatched" }>;

/** A list `tools` that is plainly written for another product. */
export interface ForeignList {
  readonly product: ForeignProduct;
  /** What of it stands for nothing here. */
  readonly entries: ReadonlySet<Unmatched>;
}

export function foreignList(reading: Reading): ForeignList | undefined {
  const dropped = traced(reading, "tool-unmatched").filter(({ field }) => field === "tools");
  if (dropped.length === 0) return undefined;
  const written = new Set(dropped.map(({ entry }) => entry));
  for (const product of foreignProducts) {
    const names = [...written].filter((name) => isOf(product, name));
    const telling = names.some((name) => !product.common.includes(name));
    if (telling && names.length > 1) return { product, entries: new Set(dropped) };
  }
  return undefined;
}

function isOf({ tools, sets }: ForeignProduct, name: string): boolean {
  const slash = name.indexOf("/");
  return tools.has(name) || sets.has(slash > 0 ? name.slice(0, slash) : name);
}

/** What Claude Code calls the tools of the list: a guess, since none does quite the same. */
export function foreignFix(reading: Reading, { product, entries }: ForeignList): Fix | undefined {
  const value = entryOf(reading, "tools")?.value;
  if (!value || value.span.end === value.span.start) return undefined;
  const { granted, mcp } = reading.tools;
  const own = granted === "*" ? [] : granted;
  const named = [...entries].flatMap(({ entry }) => meaning(product, entry));
  if (named.length === 0) return undefined;
  // Whoever searches or edits there reads as well.
  const names = [...new Set(["Read", ...named, ...own])];
  // Bash searches by itself.
  const kept = names.filter((name) => !names.includes("Bash") || !/^(?:Grep|Glob)$/.test(name));
  const { start, end } = value.span;
  const written = reading.document.file.text.slice(start, end).trimEnd();
  const text = [...kept.sort(), ...mcp].join(", ");
  const edits = [{ start, end: start + written.length, text }];
  if (!survives(reading, edits)) return undefined;
  return { title: `Write the tools as \`${text}\``, applicability: "unsafe", edits };
}

function meaning({ tools, sets }: ForeignProduct, entry: string): readonly string[] {
  const [set = "", tool = ""] = entry.split("/", 2);
  return tools.get(tool) ?? tools.get(set) ?? sets.get(set) ?? [];
}
