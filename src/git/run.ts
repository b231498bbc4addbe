import { spawn } from "node:child_process";
import { devNull } from "node:os";
import { findProgram } from "../machine/find-program.ts";

/** What keeps git from answering; the message is for the user. */
export class GitFailure extends Error {
  override readonly name = "GitFailure";
}

export interface GitCall {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly input?: string;
}

/** Bytes of an answer, and milliseconds until it is there; beyond both something is wrong. */
const MOST_OUTPUT = 512 * 1_048_576;
const PATIENCE = 60_000;

/**
 * The repository may be a stranger's, and its settings name programs: everything that could start one
 * is off. Only plumbing commands are used, which know no aliases, no pagers and no filters.
 */
const settings = [
  "core.fsmonitor=false",
  `core.hooksPath=${devNull}`,
  "core.untrackedCache=false",
  "core.quotePath=false",
  "diff.external=",
  "protocol.allow=never",
];

/**
 * Asks git, without a shell.
 *
 * @throws GitFailure with what git said.
 */
export async function git(
  args: readonly string[],
  { cwd, env, home, input = "" }: GitCall,
): Promise<Buffer> {
  const program = findProgram("git", { variables: env, home, trees: [cwd] });
  if (program === undefined) throw new GitFailure("git is not installed");
  const options = ["--no-pager", "--no-optional-locks", ...settings.flatMap((one) => ["-c", one])];
  const child = spawn(program, [...options, ...args], {
    cwd,
    env: quietly(env),
    windowsHide: true,
    timeout: PATIENCE,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => {
    const fail = (message: string) => reject(new GitFailure(message));
    const output: Buffer[] = [];
    let size = 0;
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_OUTPUT) output.push(chunk);
      else child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (said.length < 4_096) said += chunk.toString();
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      fail(`git cannot be run: ${error.code}`);
    });
    child.on("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output));
      else if (signal) fail("git gave no answer in time, or too long a one");
      else fail(said.split("\n")[0]!.replace(/^(?:fatal|error): /, "") || `git ended with ${code}`);
    });
    // It may end before it has read everything.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/**
 * A hook runs with variables that say which index is being committed, and these count. Others would
 * change what is printed, or let git ask or fetch.
 */
function quietly(env: GitCall["env"]): NodeJS.ProcessEnv {
  const { GIT_EXTERNAL_DIFF: _, ...rest } = env;
  return {
    ...rest,
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    LC_ALL: "C",
  };
}
