import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A folder of real agents, named by AGENT_CORPUS, else the agents that are shipped. */
export async function agentTexts(): Promise<readonly string[]> {
  const named = process.env["AGENT_CORPUS"];
  const folder = named ?? fileURLToPath(new URL("../../agents", import.meta.url));
  if (!existsSync(folder)) throw new Error(`no folder of agents: ${folder}`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.filter((text) => /^---\n[\s\S]*?^name:[\s\S]*?^---\n/m.test(text));
}

/** Numbers from 0 up to 1, always the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
