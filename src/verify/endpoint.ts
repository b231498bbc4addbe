import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { field, isRecord, textOf } from "./json.ts";

/**
 * Stands in for the model on 127.0.0.1, so that agents are started without one: it answers the
 * conversation by starting one agent after the other, and each agent by ending it.
 */
export interface Endpoint {
  readonly port: number;
  /** What the conversation has to say for agents to be started. */
  readonly opening: string;
  /** Agents to start, by name; set before the conversation is opened. */
  start(names: readonly string[]): void;
  /** The tools that an agent was started with; undefined while it was not. */
  toolsOf(name: string): readonly string[] | undefined;
  /** The identifier of the tool call that starts an agent. */
  callOf(name: string): string;
  /** Resolves when an agent was started, and at the latest after some milliseconds. */
  waitFor(name: string, milliseconds: number): Promise<void>;
  close(): void;
}

/** The client refuses more than 20 subagents at a time (observed); it gets fewer. */
const AT_ONCE = 12;

/** `nonce` sets the prompts sent here apart from anything that a checked file may hold. */
export async function openEndpoint(nonce: string): Promise<Endpoint> {
  const opening = `open-${nonce}`;
  const mark = new RegExp(`start-${nonce}-(\\d+)-`);
  let names: readonly string[] = [];
  let begun = 0;
  const tools = new Map<string, readonly string[]>();
  const arrivals = new Set<() => void>();

  const calls = () => {
    const batch = names.slice(begun, begun + AT_ONCE).map((name, index) => ({
      type: "tool_use" as const,
      id: `call_${begun + index}`,
      name: "Agent",
      input: {
        description: "probe",
        prompt: `start-${nonce}-${begun + index}-`,
        subagent_type: name,
        run_in_background: false,
      },
    }));
    begun += batch.length;
    return batch;
  };

  const server = createServer(async (request, response) => {
    const body = await jsonOf(request);
    if (!/\/messages(?:\?|$)/.test(request.url ?? "") || !isRecord(body)) {
      response.writeHead(404, { "content-type": "application/json" });
      response.end('{"type":"error","error":{"type":"not_found_error","message":"no such thing"}}');
      return;
    }
    const messages = field(body, "messages");
    const said = Array.isArray(messages)
      ? messages.map((message) => textOf(field(message, "content"))).join("\n")
      : "";
    const started = said.includes(opening) ? undefined : mark.exec(said);
    if (started) {
      const name = names[Number(started[1])] ?? "";
      if (!tools.has(name)) tools.set(name, toolNames(body));
      for (const arrived of arrivals) arrived();
      stream(response, []);
    } else stream(response, said.includes(opening) ? calls() : []);
  });
  // What else the client tries to reach through the proxy ends here.
  server.on("connect", (_request, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    opening,
    start: (wanted) => {
      names = wanted;
      begun = 0;
    },
    toolsOf: (name) => tools.get(name),
    callOf: (name) => `call_${names.indexOf(name)}`,
    waitFor: (name, milliseconds) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          arrivals.delete(check);
          resolve();
        };
        const check = () => tools.has(name) && done();
        const timer = setTimeout(done, milliseconds);
        arrivals.add(check);
        check();
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function toolNames(body: unknown): string[] {
  const tools = field(body, "tools");
  if (!Array.isArray(tools)) return [];
  return tools.map((tool) => String(field(tool, "name"))).sort();
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

interface ToolCall {
  readonly type: "tool_use";
  readonly id: string;
  readonly name: string;
  readonly input: object;
}

/** A turn of the model as server-sent events: tool calls, or a word and the end. */
function stream(response: ServerResponse, calls: readonly ToolCall[]): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (type: string, data: object) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: "msg", type: "message", role: "assistant", model: "none", content: [] };
  send("message_start", {
    message: { ...message, stop_reason: null, stop_sequence: null, usage },
  });
  const blocks = calls.length > 0 ? calls : [{ type: "text" as const }];
  for (const [index, block] of blocks.entries()) {
    if (block.type === "text") {
      send("content_block_start", { index, content_block: { type: "text", text: "" } });
      send("content_block_delta", { index, delta: { type: "text_delta", text: "done" } });
    } else {
      send("content_block_start", { index, content_block: { ...block, input: {} } });
      const partial_json = JSON.stringify(block.input);
      send("content_block_delta", { index, delta: { type: "input_json_delta", partial_json } });
    }
    send("content_block_stop", { index });
  }
  const stop_reason = calls.length > 0 ? "tool_use" : "end_turn";
  send("message_delta", { delta: { stop_reason, stop_sequence: null }, usage });
  send("message_stop", {});
  response.end();
}
