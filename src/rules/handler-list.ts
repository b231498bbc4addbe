import type { YamlMap } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";
import type { Fix } from "./fix.ts";
import { traced } from "./rule.ts";
import { rereading, tooLargeToFix } from "./survives.ts";

/**
 * Puts a handler that stands right beside its matcher into the list `hooks` where handlers belong. A
 * guess that is only made when asked for, since its command runs from then on.
 */
export function handlerListFix(reading: Reading, span: Span): Fix | undefined {
  if (tooLargeToFix(reading) || problems(reading) > MOST) return undefined;
  const item = matcherAt(reading, span);
  const edits = item && editsFor(item, reading);
  if (!edits) return undefined;
  const after = rereading(reading, edits);
  const parses = after.frontmatter.error === undefined || reading.frontmatter.error !== undefined;
  if (!parses || problems(after) >= problems(reading)) return undefined;
  return { title: "Put the handler into a list `hooks`", applicability: "unsafe", edits };
}

/** Each fix is tried by reading the file again, which is too dear for more. */
const MOST = 50;

function problems(reading: Reading): number {
  return traced(reading, "hooks-drop-agent", "hook-ignored").length;
}

/** The item of an event's list that stands exactly there. */
function matcherAt(reading: Reading, { start, end }: Span): YamlMap | undefined {
  const hooks = entryOf(reading, "hooks")?.value;
  if (hooks?.kind !== "map") return undefined;
  for (const { value } of hooks.entries) {
    if (value.kind !== "list" || start < value.span.start || value.span.end < end) continue;
    const item = value.items.find(({ span }) => span.start === start && span.end === end);
    return item?.kind === "map" && !item.flow ? item : undefined;
  }
  return undefined;
}

/** `hooks:` and a dash before the first key of the handler, and every line below it four blanks further in. */
function editsFor({ entries, span }: YamlMap, reading: Reading): readonly Edit[] | undefined {
  const { file } = reading.document;
  const [first, ...rest] = entries;
  const handler = first?.key === "matcher" ? rest : entries;
  const keys = handler.map(({ key }) => key);
  if (!keys.includes("command") || keys.includes("hooks") || keys.includes("matcher")) {
    return undefined;
  }
  const { start } = handler[0]!.keySpan;
  const blanks = " ".repeat(file.point(first!.keySpan.start).column - 1);
  const lineBreak = file.text.includes("\r\n") ? "\r\n" : "\n";
  const type = keys.includes("type") ? "" : `type: command${lineBreak}${blanks}    `;
  const edits: Edit[] = [{ start, end: start, text: `hooks:${lineBreak}${blanks}  - ${type}` }];
  for (let at = file.text.indexOf("\n", start); at >= 0 && at + 1 < span.end;) {
    const next = file.text.indexOf("\n", at + 1);
    const line = file.text.slice(at + 1, next < 0 ? file.text.length : next);
    if (line.trim() !== "") edits.push({ start: at + 1, end: at + 1, text: "    " });
    at = next;
  }
  return edits;
}
