import { randomBytes } from "node:crypto";
import { openEndpoint } from "./endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import type { ClientProgram } from "./find-client.ts";
import { field, recordsIn, textOf } from "./json.ts";
import { loadedAgents } from "./loaded-agents.ts";
import { createSandbox, place, sandboxEnvironment } from "./sandbox.ts";
import type { Sandbox } from "./sandbox.ts";
import { startSession } from "./session.ts";
import type { Session } from "./session.ts";
import type { Observation, Start, Subject } from "./subject.ts";

export interface ObserveOptions {
  readonly program: ClientProgram;
  /** For one run of the client. */
  readonly seconds: number;
  /** Which agents are started, to see their tools; none without it. */
  readonly start?: (subject: Subject) => boolean;
  /** For the client, besides its own; made for the sandbox it runs in. */
  readonly extraArgs?: (sandbox: Sandbox) => readonly string[];
  /** Changes the content of a file to what it must be in that sandbox. */
  readonly adapt?: (content: Uint8Array, sandbox: Sandbox) => Uint8Array;
  readonly signal?: AbortSignal | undefined;
}

/** What the client did with some files at once. */
export interface Run {
  readonly observations: ReadonlyMap<Subject, Observation>;
  readonly session: SessionTools;
}

/** What agents of ours got in the same session, against which the tools of others are held. */
export interface SessionTools {
  /** Without a list of tools. */
  readonly all: readonly string[];
  /** Of the tools that are left out where Bash is there. */
  readonly search: readonly string[];
  /** Without a list of tools, in the background. */
  readonly background: readonly string[];
}

/**
 * The model of the conversation. The client withholds tools from some models, and the recorded
 * observations are of this one; nothing is ever sent to it.
 */
export const SESSION_MODEL = "claude-sonnet-4-6";

const ARGS = [
  "-p",
  "--input-format",
  "stream-json",
  "--output-format",
  "stream-json",
  "--verbose",
  "--model",
  SESSION_MODEL,
];

/**
 * Runs the client once on copies of the files, in a home and project that are gone afterwards.
 *
 * @throws ClientFailure when the client gives no answer that can be used.
 */
export async function observe(subjects: readonly Subject[], options: ObserveOptions): Promise<Run> {
  const sandbox = createSandbox();
  const nonce = randomBytes(6).toString("hex");
  let endpoint: Endpoint | undefined;
  let session: Session | undefined;
  try {
    const controls = options.start ? controlAgents(nonce) : [];
    const { paths, plugins } = place(sandbox, [...subjects, ...controls], options.adapt);
    endpoint = await openEndpoint(nonce);
    session = startSession({
      command: options.program.command,
      cwd: sandbox.project,
      env: sandboxEnvironment(sandbox, endpoint.port),
      seconds: options.seconds,
      signal: options.signal,
      args: [
        ...options.program.args,
        ...ARGS,
        ...plugins.flatMap((folder) => ["--plugin-dir", folder]),
        ...(options.extraArgs?.(sandbox) ?? []),
      ],
    });

    const agents = await loadedAgents(session, paths);
    const names = [...agents]
      .filter(([one]) => one.control || options.start?.(one))
      .map(([, { name }]) => name);
    const starts =
      names.length > 0 ? await startAll(names, session, endpoint) : new Map<string, Start>();

    const observations = new Map<Subject, Observation>();
    for (const subject of subjects) {
      const agent = agents.get(subject);
      const start = agent && starts.get(agent.name);
      observations.set(
        subject,
        agent ? { loads: true, ...agent, ...(start && { start }) } : { loads: false },
      );
    }
    const toolsOf = (control: Subject | undefined) => {
      const start = control && starts.get(agents.get(control)?.name ?? "");
      return start && "tools" in start ? start.tools : [];
    };
    const [all, search, background] = controls.map(toolsOf);
    return {
      observations,
      session: { all: all ?? [], search: search ?? [], background: background ?? [] },
    };
  } finally {
    await session?.close();
    endpoint?.close();
    sandbox.remove();
  }
}

function controlAgents(nonce: string): Subject[] {
  const control = (name: string, fields: string): Subject => ({
    scope: "project",
    plugin: "",
    path: `${name}.md`,
    names: [`${name}-${nonce}`],
    control: true,
    content: new TextEncoder().encode(
      `---\nname: ${name}-${nonce}\ndescription: control\n${fields}---\n`,
    ),
  });
  return [
    control("control-all", ""),
    control("control-search", "tools: Grep, Glob\n"),
    control("control-background", "background: true\n"),
  ];
}

/** How long an agent in the background may take to ask for its first answer, in milliseconds. */
const LATE = 5_000;

async function startAll(
  names: readonly string[],
  session: Session,
  endpoint: Endpoint,
): Promise<Map<string, Start>> {
  endpoint.start(names);
  const messages = await session.turn(endpoint.opening);
  const answers = new Map<unknown, { readonly failed: boolean; readonly text: string }>();
  for (const message of messages) {
    if (field(message, "type") !== "user") continue;
    for (const block of recordsIn(field(field(message, "message"), "content"))) {
      const failed = block["is_error"] === true;
      answers.set(block["tool_use_id"], { failed, text: textOf(block["content"]) });
    }
  }
  const starts = new Map<string, Start>();
  for (const name of names) {
    const answer = answers.get(endpoint.callOf(name));
    if (!answer?.failed) await endpoint.waitFor(name, LATE);
    const tools = endpoint.toolsOf(name);
    if (tools) starts.set(name, { tools });
    else
      starts.set(name, { refused: /zero tools/.test(answer?.text ?? "") ? "zero-tools" : "other" });
  }
  return starts;
}
