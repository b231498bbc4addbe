import type { Span } from "../../text/source-file.ts";
import type { Anchors } from "./anchors.ts";
import { SAY, YamlFailure } from "./failure.ts";
import type { YamlDialect, YamlEntry, YamlMap, YamlNode, YamlNote } from "./node.ts";

interface Added extends YamlEntry {
  readonly merged: boolean;
}

type EntryRules = Pick<YamlDialect, "duplicateKeys" | "mergeKeys">;

/** Collects the entries of a mapping: the last of a key counts, merged ones yield to written ones. */
export class Entries {
  readonly #anchors: Anchors;
  readonly #dialect: EntryRules;
  readonly #added: Added[] = [];
  readonly #mergedFrom = new Set<YamlNode>();
  readonly #merges: { readonly span: Span; readonly added: readonly Added[] }[] = [];
  #keys: Set<string> | undefined;

  constructor(anchors: Anchors, dialect: EntryRules) {
    this.#anchors = anchors;
    this.#dialect = dialect;
  }

  add(key: YamlNode, keySpan: Span, value: YamlNode): void {
    const isMerge = this.#dialect.mergeKeys && key.kind === "scalar" && key.value === "<<";
    if (isMerge && value.kind !== "scalar") {
      this.#refuseOpen(value, keySpan);
      if (value.kind === "map") this.#merge(value, keySpan);
      else {
        for (const item of value.items) {
          if (item.kind !== "map") continue;
          this.#refuseOpen(item, keySpan);
          this.#merge(item, keySpan);
        }
      }
      return;
    }
    const text = keyText(key);
    this.#added.push({ key: text, keySpan, value, merged: false });
    this.#keys?.add(text);
  }

  /** The entries in the order of the text, without those that were overridden. */
  finish(notes: YamlNote[]): YamlEntry[] {
    const last = new Map<string, Added>();
    for (const added of this.#added) last.set(added.key, added);
    const entries: YamlEntry[] = [];
    for (const added of this.#added) {
      const { key, keySpan, value } = added;
      const winner = last.get(key)!;
      if (winner === added) entries.push({ key, keySpan, value });
      else if (!added.merged) {
        if (this.#dialect.duplicateKeys === "error") {
          throw new YamlFailure(SAY.duplicate, winner.keySpan.start, winner.keySpan.end);
        }
        notes.push({ kind: "duplicate-key", key, span: keySpan, winner: winner.keySpan });
      }
    }
    for (const { span, added } of this.#merges) {
      const kept = added.filter((one) => last.get(one.key) === one);
      if (kept.length > 0) notes.push({ kind: "merged", span, keys: kept.map(({ key }) => key) });
    }
    return entries;
  }

  #refuseOpen(value: YamlNode, at: Span): void {
    if (this.#anchors.isOpen(value)) throw new YamlFailure(SAY.enclosingMerge, at.start, at.end);
  }

  #merge(source: YamlMap, at: Span): void {
    if (this.#mergedFrom.has(source)) return;
    this.#mergedFrom.add(source);
    this.#keys ??= new Set(this.#added.map((added) => added.key));
    const merged: Added[] = [];
    for (const entry of source.entries) {
      if (this.#keys.has(entry.key)) continue;
      this.#keys.add(entry.key);
      merged.push({ ...entry, merged: true });
    }
    for (const entry of merged) this.#added.push(entry);
    this.#merges.push({ span: at, added: merged });
    this.#anchors.countMerged(merged.length, at.start);
  }
}

/** Longest text a collection used as a key is written out to. */
const KEY_LIMIT = 10_000;

/** A key as JavaScript makes it a property name. */
export function keyText(key: YamlNode): string {
  if (key.kind === "scalar") return String(key.value);
  if (key.kind === "map") return "[object Object]";
  const open = new Set<YamlNode>();
  let length = 0;
  const join = (node: YamlNode): string => {
    if (node.kind !== "list")
      return node.kind === "scalar" && node.value === null ? "" : keyText(node);
    if (open.has(node) || length > KEY_LIMIT) return "";
    open.add(node);
    const text = node.items.map(join).join(",");
    length += text.length;
    open.delete(node);
    return text;
  };
  return join(key);
}
