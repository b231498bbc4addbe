import { declaredAs, serversNamed } from "./servers.ts";
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
    for (const { name, span, place } of serversNamed(reading)) {
      const right = declaredAs(name, declared);
      if (right === undefined || right === name) continue;
      yield {
        span,
        message: `there is no MCP server "${name}", only "${right}", and Claude Code compares names exactly`,
        help: `write "${right}"`,
        ...(place && {
          fix: {
            title: `Replace "${name}" with "${right}"`,
            applicability: "unsafe",
            edits: [{ ...place, text: right }],
          },
        }),
      };
    }
  },
});
