import { basename, relative, sep } from "node:path";
import { clientAt } from "../client/client.ts";
import type { Client } from "../client/client.ts";
import { read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { compare } from "./compare.ts";
import type { Difference } from "./compare.ts";
import { ClientFailure } from "./failure.ts";
import { observe } from "./observe.ts";
import type { ObserveOptions, SessionTools } from "./observe.ts";
import { batchesOf } from "./subject.ts";
import type { Observation, Subject } from "./subject.ts";
import { askVersion } from "./version.ts";

/** A file to be asked about, with the reading of it for any version. */
export interface Question {
  readonly reading: Reading;
  readonly content: Uint8Array;
  /** Of the file and of the agents folder that it lies in, in one form. */
  readonly path: string;
  readonly root: string;
}

export interface VerifyOptions extends Pick<
  ObserveOptions,
  "program" | "seconds" | "signal" | "extraArgs" | "adapt"
> {
  /** Also start each agent and compare its tools. */
  readonly tools: boolean;
  /** Start also agents that bring hooks or MCP servers; only for files of our own. */
  readonly trusted?: boolean;
}

export interface Verified {
  /** The client's own version, and what is known of it. */
  readonly client: Client;
  /** In the order of the questions. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  /** For the client's own version. */
  readonly reading: Reading;
  readonly observation: Observation;
  readonly differences: readonly Difference[];
}

/** How many files one run of the client gets. Starting agents takes the client far longer. */
const AT_ONCE = { reading: 500, starting: 150 } as const;

/**
 * Asks the client about each file and compares. Files are asked about together, but never two that
 * would shadow each other.
 *
 * @throws ClientFailure when the client gives no answer that can be used.
 */
export async function verify(
  questions: readonly Question[],
  options: VerifyOptions,
): Promise<Verified> {
  const client = clientAt(await askVersion(options));
  if (options.tools && !options.trusted && !startsSafely(client)) {
    throw new ClientFailure(
      `Claude Code ${client.version} may run commands that stand in the files when it starts an agent; --tools needs 2.1.238 or newer`,
    );
  }
  const asked = questions.map((question) => ask(question, client));
  const { observations, sessions } = await askAll(asked, options);
  const answers = asked.map(({ reading, subject }): Answer => {
    const observation = observations.get(subject) ?? { loads: false };
    const differences = compare(reading, observation, sessions.get(subject)!);
    return { reading, observation, differences };
  });
  return { client, answers };
}

interface Asked {
  /** For the client's own version. */
  readonly reading: Reading;
  readonly subject: Subject;
}

async function askAll(asked: readonly Asked[], options: VerifyOptions) {
  const { tools, trusted = false, ...rest } = options;
  const readings = new Map(asked.map(({ subject, reading }) => [subject, reading]));
  const start = (subject: Subject) => trusted || !bringsCommands(readings.get(subject)!);
  const observing = { ...rest, ...(tools && { start }) };
  const size = tools ? AT_ONCE.starting : AT_ONCE.reading;

  const observations = new Map<Subject, Observation>();
  const sessions = new Map<Subject, SessionTools>();
  let open = asked.map(({ subject }) => subject);
  // A file that loads under an unexpected name may shadow one that is asked about with it, so what
  // is missing is asked about again without the others, as long as that brings anything to light.
  for (;;) {
    for (const batch of batchesOf(open, size)) {
      const run = await observe(batch, observing);
      for (const [subject, observation] of run.observations) {
        observations.set(subject, observation);
        sessions.set(subject, run.session);
      }
    }
    const missing = open.filter(
      (subject) => readings.get(subject)!.loads && observations.get(subject)?.loads === false,
    );
    if (missing.length === 0 || missing.length === open.length) break;
    open = missing;
  }
  return { observations, sessions };
}

/**
 * Older clients run what a file's hooks and MCP servers say as soon as its agent is started, in any
 * folder; newer ones want the folder to be trusted first, and nobody trusts the sandbox.
 */
function startsSafely(client: Client): boolean {
  return client.does("hooks-need-trust") && client.does("servers-need-trust");
}

function bringsCommands({ frontmatter }: Reading): boolean {
  return frontmatter.entries.some(({ key }) => key === "hooks" || key === "mcpServers");
}

function ask({ reading: any, content, path, root }: Question, client: Client): Asked {
  const { document, scope, pluginPrefix } = any;
  if (scope !== "plugin") {
    const reading = read(document, { client, scope });
    const names = unique(reading.name, reading.writtenName);
    const subject = { scope: "project", plugin: "", path: basename(path), names, content } as const;
    return { reading, subject };
  }
  const plugin = manifestName(pluginPrefix?.split(":")[0] ?? "");
  const parts = relative(root, path).split(sep);
  const below = parts.includes("..") ? [basename(path)] : parts;
  const prefix = [plugin, ...below.slice(0, -1)].join(":");
  const reading = read(document, { client, scope, pluginPrefix: prefix });
  const file = basename(path, ".md");
  const names = unique(
    reading.name,
    `${prefix}:${reading.writtenName ?? file}`,
    `${prefix}:${file}`,
  );
  return { reading, subject: { scope, plugin, path: below.join("/"), names, content } };
}

function unique(...names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** A name that the client takes for a plugin, in place of one that it might not. */
function manifestName(name: string): string {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) ? name : "plugin";
}
