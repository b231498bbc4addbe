import { beforeEach, describe, expect, test } from "vitest";
import { runInstallAgent } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

/* Whatever is installed is in a lock file that the next command can read. */

let cwd: string;
beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "" });
});
const run = (argv: readonly string[], folder = cwd) => runInstallAgent(argv, { cwd: folder });

describe.skipIf(process.platform === "win32")("a source at an odd place", () => {
  test.for([
    "~home/a.md",
    "c:/a.md",
    "c:a/a.md",
    "-x/a.md",
    "a#b/a.md",
    "ünï cödé/a.md",
    "..x/a.md",
  ])("is remembered: %s", async (path) => {
    cwd = await tree({ ".git/HEAD": "", [path]: agent("a") });
    expect(await run([`./${path}`])).toMatchObject({ code: 0 });
    expect(await run(["verify"])).toMatchObject({ code: 0 });
    expect(await run(["outdated"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^a is/),
    });
  });

  test.for(["a\\b/a.md", "a\u200bb/a.md", "x/a\n.md", `${`${"d".repeat(150)}/`.repeat(20)}a.md`])(
    "is refused before anything is written: %j",
    async (path) => {
      cwd = await tree({ ".git/HEAD": "", [`shelf/${path}`]: agent("a") });
      const { code, stderr } = await run(["./shelf"]);
      expect(code).toBe(5);
      expect(stderr).toContain("which the lock file cannot name");
      expect(await run(["verify"])).toMatchObject({ code: 0, stdout: "" });
    },
  );

  test("is found again below the folder that was asked for", async () => {
    cwd = await tree({ ".git/HEAD": "", "~home/agents/a.md": agent("a") });
    expect(await run(["."])).toMatchObject({ code: 0 });
    expect(await run(["outdated"])).toMatchObject({ code: 0 });
  });
});

test.for([
  ["a name that no file can have", "Explore"],
  ["a path", "../x"],
  ["another script", "日本"],
  ["blanks", "my agent"],
  ["a device", "con"],
  ["a very long one", "x".repeat(5_000)],
])("an agent under another name is remembered by its own: %s", async ([, name]) => {
  cwd = await tree({ ".git/HEAD": "", "shelf/a.md": agent(name!) });
  const allow = ["--allow", "unsafe-name", "--allow", "replaced-builtin"];
  expect(await run(["./shelf/a.md", "--as", "mine", ...allow])).toMatchObject({ code: 0 });
  expect(await run(["verify"])).toMatchObject({ code: 0 });
  expect(await run(["update"])).toMatchObject({ code: 0 });
  expect(await run(["outdated"])).toMatchObject({ code: 0 });
});
