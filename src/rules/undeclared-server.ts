import { declaredAs, serversNamed } from "./servers.ts";
import { defineRule } from "./rule.ts";

export const undeclaredServer = defineRule({
  id: "undeclared-server",
  summary: "an MCP server that the project does not declare",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check(reading, context) {
    const declared = context.beside?.(reading.document.file.path)?.servers;
    if (!declared) return;
    const told = new Set<string>();
    for (const { name, span } of serversNamed(reading)) {
      // One finding for each server: ten of its tools are one mistake.
      if (told.has(name) || declaredAs(name, declared) !== undefined) continue;
      told.add(name);
      yield {
        span,
        message: `neither the project nor its user declares an MCP server "${name}", without which these entries stand for nothing`,
        help: "declare the server in `.mcp.json`, or in `mcpServers` of the agent",
      };
    }
  },
});
