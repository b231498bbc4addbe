import type { ShapedKey } from "./shapes.ts";

const everyServer: readonly ShapedKey[] = [
  { name: "timeout", shape: "positive integer" },
  { name: "alwaysLoad", shape: "boolean" },
];

const headers: readonly ShapedKey[] = [
  { name: "headers", shape: "mapping to texts" },
  { name: "headersHelper", shape: "text" },
];

const remote: readonly ShapedKey[] = [
  { name: "url", shape: "text", required: true },
  ...headers,
  { name: "oauth", shape: "mapping" },
  ...everyServer,
];

const editor: readonly ShapedKey[] = [
  { name: "url", shape: "text", required: true },
  { name: "ideName", shape: "text", required: true },
  { name: "ideRunningInWindows", shape: "boolean" },
  ...everyServer,
];

/** What stands for a server without `type`. */
export const DEFAULT_SERVER_TYPE = "stdio";

/** How the keys of the server types are known. */
export const SERVER_SOURCE = "observed on 2.1.330: 30 names with 13 values for each type";

/**
 * The types of servers in `mcpServers` with the keys that the client checks. Even an empty text passes
 * for a URL.
 */
export const serverTypes: ReadonlyMap<string, readonly ShapedKey[]> = new Map([
  [
    DEFAULT_SERVER_TYPE,
    [
      { name: "command", shape: "non-empty text", required: true },
      { name: "args", shape: "list of texts" },
      { name: "env", shape: "mapping to texts" },
      ...everyServer,
    ],
  ],
  ["http", remote],
  ["streamable-http", remote],
  ["sse", remote],
  ["ws", [{ name: "url", shape: "text", required: true }, ...headers, ...everyServer]],
  ["sdk", [{ name: "name", shape: "text", required: true }, ...everyServer]],
  ["sse-ide", editor],
  ["ws-ide", [...editor, { name: "authToken", shape: "text" }]],
  [
    "claudeai-proxy",
    [
      { name: "url", shape: "text", required: true },
      { name: "id", shape: "non-empty text", required: true },
      ...everyServer,
    ],
  ],
]);
