import type { YamlEntry, YamlMap } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Edit } from "../text/edit.ts";
import type { Fix } from "./fix.ts";
import { rereading, tooLargeToFix } from "./survives.ts";

/** Makes a list of `mcpServers` that is a mapping of servers or a single name: what was meant, as a guess. */
export function serverListFix(reading: Reading): Fix | undefined {
  const entry = entryOf(reading, "mcpServers");
  if (!entry || tooLargeToFix(reading)) return undefined;
  const edits = editsFor(entry, reading.document.file.text);
  if (edits.length === 0) return undefined;
  const after = rereading(reading, edits);
  const wanted = entry.value.kind === "map" ? entry.value.entries.map(({ key }) => key) : undefined;
  const named = after.values.mcpServers;
  const right = wanted ? wanted.join("\n") === named.join("\n") : named.length === 1;
  if (!after.loads || !right) return undefined;
  return { title: "Make a list of the servers", applicability: "unsafe", edits };
}

function editsFor({ value }: YamlEntry, text: string): readonly Edit[] {
  const { start, end } = value.span;
  if (value.kind === "map")
    return value.flow ? [] : value.entries.flatMap((_item, at) => itemEdits(value, at, text));
  const written = text.slice(start, end).trimEnd();
  if (value.kind !== "scalar" || !/^(["']?)[\w-]+\1$/.test(written)) return [];
  return [{ start, end: start + written.length, text: `[${written}]` }];
}

/** A dash before the name, and every line below it two blanks further in. */
function itemEdits({ entries, span }: YamlMap, at: number, text: string): readonly Edit[] {
  const { start } = entries[at]!.keySpan;
  const end = entries[at + 1]?.keySpan.start ?? span.end;
  const edits: Edit[] = [{ start, end: start, text: "- " }];
  for (let lineBreak = text.indexOf("\n", start); lineBreak >= 0 && lineBreak + 1 < end;) {
    const next = text.indexOf("\n", lineBreak + 1);
    const line = text.slice(lineBreak + 1, next < 0 ? text.length : next);
    const isNextKey = lineBreak + 1 + line.length - line.trimStart().length >= end;
    if (line.trim() !== "" && !isNextKey) {
      edits.push({ start: lineBreak + 1, end: lineBreak + 1, text: "  " });
    }
    lineBreak = next;
  }
  return edits;
}
