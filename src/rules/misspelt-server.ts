import type { Reading } from "../client/reading.ts";
import { replaceEntry } from "./list-edits.ts";
import { declaredAs, serversNamed } from "./servers.ts";
import type { NamedServer } from "./servers.ts";
import { defineRule } from "./rule.ts";

export const misspeltServer = defineRule({
  id: "misspelt-server",
  summary: "an MCP server that is declared in another spelling",
  effect: "ignored",
  since: "0.1.0",
  judges: "surroundings",
  fix: "unsafe",

  *check(reading, context) {
    const declared = context.beside?.(reading.document.file.path)?.servers;
    if (!declared) return;
    for (const named of serversNamed(reading)) {
      const { name, span } = named;
      const right = declaredAs(name, declared);
      if (right === undefined || right === name) continue;
      const edit = replaceEntry(reading, named, spelt(reading, named, right));
      yield {
        span,
        message: `there is no MCP server "${name}", only "${right}", and Claude Code compares names exactly`,
        help: `write "${right}"`,
        ...(edit && {
          fix: {
            title: `Replace "${name}" with "${right}"`,
            applicability: "unsafe",
            edits: [edit],
          },
        }),
      };
    }
  },
});

/** The whole entry with the server's right name. */
function spelt({ document }: Reading, { field, name, span }: NamedServer, right: string): string {
  const rest = document.file.text.slice(span.start + `mcp__${name}`.length, span.end);
  return field === "tools" ? `mcp__${right}${rest}` : right;
}
