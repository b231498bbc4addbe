import { fileURLToPath } from "node:url";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { documentOf } from "../../src/discover/read-file.ts";
import { ClientFailure } from "../../src/verify/failure.ts";
import { findClient } from "../../src/verify/find-client.ts";
import { verify } from "../../src/verify/verify.ts";
import type { Verified } from "../../src/verify/verify.ts";
import { fill } from "./fixture.ts";

/* Asks the real client about files of our own; for the recorder and the random run. */

export const PLUGIN = "oplug";

export interface AskOptions {
  readonly scope: "project" | "plugin";
  /** Also start each agent. */
  readonly tools: boolean;
  /** URL of the file that asks, in this folder. */
  readonly here: string;
  /** For one run of the client. */
  readonly seconds?: number;
}

/** `files` by name, without `.md`. @throws ClientFailure when CLAUDE_BIN names no client that answers. */
export function askClient(
  files: ReadonlyMap<string, Uint8Array>,
  { scope, tools, here, seconds = 300 }: AskOptions,
): Promise<Verified> {
  const { CLAUDE_BIN: bin } = process.env;
  if (!bin) throw new ClientFailure("CLAUDE_BIN must name the client to ask");
  const program = findClient({ bin, env: {}, cwd: process.cwd(), untrusted: [] });
  const server = {
    command: process.execPath,
    args: [fileURLToPath(new URL("mcp-stub.mjs", here))],
  };
  const questions = [...files].map(([name, content]) => {
    const path = `/agents/${name}.md`;
    // The reading is of the file as it stands; what replaces a placeholder makes no difference.
    const document = documentOf(path, fill(content, { BOX: "x", NODE: "x", MCP: "x" }));
    const plugin = scope === "plugin" ? { pluginPrefix: PLUGIN } : {};
    return {
      reading: read(document, { client: clientAt(), scope, ...plugin }),
      content,
      path,
      root: "/agents",
    };
  });
  return verify(questions, {
    program,
    seconds,
    tools,
    trusted: true,
    extraArgs: () => ["--mcp-config", JSON.stringify({ mcpServers: { srv: server } })],
    adapt: (content, { root }) =>
      fill(content, { BOX: root, NODE: server.command, MCP: server.args[0]! }),
  });
}
