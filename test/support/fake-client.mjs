/* A stand-in that speaks as Claude Code does, as far as `agentlint verify` listens. */
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";

const ALL = ["Agent", "Bash", "Edit", "Read", "WebFetch", "Write"];

/**
 * @param {{ behaviour?: "differs" | "crashes" | "garbage" | "hangs" | "mute" | "old" | "oldest" | "other" | "shadows",
 *   version?: string, record?: string }} options `record` is a file that is told how it was started.
 */
export async function fakeClient({ behaviour, version = "2.1.330", record } = {}) {
  const argv = process.argv.slice(2);
  if (argv.includes("--version")) {
    console.log(behaviour === "other" ? "v20.0.0" : `${version} (Claude Code)`);
    return;
  }
  let child;
  if (behaviour === "hangs") {
    child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "inherit" });
  }
  if (record) {
    const { pid, env } = process;
    const start = { argv, pid, env, cwd: process.cwd(), child: child?.pid };
    writeFileSync(record, JSON.stringify(start));
  }
  if (behaviour === "garbage") {
    console.log("Welcome!\n{not json");
    return;
  }
  const agents = loadAll(argv, behaviour);
  const say = (message) => console.log(JSON.stringify(message));
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (behaviour === "crashes") {
      console.error("\u001b[31msomething broke");
      process.exit(7);
    }
    if (behaviour === "hangs") continue;
    if (message.type === "user") {
      if (behaviour === "oldest") {
        const names = ["general-purpose", ...agents.map(({ name }) => name)];
        say({ type: "system", subtype: "init", agents: names });
      }
      await converse(message.message.content, agents, say);
      say({ type: "result", subtype: "success" });
      continue;
    }
    const { request_id, request } = message;
    if (behaviour === "mute" || behaviour === "oldest") {
      const response = request.subtype === "initialize" ? { commands: [] } : {};
      say({ type: "control_response", response: { subtype: "success", request_id, response } });
      continue;
    }
    const response =
      request.subtype === "initialize"
        ? { agents: agents.map(({ name, description, model }) => ({ name, description, model })) }
        : {
            agents: agents.map(({ name, path }) =>
              behaviour === "old" ? { agentType: name } : { agentType: name, path },
            ),
          };
    say({ type: "control_response", response: { subtype: "success", request_id, response } });
  }
}

/** As the real one: the last file of a name wins it. */
function loadAll(argv, behaviour) {
  const agents = new Map();
  const take = (folder, plugin) => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const agent = parse(readFileSync(path, "utf8"), path, plugin, behaviour);
      if (agent) agents.set(agent.name, agent);
    }
  };
  take(join(process.cwd(), ".claude/agents"));
  for (const [index, arg] of argv.entries()) {
    if (arg === "--plugin-dir") take(join(argv[index + 1], "agents"), basename(argv[index + 1]));
  }
  return [...agents.values()];
}

function parse(text, path, plugin, behaviour) {
  const fieldOf = (key) => new RegExp(`^${key}: (.*)$`, "m").exec(text)?.[1];
  const [name, description, model, tools] = ["name", "description", "model", "tools"].map(fieldOf);
  const prefix = plugin === undefined ? "" : `${plugin}:`;
  const agent = { name: `${prefix}${name}`, description, model, tools, path };
  agent.background = fieldOf("background") === "true";
  if (!text.startsWith("---\n") || name === undefined || description === undefined)
    return undefined;
  // One that is misread must not lose its name to it, or the other way round.
  if (behaviour === "shadows" && name === "thief") agent.name = "victim";
  if (behaviour !== "differs" || name.startsWith("control")) return agent;
  if (name === "gone") return undefined;
  return { ...agent, description: description.toUpperCase(), model: "other", tools: "Read, Bash" };
}

/** The conversation as the endpoint leads it: every agent it asks for is started once. */
async function converse(opening, agents, say) {
  const messages = [{ role: "user", content: opening }];
  for (;;) {
    const calls = await ask({ messages });
    if (calls.length === 0) return;
    const results = [];
    for (const { id, input } of calls) {
      const agent = agents.find(({ name }) => name === input.subagent_type);
      const wanted = agent.tools?.split(", ");
      const tools = (wanted ?? ALL).filter((name) => ALL.includes(name));
      const result = { type: "tool_result", tool_use_id: id, content: "done" };
      if (tools.length === 0 && agent.name.startsWith("control") === false) {
        results.push({ ...result, is_error: true, content: "would have zero tools" });
        continue;
      }
      await ask({
        messages: [{ role: "user", content: [{ type: "text", text: input.prompt }] }],
        tools: tools.map((name) => ({ name })),
      });
      results.push(result);
    }
    messages.push({ role: "assistant", content: calls }, { role: "user", content: results });
    say({ type: "user", message: { role: "user", content: results } });
  }
}

async function ask(body) {
  const response = await fetch(`${process.env.ANTHROPIC_BASE_URL}/v1/messages?beta=true`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  const calls = [];
  for (const line of (await response.text()).split("\n")) {
    if (!line.startsWith("data: ")) continue;
    const event = JSON.parse(line.slice("data: ".length));
    if (event.content_block?.type === "tool_use") calls.push({ ...event.content_block });
    if (event.delta?.type === "input_json_delta") {
      calls.at(-1).input = JSON.parse(event.delta.partial_json);
    }
  }
  return calls;
}
