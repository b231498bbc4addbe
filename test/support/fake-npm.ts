import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A program that takes itself for npm. */
export interface FakeNpm {
  /** Of its script, as npm states it in `npm_execpath`. */
  readonly path: string;
  /** How often it was started. */
  readonly starts: () => Promise<number>;
}

/** An npm of one script, in a folder that goes when the test ends. */
export async function fakeNpm(script: string, name = "npm"): Promise<FakeNpm> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "agentlint-npm-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return npmIn(folder, script, name);
}

/** The same where it is wanted. */
export async function npmIn(folder: string, script: string, name = "npm"): Promise<FakeNpm> {
  const path = join(folder, "bin/npm-cli.js");
  const log = join(folder, "starts");
  await mkdir(join(folder, "bin"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, type: "commonjs" }));
  const noted = `require("node:fs").appendFileSync(${JSON.stringify(log)}, "x");\n`;
  await writeFile(path, `#!${process.execPath}\n${noted}${script}\n`, { mode: 0o755 });
  const starts = async () => (await readFile(log, "utf8").catch(() => "")).length;
  return { path, starts };
}
