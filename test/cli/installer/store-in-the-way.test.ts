import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { thisMachine } from "../../../src/install/write/temp.ts";
import { runInstallAgent } from "../../support/run.ts";
import { tree } from "../../support/tree.ts";

/* What a cloned project has put where runs put theirs: nobody waits for it. */

vi.setConfig({ testTimeout: 20_000 });

const store = ".claude/.install-agent";
const looks = [["list"], ["verify"], ["diff"], ["outdated"]] as const;

let cwd: string;
const run = (...argv: readonly string[]) => runInstallAgent(argv, { cwd });
const put = async (path: string, text: string) => {
  await mkdir(join(cwd, path, ".."), { recursive: true });
  await writeFile(join(cwd, path), text);
};
const long = async (path: string) => utimes(join(cwd, store, path), 0, 0);

beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "" });
  await run("builder");
  await put(`${store}/busy.json`, "x");
  await long("busy.json");
});

describe.for<[string, () => Promise<void>]>([
  ["a file", () => put(`${store}/taking-over`, "x")],
  ["a folder that holds something", () => put(`${store}/taking-over/x`, "x")],
])("%s in the place of the guard", ([, stand]) => {
  beforeEach(stand);

  test("is named to who wants to write", async () => {
    const { code, stderr } = await run("reviewer");
    expect([code, stderr]).toEqual([
      5,
      `install-agent: nothing was written\n  ${store}/taking-over: is no empty folder, as a run of install-agent puts there; delete it\n    look at what stands there; it is neither followed nor replaced\n`,
    ]);
    expect(await readdir(join(cwd, ".claude/agents"))).toEqual(["builder.md"]);
  });

  test.for(looks)("does not keep `%s` from looking", async ([command]) => {
    expect(await run(command)).toMatchObject({ code: 0, stderr: "" });
  });

  test.for(looks)("`%s` says what is half done all the same", async ([command]) => {
    const journal = { version: 1, machine: thisMachine, folders: [], files: [] };
    await put(`${store}/journal.json`, JSON.stringify(journal));
    const { code, stderr } = await run(command);
    expect([code, stderr]).toEqual([
      command === "verify" ? 1 : 0,
      `install-agent: a run was killed here while it wrote, and cannot be taken back: ${store}/taking-over is no empty folder, as a run of install-agent puts there; delete it\n  what is shown is partly old and partly new; the next run that can write takes it back\n`,
    ]);
  });
});

test("a folder in the place of the mark is named, and keeps nobody from looking", async () => {
  cwd = await tree({ ".git/HEAD": "", [`${store}/busy.json/x`]: "" });
  for (const isOld of [false, true]) {
    if (isOld) await long("busy.json");
    const { code, stderr } = await run("reviewer");
    expect([code, stderr]).toEqual([
      5,
      `install-agent: nothing was written\n  ${store}/busy.json: is a folder, where a run of install-agent puts a file; delete it\n    look at what stands there; it is neither followed nor replaced\n`,
    ]);
    expect(await run("list")).toMatchObject({ code: 0, stderr: "" });
  }
});

test("a mark of another machine beside a journal keeps nobody from looking", async () => {
  await put(`${store}/busy.json`, JSON.stringify({ machine: "000000", pid: 1, token: "x" }));
  await put(`${store}/journal.json`, "{");
  const { code, stderr } = await run("verify");
  expect([code, stderr]).toEqual([
    1,
    "install-agent: another run has been writing here for long\n  what is shown is partly old and partly new\n",
  ]);
});

test.for(["journal.json", "done.json"])("what is no %s keeps nobody from looking", async (name) => {
  await put(`${store}/${name}`, "{");
  expect(await run("verify")).toMatchObject({ code: name === "done.json" ? 0 : 1 });
  expect(await run("reviewer")).toMatchObject({ code: 5 });
});
