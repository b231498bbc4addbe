import { readFile, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/agentlint.ts";
import { run as runInstaller } from "../../src/cli/install-agent.ts";
import type { Io } from "../../src/cli/io.ts";
import { catalogOf } from "./catalog.ts";
import { graphPage } from "./graph-page.ts";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: string;
  readonly stdin?: string | Uint8Array;
  readonly tty?: boolean;
  readonly today?: string;
  readonly onInterrupt?: NonNullable<Io["onInterrupt"]>;
  /** Folder of the agents that can be installed, by default those that are shipped. */
  readonly agents?: string;
  readonly documents?: string;
  readonly version?: string;
  /** Somebody who answers. */
  readonly ask?: Io["ask"];
}

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

async function schemas(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const file of (await readdir(at("schemas"))).toSorted()) {
    found[file.replace(".schema.json", "")] = await readFile(at(`schemas/${file}`), "utf8");
  }
  return found;
}

/** Runs a command whole, in this process, and gives what it printed. */
export async function runAgentlint(
  argv: readonly string[],
  options: RunOptions = {},
): Promise<Run> {
  return runWith(run, argv, options);
}

/** The same for the installer, with the small catalog of the tests and no home folder but the given one. */
export async function runInstallAgent(
  argv: readonly string[],
  options: RunOptions & { readonly cwd: string },
): Promise<Run> {
  return runWith(runInstaller, argv, {
    agents: at("test/fixtures/catalog"),
    home: "/nowhere/home",
    ...options,
  });
}

export async function runWith(
  command: (io: Io) => Promise<number>,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<Run> {
  let stdout = "";
  let stderr = "";
  const { stdin = "", tty = false } = options;
  const code = await command({
    argv,
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? {},
    home: options.home ?? homedir(),
    stdin: (async function* () {
      yield typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin;
    })(),
    stdout: {
      isTTY: tty,
      columns: tty ? 100 : undefined,
      write: async (text) => void (stdout += text),
    },
    stderr: {
      isTTY: tty,
      columns: tty ? 100 : undefined,
      write: async (text) => void (stderr += text),
    },
    assets: {
      version: options.version ?? "0.0.0-test",
      catalog: () =>
        catalogOf(
          options.agents ?? at("agents"),
          options.documents ?? at("docs/development/workflows"),
        ),
      rulePage: (id) => readFile(at(`src/rules/${id}.md`), "utf8"),
      schemas,
      graphPage: () => readFile(graphPage(), "utf8"),
    },
    ...(options.ask && { ask: options.ask }),
    ...(options.onInterrupt && { onInterrupt: options.onInterrupt }),
    today: options.today ?? "2026-11-24",
  });
  return { code, stdout, stderr };
}
