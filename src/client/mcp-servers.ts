import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import { DEFAULT_SERVER_TYPE, serverTypes } from "./facts/mcp.ts";
import { isText, misfits } from "./shapes.ts";

/** Servers of `mcpServers` that the agent refers to by name or brings along. */
export interface ServersReading {
  /** False for what is no list: the client ignores it and says nothing. */
  readonly isList: boolean;
  readonly names: readonly string[];
  /** Items that the client drops; the others stay (observed). */
  readonly dropped: readonly { readonly node: YamlNode; readonly span: Span }[];
}

export function readServers(node: YamlNode): ServersReading {
  if (node.kind !== "list") return { isList: false, names: [], dropped: [] };
  const names = new Set<string>();
  const dropped: { node: YamlNode; span: Span }[] = [];
  for (const item of node.items) {
    const server = serverOf(item);
    if (typeof server === "string") names.add(server);
    else dropped.push({ node: item, span: server.end > server.start ? server : node.span });
  }
  return { isList: true, names: [...names], dropped };
}

/** Whether the JSON of `--agents` may have it as an item; there several servers may share one (observed). */
export function isAcceptedServer(item: YamlNode): boolean {
  if (isText(item)) return true;
  return item.kind === "map" && item.entries.every((entry) => flawOf(entry) === undefined);
}

/** The name of the server that an item stands for, or where the item is malformed. */
function serverOf(item: YamlNode): string | Span {
  if (isText(item)) return item.value;
  // Another number of keys passes while the file is read and fails when the agent starts (observed).
  if (item.kind !== "map" || item.entries.length !== 1) return item.span;
  const entry = item.entries[0]!;
  return flawOf(entry) ?? entry.key;
}

/** Where the configuration of a server is malformed. */
function flawOf({ keySpan, value }: YamlEntry): Span | undefined {
  if (value.kind !== "map") return value.span.end > value.span.start ? value.span : keySpan;
  const type = value.entries.find((entry) => entry.key === "type")?.value;
  const named = type === undefined ? DEFAULT_SERVER_TYPE : isText(type) ? type.value : "";
  const keys = serverTypes.get(named);
  if (!keys) return type?.span ?? value.span;
  return misfits(value, keys)[0]?.span;
}
