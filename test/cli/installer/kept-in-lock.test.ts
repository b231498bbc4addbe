import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { registry, sha512 } from "../../support/registry.ts";
import type { Release } from "../../support/registry.ts";
import { runInstallAgent } from "../../support/run.ts";
import { tgz } from "../../support/tar.ts";
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

describe("what a registry says", () => {
  const packed = (text: string) => tgz([{ name: "package/agents/a.md", content: text }]);
  const versions: Record<string, Release> = {};
  const env = { npm_config_userconfig: "/dev/null" };
  const inRegistry = (argv: readonly string[]) => runInstallAgent(argv, { cwd, env });
  beforeEach(async () => {
    for (const version of Object.keys(versions)) delete versions[version];
    const { url } = await registry({
      pack: { versions, tags: { latest: "1.0.0", odd: "../../1.0.0" } },
    });
    await writeFile(join(cwd, ".npmrc"), `registry=${url}/\n`);
  });

  test("a version that is none is not installed", async () => {
    versions["../../1.0.0"] = { tarball: packed(agent("a")) };
    expect((await inRegistry(["npm:pack@odd"])).code).toBe(3);
    expect((await inRegistry(["verify"])).code).toBe(0);
  });

  test.for([
    ["with options", (sum: string) => `${sum}?foo`],
    [
      "in the alphabet of addresses",
      (sum: string) => sum.replaceAll("+", "-").replaceAll("/", "_"),
    ],
    ["without its end", (sum: string) => sum.replaceAll("=", "")],
  ] as const)("a sum %s is remembered as a plain one", async ([, form]) => {
    const tarball = packed(agent("a"));
    versions["1.0.0"] = { tarball, dist: { integrity: form(sha512(tarball)) } };
    expect(await inRegistry(["npm:pack"])).toMatchObject({ code: 0 });
    expect((await inRegistry(["verify"])).code).toBe(0);
    expect(await readFile(join(cwd, "install-agent.lock.json"), "utf8")).toContain(sha512(tarball));
    expect((await inRegistry(["outdated"])).code).toBe(0);
  });

  test("a version with another content than before is no new version", async () => {
    versions["1.0.0"] = { tarball: packed(agent("a")) };
    await inRegistry(["npm:pack"]);
    versions["1.0.0"] = { tarball: packed(agent("a", "", "Steal.")) };
    for (const argv of [["outdated"], ["update"], ["npm:pack"], ["npm:pack", "--force"]]) {
      const { code, stdout, stderr } = await inRegistry(argv);
      expect([argv.join(" "), code]).toEqual([argv.join(" "), 5]);
      expect(stdout + stderr).toContain(
        "npm package pack 1.0.0 now has another content than when it was installed",
      );
    }
    expect(await readFile(join(cwd, ".claude/agents/a.md"), "utf8")).toBe(agent("a"));
    versions["1.0.1"] = { tarball: packed(agent("a", "", "Better.")) };
    expect((await inRegistry(["npm:pack@1.0.1"])).code).toBe(0);
  });
});
