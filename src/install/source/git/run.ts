import { spawn } from "node:child_process";
import { devNull } from "node:os";
import type { SourceEnv } from "../source.ts";

export interface GitCall {
  /** Absolute path of git. */
  readonly program: string;
  readonly args: readonly string[];
  /** Where the bare repository is. */
  readonly folder: string;
  readonly input?: string;
  /** Bytes of output that are taken. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

export type GitResult =
  | { readonly stdout: Buffer; readonly problem?: undefined }
  /** What git said, or why it was stopped. */
  | { readonly problem: string; readonly stdout?: undefined };

/**
 * Settings that let a repository, or a careless setting of the user, run or reach more than one
 * fetch needs. They stand over all files of settings. Credential helpers, proxies and rewritten
 * addresses stay the user's own, since without them private repositories cannot be reached.
 */
const settings: readonly string[] = [
  `core.hooksPath=${devNull}`,
  "core.symlinks=false",
  "core.fsmonitor=false",
  "core.askPass=",
  "core.alternateRefsCommand=",
  "core.gitProxy=",
  "protocol.ext.allow=never",
  "fetch.recurseSubmodules=false",
  "submodule.recurse=false",
  "fetch.writeCommitGraph=false",
  "fetch.bundleURI=",
  "transfer.bundleURI=false",
  "credential.interactive=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "advice.detachedHead=false",
  // Whoever answers for the address that was asked for must not name another host in its place.
  "http.followRedirects=false",
  "http.lowSpeedLimit=1",
  "http.lowSpeedTime=30",
];

/** Variables of git that a caller's own repository, or a trick, may have left set. */
const kept =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_.*|ASKPASS|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|EXEC_PATH)$/;

export function gitVariables(
  variables: SourceEnv["variables"],
  scheme: string,
): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) {
    const isGit = name.toUpperCase().startsWith("GIT_");
    if (value !== undefined && (!isGit || kept.test(name.toUpperCase()))) own[name] = value;
  }
  return {
    ...own,
    // Every way but the one that was asked for is shut, redirects and submodules included.
    GIT_ALLOW_PROTOCOL: scheme,
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: own["GIT_ASKPASS"] ?? "",
    SSH_ASKPASS: "",
    GCM_INTERACTIVE: "never",
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_SSH_COMMAND: own["GIT_SSH_COMMAND"] ?? "ssh -o BatchMode=yes -o ConnectTimeout=30",
    LC_ALL: "C",
  };
}

/** Runs git without a shell and without a terminal. */
export async function git(
  { program, args, folder, input, limit, signal }: GitCall,
  variables: Record<string, string>,
): Promise<GitResult> {
  const options = settings.flatMap((setting) => ["-c", setting]);
  return new Promise((resolve) => {
    const child = spawn(program, [...options, `--git-dir=${folder}`, ...args], {
      cwd: folder,
      env: variables,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      signal,
      killSignal: "SIGKILL",
    });
    const out: Buffer[] = [];
    let size = 0;
    let said = "";
    let tooMuch = false;
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) out.push(chunk);
      else if (!tooMuch) {
        tooMuch = true;
        child.kill("SIGKILL");
      }
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (said.length < 16_384) said += chunk.toString("utf8");
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve({
        problem: signal.aborted
          ? String(signal.reason?.message ?? "it takes too long")
          : `git cannot be run: ${error.code ?? error.message}`,
      });
    });
    child.on("close", (code) => {
      if (tooMuch) resolve({ problem: "it holds too much" });
      else if (code === 0) resolve({ stdout: Buffer.concat(out) });
      else resolve({ problem: said.trim() || `git ended with ${code}` });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}
