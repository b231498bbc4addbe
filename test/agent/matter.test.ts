import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { parseMatter } from "../../src/agent/matter.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";

const client = clientAt();

describe("executable frontmatter executes nothing", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "matter-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const openers = [
    "---js",
    "---javascript",
    "---JS",
    "---JavaScript",
    "--- js",
    "---js ",
    "---coffee",
    "---cson",
    "---json",
  ];

  test.for(openers)("%s", (opener) => {
    const marker = join(folder, "ran");
    const code = `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "")`;
    for (const block of [
      code,
      `module.exports = (${code}, {})`,
      `(() => { ${code}; return {}; })()`,
    ]) {
      read(parseAgent("a.md", `${opener}\n${block}\n---\nbody\n`), { client, scope: "project" });
      // Nor does the block itself choose a language when it comes to the fenced parser.
      parseMatter(`${opener.slice(3)}\n${block}`, client.yaml);
      expect(existsSync(marker), block).toBe(false);
    }
  });

  test("the marker would be seen", async () => {
    const { writeFile } = await import("node:fs/promises");
    await writeFile(join(folder, "ran"), "");
    expect(existsSync(join(folder, "ran"))).toBe(true);
  });
});

test("the same malformed text fails every time, and no result is shared", () => {
  const broken = "name: [";
  expect([1, 2, 3].map(() => parseMatter(broken, client.yaml).ok)).toEqual([false, false, false]);
  const [first, second] = [1, 2].map(() => parseMatter("name: a", client.yaml));
  expect(first).toEqual(second);
  expect(first).not.toBe(second);
});

test.for([
  ["", "undefined"],
  ["# only a comment\n", "undefined"],
  ["\n\n", "undefined"],
  ["name: a\n", "map"],
  ["- a\n", "list"],
])("%j gives %s", ([block, kind]) => {
  const result = parseMatter(block!, client.yaml);
  expect(
    result.ok && (result.root?.kind === "scalar" ? "undefined" : String(result.root?.kind)),
  ).toBe(kind);
});

test.for([
  ["a long run of line breaks", "\n".repeat(60_000) + "name: a"],
  ["a block above 64 KiB", `name: a\ndescription: ${"x".repeat(200_000)}`],
])("%s is read", ([, block]) => {
  expect(parseMatter(block!, client.yaml)).toMatchObject({ ok: true, root: { kind: "map" } });
});
