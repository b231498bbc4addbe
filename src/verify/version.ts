import { execFile } from "node:child_process";
import { ClientFailure } from "./failure.ts";
import type { ObserveOptions } from "./observe.ts";
import { createSandbox, sandboxEnvironment } from "./sandbox.ts";

/** Where nothing listens. */
const NO_PORT = 9;

/** The version that a client says it is. @throws ClientFailure when it says none. */
export async function askVersion({
  program,
  seconds,
  signal,
}: Pick<ObserveOptions, "program" | "seconds" | "signal">): Promise<string> {
  const sandbox = createSandbox();
  try {
    const { error, said } = await new Promise<{ error: Error | null; said: string }>((resolve) => {
      const options = {
        cwd: sandbox.project,
        env: sandboxEnvironment(sandbox, NO_PORT),
        timeout: seconds * 1000,
        killSignal: "SIGKILL",
        windowsHide: true,
        ...(signal && { signal }),
      } as const;
      execFile(program.command, [...program.args, "--version"], options, (error, said) =>
        resolve({ error, said }),
      );
    });
    const version = /^(\d+\.\d+\.\d+)\b.*Claude Code/.exec(said.trim())?.[1];
    if (version !== undefined) return version;
    throw new ClientFailure(complaint(error, seconds));
  } finally {
    sandbox.remove();
  }
}

function complaint(error: Error | null, seconds: number): string {
  if (!error)
    return "what answers is not Claude Code: asked for its version, it says something else";
  if (error.name === "AbortError") return "interrupted";
  if ("killed" in error && error.killed) {
    return `the client gave no answer within ${seconds} seconds`;
  }
  const code = "code" in error ? error.code : undefined;
  return typeof code === "number"
    ? `the client ended (exit code ${code}) before it told its version`
    : `the client cannot be started: ${error.message}`;
}
