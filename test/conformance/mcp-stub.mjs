// An MCP server with the tools `alpha` and `beta`, which the fixtures name.
import { createInterface } from "node:readline";

const answers = {
  initialize: ({ protocolVersion = "2025-03-26" }) => ({
    protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: "stub", version: "1" },
  }),
  "tools/list": () => ({
    tools: ["alpha", "beta"].map((name) => ({
      name,
      description: name,
      inputSchema: { type: "object", properties: {} },
    })),
  }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params = {} } = JSON.parse(line);
  if (id === undefined) continue;
  const result = answers[method]?.(params);
  const answer = result ? { result } : { error: { code: -32601, message: "no such method" } };
  console.log(JSON.stringify({ jsonrpc: "2.0", id, ...answer }));
}
