import { execFileSync } from "node:child_process";
import { tree } from "./tree.ts";

/** Git as on a machine without any settings, so that it is the same everywhere. */
export const gitEnv: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.org",
  GIT_AUTHOR_DATE: "2026-11-24T12:00:00Z",
  GIT_COMMITTER_DATE: "2026-11-24T12:00:00Z",
};

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, env: gitEnv, encoding: "utf8", stdio: "pipe" });
}

/** A repository with one commit, tagged `first`. */
export async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await tree(files);
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", "first");
  git(cwd, "tag", "first");
  return cwd;
}
