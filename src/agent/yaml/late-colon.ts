import type { CST } from "yaml";
import type { MapItem } from "./reading.ts";

/**
 * An entry whose key is a whole list or mapping on one line, as in `- a: b: c`. There the runtime
 * takes `[{a: b}]` for the key and `c` for the value if the line follows a complete entry, and
 * likewise for `? a: b: c` as the first entry. The package sees a mapping inside a mapping; this
 * moves its colon outwards.
 */
export function liftColon(item: MapItem): MapItem {
  const lifted = detach(listOf(item) ?? item.key);
  if (!lifted) return item;
  const { start, explicitKey } = item;
  const { key, sep, value } = lifted;
  return { start, key, sep, ...(explicitKey && { explicitKey }), ...(value && { value }) };
}

interface Lifted {
  readonly key: CST.Token;
  readonly sep: CST.SourceToken[];
  readonly value: CST.Token | undefined;
}

/** The list that the package refused behind a key that has a value. */
function listOf({ key, sep, value }: MapItem): CST.BlockSequence | undefined {
  if (key?.type !== "error" || key.source !== "-" || !value) return undefined;
  const { offset, source } = key;
  const dash: CST.SourceToken = { type: "seq-item-ind", offset, indent: 0, source };
  return { type: "block-seq", offset, indent: 0, items: [{ start: [dash, ...sep], value }] };
}

function detach(token: CST.Token | null | undefined): Lifted | undefined {
  if (token?.type !== "block-seq" && token?.type !== "block-map") return undefined;
  const [only, second] = token.items;
  const inner = only?.value;
  if (!inner || second || hasBreak(only.start) || hasBreak(only.sep)) return undefined;
  if (token.type === "block-seq") {
    const lifted = detach(inner);
    return lifted && { ...lifted, key: withValue(token, only, lifted.key) };
  }
  if (inner.type !== "block-map" || inner.items.length > 1) return undefined;
  const { start, key, sep, value } = inner.items[0]!;
  if (!sep || start.length > 0) return undefined;
  return { key: withValue(token, only, key), sep, value };
}

function withValue(
  token: CST.BlockSequence | CST.BlockMap,
  item: CST.CollectionItem,
  value: CST.Token | null,
): CST.Token {
  const { value: _, ...rest } = item;
  return { ...token, items: [value ? { ...rest, value } : rest] } as CST.Token;
}

function hasBreak(parts: readonly CST.SourceToken[] | undefined): boolean {
  return parts?.some((part) => part.type === "newline") === true;
}
