import type { YamlNode } from "../agent/yaml/node.ts";
import { colleaguesOf } from "../client/coordination-block.ts";
import { placesIn } from "../client/entry-places.ts";
import { isText } from "../client/shapes.ts";
import { readToolList } from "../client/tool-list.ts";
import type { ToolField } from "../client/trace.ts";
import type { Span } from "../text/source-file.ts";

/** The keys that hold lists of names. */
export type ListKey = ToolField | "skills" | "mcpServers" | "coordination";

export interface NamedEntry {
  readonly text: string;
  /** What findings point at: with its quotes for some keys, and the whole item where it is written with escapes. */
  readonly span: Span;
  /** Where exactly the text stands, if it does so as it is read. */
  readonly place?: Span;
  /** The value or, in a `coordination` block, the one list that holds it. */
  readonly list: YamlNode;
}

/** What the value of such a key is read as, in the order of the text. */
export function namedEntries(key: ListKey, value: YamlNode, source: string): NamedEntry[] {
  switch (key) {
    case "coordination":
      return colleaguesOf(value).map(({ list, name, span }) => {
        const at = value.kind === "map" && value.entries.find((entry) => entry.key === list)?.value;
        return { text: `${list} ${name}`, span, list: at || value };
      });
    case "mcpServers":
      if (value.kind !== "list") return [];
      return value.items.filter(isText).map((item) => {
        const place = placesIn(item, source)(item.value);
        return { text: item.value, span: item.span, ...(place && { place }), list: value };
      });
    default:
      return readToolList(value, source).entries.map(({ text, span }) => {
        const exact = source.slice(span.start, span.end) === text;
        return { text, span, ...(exact && { place: span }), list: value };
      });
  }
}
