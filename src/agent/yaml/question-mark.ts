import { isColon } from "./reading.ts";
import type { MapItem } from "./reading.ts";

/**
 * The entries of a mapping where `key: ? text` counts as `key: text`, as for clients before
 * 2.1.181. The package puts such a text into a mapping of its own, and all that follows with it.
 */
export function withoutQuestions(items: readonly MapItem[]): readonly MapItem[] {
  const flat: MapItem[] = [];
  let rest = items;
  for (;;) {
    const at = rest.findIndex(startsWithQuestion);
    const item = rest[at];
    if (!item?.sep || item.value?.type !== "block-map") return [...flat, ...rest];
    const [question, ...others] = item.value.items;
    const sep = [...item.sep, ...question!.start];
    const key = question!.key;
    flat.push(...rest.slice(0, at), key ? { ...item, sep, value: key } : { ...item, sep });
    rest = others;
  }
}

function startsWithQuestion({ sep, value }: MapItem): boolean {
  if (value?.type !== "block-map" || sep?.some((part) => part.type === "newline")) return false;
  const first = value.items[0];
  return first?.explicitKey === true && !first.sep?.some(isColon);
}
