import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join } from "node:path";
import { execPath, platform } from "node:process";
import { findProgram, isOfTree } from "../../../machine/find-program.ts";
import type { Machine } from "../../../machine/find-program.ts";
import type { SourceEnv } from "../source.ts";

/** How npm is started: a file, and what stands before npm's own arguments. */
export interface NpmProgram {
  readonly file: string;
  readonly args: readonly string[];
  /** Where npm stands itself. */
  readonly folder: string;
}

/**
 * The npm of this machine: the one that has started this program, else the one that came with Node,
 * else that on `PATH`. Never one that stands in the folder that is worked on, and never a program that
 * only calls itself so. `node` is the program that runs this.
 */
export async function npmProgram(
  env: SourceEnv,
  node: string = execPath,
): Promise<NpmProgram | undefined> {
  const { variables, home } = env;
  const machine = { variables, home, trees: [env.root, env.cwd] };
  const folder = dirname(node);
  const modules = platform === "win32" ? folder : join(dirname(folder), "lib");
  for (const path of [
    variables["npm_execpath"],
    join(modules, "node_modules/npm/bin/npm-cli.js"),
  ]) {
    const script = path && (await npmScript(path, machine));
    if (script) return byNode(script);
  }
  // A batch file needs a shell to be run, and the script that it starts does not.
  const found = findProgram(platform === "win32" ? "npm.cmd" : "npm", machine);
  if (found === undefined) return undefined;
  const target =
    platform === "win32"
      ? join(dirname(found), "node_modules/npm/bin/npm-cli.js")
      : await realpath(found);
  const script = await npmScript(target, machine);
  if (script) return byNode(script);
  return platform === "win32" ? undefined : { file: found, args: [], folder: dirname(found) };
}

function byNode(script: string): NpmProgram {
  return { file: execPath, args: [script], folder: dirname(script) };
}

/** The real path of npm's own script; nothing for another program and for one that came with a tree. */
async function npmScript(path: string, machine: Machine): Promise<string | undefined> {
  if (!isAbsolute(path)) return undefined;
  const script = await realpath(path).catch(() => undefined);
  if (script === undefined || basename(script) !== "npm-cli.js") return undefined;
  if (isOfTree(script, machine)) return undefined;
  const manifest = join(dirname(dirname(script)), "package.json");
  const text = await readFile(manifest, "utf8").catch(() => "");
  return /"name"\s*:\s*"npm"/.test(text) ? script : undefined;
}
