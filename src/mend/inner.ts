import { parseYaml } from "../agent/yaml/parse.ts";
import type { YamlDialect } from "../agent/yaml/node.ts";
import { unquoted } from "./meaning.ts";
import { quoted } from "./written.ts";

/** More broken lines than this are no slip. */
const MOST_LINES = 40;
/** What stands before a value: indentation, `- ` and a key. */
const VALUE = /^([ ]*(?:- +)*(?:[\w."'/@*-]+[ \t]*:[ \t]+)?)([^\s][^]*?)[ \t]*(\r?)$/;

/**
 * Puts quotes around the values that keep a nested field from being parsed, line by line, tabs and
 * unusual blanks of the indentation made plain. Nothing where that does not help.
 */
export function quotedInside(text: string, dialect: YamlDialect): string | undefined {
  const lines = text
    .split("\n")
    .map((line) =>
      line.replace(/^[\t \u00a0\u3000]+/, (indent) =>
        indent.replaceAll("\t", "  ").replaceAll(/[\u00a0\u3000]/g, " "),
      ),
    );
  const done = new Set<number>();
  for (let round = 0; round <= MOST_LINES; round++) {
    const current = lines.join("\n");
    const parsed = parseYaml(current, dialect);
    if (parsed.ok) return current;
    const number = current.slice(0, parsed.error.span.start).split("\n").length - 1;
    const match = VALUE.exec(lines[number] ?? "");
    if (!match || match[1]!.trim() === "" || done.has(number)) return undefined;
    const [, before, value, ending] = match as unknown as [string, string, string, string];
    // What a bracket that is not closed was meant to hold cannot be told.
    if (/^[[\]{}]/.test(value)) return undefined;
    const comment = /^[^"']*?(\s+#\s.*)$/.exec(value)?.[1] ?? "";
    const bare = unquoted(value.slice(0, value.length - comment.length), dialect);
    lines[number] = `${before}${quoted(bare)}${comment}${ending}`;
    done.add(number);
  }
  return undefined;
}
