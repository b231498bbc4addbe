import type { AgentDocument } from "../agent/document.ts";
import type { YamlEntry } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import type { Scope } from "./read-options.ts";
import type { TraceEntry } from "./trace.ts";

/** A restriction at the start of a line; whether it parses does not matter, the client never sees it. */
const RESTRICTION = /^(tools|disallowedTools|permissionMode)[ \t]*:[ \t]*\S/gm;

/**
 * Restrictions that stand in the file and that an agent which loads all the same does without: text
 * behind the end of a frontmatter that was cut short, a second block, or, in a plugin, a block that gives no fields.
 */
export function lostRestrictions(
  { file, envelope }: AgentDocument,
  scope: Scope,
  entries: readonly YamlEntry[],
  trace: readonly TraceEntry[],
): TraceEntry[] {
  const places: Span[] = [];
  for (const entry of trace) {
    if (entry.kind === "block-cut-short") places.push(entry.lost);
    if (entry.kind === "second-block") places.push(entry.block);
    if (scope !== "plugin") continue;
    if (entry.kind === "yaml-failed" && envelope.kind === "fenced") places.push(envelope.block);
    if (entry.kind === "unfenced")
      places.push(entry.envelope.later?.block ?? firstLines(file.text));
  }
  return places.flatMap(({ start, end }) =>
    [...file.text.slice(start, end).matchAll(RESTRICTION)].flatMap((match): TraceEntry[] => {
      const key = match[1]!;
      if (entries.some((entry) => entry.key === key)) return [];
      if (scope === "plugin" && key === "permissionMode") return [];
      const from = start + match.index;
      return [{ kind: "restriction-lost", span: { start: from, end: from + key.length }, key }];
    }),
  );
}

/** Up to the first blank line behind some text. */
function firstLines(text: string): Span {
  const end = /\S[^\n]*\n[ \t\r]*\n/.exec(text);
  return { start: 0, end: end ? end.index + end[0].length : text.length };
}
