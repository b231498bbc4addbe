import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { blocksOf, joined } from "../../src/install/merge/blocks.ts";
import { mergeAgent } from "../../src/install/merge/merge.ts";
import { agentTexts, randomFrom } from "../support/agent-texts.ts";

/* Random edits of real agents, merged and held against git. INSTALL_PROOF=long makes it 1,500. */

const rounds = process.env["INSTALL_PROOF"] === "long" ? 1_500 : 60;
const options = { client: clientAt(), scope: "project" } as const;
const labels = { local: "yours", base: "installed", upstream: "new" };
const hasGit = spawnSync("git", ["--version"]).status === 0;

let folder: string;
let texts: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "merge-"));
  texts = (await agentTexts()).filter((text) => !text.includes("\r"));
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const blocks = (text: string) => blocksOf(read(parseAgent("", text), options));

function merge(local: string, base: string, upstream: string) {
  const [l, b, u] = [local, base, upstream].map((text) => new TextEncoder().encode(text));
  const result = mergeAgent({ local: l!, base: b!, upstream: u! }, labels);
  return { ...result, text: new TextDecoder().decode(result.bytes) };
}

async function gitMerge(local: string, base: string, upstream: string) {
  const files = ["local", "base", "upstream"].map((name) => join(folder, name));
  for (const [index, text] of [local, base, upstream].entries()) {
    await writeFile(files[index]!, text);
  }
  const { status, stdout } = spawnSync("git", ["merge-file", "-p", ...files], { encoding: "utf8" });
  return { clean: status === 0, text: stdout };
}

/** One to four lines changed, put in, taken out or moved. */
function edited(text: string, random: () => number, who: string): string {
  const lines = text.split("\n");
  const edits = 1 + Math.floor(random() * 4);
  for (let edit = 0; edit < edits; edit++) {
    // The dashes stay: without them there is no agent to merge.
    const at = 1 + Math.floor(random() * (lines.length - 2));
    if (lines[at]!.startsWith("---")) continue;
    const kind = random();
    if (kind < 0.5) lines[at] += ` ${who}${edit}`;
    else if (kind < 0.75) lines.splice(at, 0, `# ${who} ${edit}`);
    else if (!/^(?:name|description):/.test(lines[at]!)) lines.splice(at, 1);
  }
  return lines.join("\n");
}

test.skipIf(!hasGit)(
  `${rounds} random merges come out as git's where those are clean`,
  async () => {
    let clean = 0;
    let both = 0;
    const strict: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const random = randomFrom(round);
      const base = texts[Math.floor(random() * texts.length)]!;
      const local = edited(base, random, "local");
      const upstream = edited(base, random, "upstream");
      const ours = merge(local, base, upstream);
      const git = await gitMerge(local, base, upstream);
      if (!git.clean) {
        both += ours.kind === "conflict" ? 1 : 0;
        continue;
      }
      // Stricter than git in one thing only: two changes of one key.
      if (ours.kind === "conflict") {
        expect(ours.keys.length, `seed ${round}`).toBeGreaterThan(0);
        strict.push(ours.keys.join());
        continue;
      }
      expect(ours.text === git.text, `seed ${round}`).toBe(true);
      clean++;
    }
    console.log(
      `${rounds} merges of ${texts.length} agents: ${clean} clean and as git's, ${both} conflicts of both, ${strict.length} stricter (${strict.join(" ")})`,
    );
    expect(clean).toBeGreaterThan(rounds / 3);
  },
  600_000,
);

test("different keys never conflict, whatever their order", () => {
  let merges = 0;
  for (let round = 0; merges < rounds; round++) {
    const random = randomFrom(round);
    const base = texts[round % texts.length]!;
    const parts = blocks(base);
    if (!parts || parts.keys.length < 2) continue;
    expect(joined(parts)).toBe(base);
    const one = Math.floor(random() * parts.keys.length);
    const other = (one + 1 + Math.floor(random() * (parts.keys.length - 1))) % parts.keys.length;
    const change = (at: number, ...more: number[]) =>
      joined({
        ...parts,
        keys: parts.keys.map((block, index) =>
          [at, ...more].includes(index)
            ? { ...block, text: `${block.key}: changed ${index}\n` }
            : block,
        ),
      });
    const merged = merge(change(one), base, change(other));
    expect([merged.kind, merged.text], `seed ${round}`).toEqual(["merged", change(one, other)]);
    merges++;
  }
}, 600_000);

/** The keys with their texts, comments left out. */
const values = (text: string) =>
  Object.fromEntries(blocks(text)!.keys.map((block) => [block.key, block.text]));

test("what each side does to keys of its own all comes through", () => {
  let merges = 0;
  for (let round = 0; merges < rounds; round++) {
    const random = randomFrom(round + 1_000_000);
    const base = texts[Math.floor(random() * texts.length)]!;
    const parts = blocks(base);
    if (!parts || parts.keys.length < 2) continue;
    const below = (limit: number) => Math.floor(random() * limit);
    const owner = parts.keys.map(() => below(3));
    const edit = parts.keys.map(({ key }) =>
      key === "name" || below(3) > 0 ? "change" : "remove",
    );
    const wanted: Record<string, string> = {};
    /** One side: its own keys changed or taken out, some put in, the others moved about. */
    const side = (who: number) => {
      const keys = parts.keys.flatMap((block, index) => {
        if (owner[index] !== who) return [block];
        return edit[index] === "change" ? [{ ...block, text: `${block.key}: by ${who}\n` }] : [];
      });
      for (let count = below(3); count > 0; count--) {
        const key = `x-${who}-${count}`;
        const text = `${key}: ${who}\n`;
        wanted[key] = text;
        keys.splice(below(keys.length + 1), 0, { key, lead: "", text });
      }
      if (who === 0 && keys.length > 1 && below(2) === 0) keys.push(...keys.splice(0, 1));
      return joined({ ...parts, keys });
    };
    const [local, upstream] = [side(0), side(1)];
    for (const [index, { key, text }] of parts.keys.entries()) {
      if (owner[index] === 2) wanted[key] = text;
      else if (edit[index] === "change") wanted[key] = `${key}: by ${owner[index]}\n`;
    }
    const merged = merge(local, base, upstream);
    expect([merged.kind, values(merged.text)], `seed ${round}`).toEqual(["merged", wanted]);
    expect(merged.text.endsWith(parts.body), `seed ${round}`).toBe(true);
    merges++;
  }
}, 600_000);
