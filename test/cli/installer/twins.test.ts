import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runInstallAgent } from "../../support/run.ts";
import type { Run } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

/* Names that are one file on some systems: by case, by the form of an accent, by a compatible sign. */

const place = ".claude/agents";
const nfc = "docs/caf\u00e9.md";
const nfd = "docs/cafe\u0301.md";

let cwd: string;
let shelf: string;
beforeEach(async () => {
  shelf = await tree({
    "agents/a.md": agent("a", "", "Read docs/flow.md first."),
    "docs/flow.md": "# Flow\n",
  });
  cwd = await tree({ ".git/HEAD": "" });
});
const run = (argv: readonly string[]): Promise<Run> => runInstallAgent(argv, { cwd });
const at = (path: string) => join(cwd, path);
const move = (from: string, to: string) => rename(at(from), at(to));
const files = async () =>
  (await readdir(cwd, { recursive: true })).filter((path) => path.endsWith(".md")).toSorted();

/** Others have the two as one file. */
const hasBoth = process.platform === "linux";

describe.skipIf(!hasBoth)("on the disk", () => {
  test.for([
    ["an agent", `${place}/a.md`, `${place}/A.md`, `${place}/A.md`],
    ["an agent, in a wide sign", `${place}/a.md`, `${place}/\uff41.md`, `${place}/\uff41.md`],
    ["the folder of the agents", ".claude/agents", ".claude/Agents", ".claude/Agents"],
    ["a document", "docs/flow.md", "docs/FLOW.md", "docs/FLOW.md"],
    ["the folder of a document", "docs", "Docs", "Docs"],
  ] as const)("%s is not written beside its twin", async ([, from, to, twin]) => {
    expect((await run([shelf, "--with-docs"])).code).toBe(0);
    await move(from, to);
    const before = await files();
    const words = `takes the place of ${twin} on some systems`;
    for (const argv of [["restore"], ["restore", "--frozen"], ["restore", "--force"]]) {
      const { code, stdout } = await run(argv);
      expect([argv, code, stdout]).toEqual([argv, 4, expect.stringContaining(words)]);
      expect(stdout).toContain("rename or remove what is there, then run this again");
    }
    const { code, stdout } = await run(["verify"]);
    expect([code, stdout]).toEqual([1, expect.stringContaining(words)]);
    const install = await run([shelf, "--with-docs"]);
    expect(install.stdout + install.stderr).toContain(words);
    if (twin.startsWith(".claude")) {
      expect(install.code).toBe(4);
      expect((await run(["update"])).code).toBe(4);
      expect((await run(["adopt", "a"])).code).toBe(4);
    }
    expect(await files()).toEqual(before);
    await move(to, from);
    for (const argv of [["restore", "--frozen"], ["verify"], ["update"], ["adopt", "a"]]) {
      expect([argv, (await run(argv)).code]).toEqual([argv, 0]);
    }
  });

  test("what is refused keeps its code beside a twin", async () => {
    await run([shelf, "--with-docs"]);
    await move("docs/flow.md", "docs/FLOW.md");
    await writeFile(at(`${place}/a.md`), agent("a", "", "Mine."));
    expect((await run(["restore", "--frozen"])).code).toBe(5);
    await rm(at(`${place}/a.md`));
    await mkdir(at(`${place}/a.md`));
    expect((await run(["restore"])).code).toBe(5);
  });

  test("both files of a project that has them stay its own", async () => {
    await run([shelf, "--with-docs"]);
    await writeFile(at("docs/FLOW.md"), "Mine.\n");
    for (const argv of [["restore", "--frozen"], ["verify"], ["update"]]) {
      expect([argv, (await run(argv)).code]).toEqual([argv, 0]);
    }
  });
});

describe("in the lock", () => {
  test.for([
    ["by case", "docs/A.md", "docs/a.md", "docs/A.md takes the place of docs/a.md"],
    [
      "by the form of an accent",
      nfc,
      nfd,
      "docs/caf\\u{e9}.md takes the place of docs/cafe\\u{301}.md",
    ],
    ["by a folder", "docs/X/a.md", "docs/x/b.md", "docs/X/a.md takes the place of docs/x"],
    ["as a folder", "docs/a.md/b.md", "docs/a.md", "docs/a.md is a file and a folder"],
  ] as const)("they are refused, %s, and nothing is written", async ([, one, other, words]) => {
    await run([shelf, "--with-docs"]);
    const lock = JSON.parse(await readFile(at("install-agent.lock.json"), "utf8"));
    const flow = lock.agents.a.files["docs/flow.md"];
    const own = { [`${place}/b.md`]: lock.agents.a.files[`${place}/a.md`] };
    const shapes = [
      { a: { ...lock.agents.a, files: { ...lock.agents.a.files, [one]: flow, [other]: flow } } },
      {
        a: { ...lock.agents.a, files: { ...lock.agents.a.files, [one]: flow } },
        b: { ...lock.agents.a, files: { ...own, [other]: flow } },
      },
    ];
    const before = await files();
    for (const agents of shapes) {
      await writeFile(at("install-agent.lock.json"), JSON.stringify({ ...lock, agents }));
      const commands = [
        ["restore"],
        ["restore", "--frozen"],
        ["verify"],
        ["update"],
        ["adopt", "a"],
        ["remove", "a"],
        ["list"],
        [shelf, "--with-docs"],
      ];
      for (const argv of commands) {
        const { code, stderr } = await run(argv);
        expect([argv, code, stderr]).toEqual([argv, 5, expect.stringContaining(words)]);
      }
    }
    expect(await files()).toEqual(before);
  });

  test("agents whose names fold to the same are refused by their names", async () => {
    await run([shelf]);
    const lock = await readFile(at("install-agent.lock.json"), "utf8");
    const { agents } = JSON.parse(lock);
    const own = agents.a.files[`${place}/a.md`];
    const A = { ...agents.a, files: { [`${place}/A.md`]: own } };
    const text = JSON.stringify({ lockfileVersion: 1, agents: { ...agents, A } });
    await writeFile(at("install-agent.lock.json"), text);
    const { code, stderr } = await run(["restore"]);
    expect([code, stderr]).toEqual([5, expect.stringContaining("agents → A is not valid")]);
  });

  test("one document of several agents is none", async () => {
    await mkdir(dirname(join(shelf, "agents/b.md")), { recursive: true });
    await writeFile(join(shelf, "agents/b.md"), agent("b", "", "Read docs/flow.md first."));
    expect((await run([shelf, "--all", "--with-docs"])).code).toBe(0);
    expect((await run(["restore", "--frozen"])).code).toBe(0);
  });
});
