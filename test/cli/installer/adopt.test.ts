import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runInstallAgent } from "../../support/run.ts";
import type { Run } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

/* What the lock is to take note of has to be a file of this project that may stand there. */

const place = ".claude/agents";
const hooks =
  "hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: id\ntools: Read";

let cwd: string;
beforeEach(async () => {
  cwd = await tree({
    ".git/HEAD": "",
    "z.md": agent("z"),
    "h.md": agent("z", hooks),
    [`${place}/other.md`]: agent("other"),
  });
});
const run = (argv: readonly string[]): Promise<Run> => runInstallAgent(argv, { cwd });
const put = (text: string) => writeFile(join(cwd, place, "z.md"), text);
const inLock = async () =>
  JSON.parse(await readFile(join(cwd, "install-agent.lock.json"), "utf8")).agents.z;
const nothingWritten = async () =>
  expect([await readdir(cwd), await readdir(join(cwd, ".claude"))]).toEqual([
    [".claude", ".git", "h.md", "z.md"],
    ["agents"],
  ]);

describe("no link is adopted", () => {
  test.for<[string, () => Promise<string>, string]>([
    ["inside", async () => "../../z.md", "is a link, and nothing is written through one"],
    ["outside", () => tree({ "z.md": agent("z") }), "is a link that leads outside"],
    ["nowhere", async () => "gone.md", "is a link that leads nowhere"],
  ])("one that leads %s", async ([, leads, why]) => {
    const to = await leads();
    await symlink(to.startsWith("/") ? join(to, "z.md") : to, join(cwd, place, "z.md"));
    for (const more of [[], ["--dry-run"]]) {
      const { code, stdout, stderr } = await run(["adopt", "z", "--from", "./z.md", ...more]);
      expect([code, stdout]).toEqual([5, ""]);
      expect(stderr).toContain(`${place}/z.md: ${why}`);
    }
    await nothingWritten();
  });
});

test("what was adopted or kept with changes is not removed without a backup", async () => {
  const mine = agent("z", "", "Mine.");
  await put(mine);
  await run(["adopt", "z", "--from", "./z.md"]);
  const stays = async () => {
    const { code, stdout } = await run(["remove", "z"]);
    expect([code, stdout]).toEqual([4, expect.stringContaining("has local edits and stays")]);
  };
  await stays();
  await writeFile(join(cwd, "z.md"), agent("z", "", "New."));
  expect((await run(["update", "--on-conflict", "keep"])).code).toBe(0);
  await stays();
  expect((await run(["remove", "z", "--force"])).code).toBe(0);
  expect(await readFile(join(cwd, place, "z.md.bak"), "utf8")).toBe(mine);
  // Under another name it is still the text that was published.
  await run(["./z.md", "--as", "y"]);
  expect((await run(["remove", "y"])).code).toBe(0);
});

describe("what the door refuses", () => {
  test("is adopted where it is allowed, as the advice says, and stays allowed", async () => {
    await put(agent("z", hooks));
    const refused = await run(["adopt", "z", "--from", "./h.md"]);
    expect([refused.code, refused.stderr]).toEqual([
      5,
      expect.stringContaining("say --allow frontmatter-hooks"),
    ]);
    await nothingWritten();
    const allowed = ["adopt", "z", "--from", "./h.md", "--allow", "frontmatter-hooks"];
    expect((await run(allowed)).code).toBe(0);
    const { grants, upstream } = await inLock();
    expect(grants).toEqual([{ rule: "frontmatter-hooks", sha256: upstream }]);
    for (const again of [["verify"], ["restore", "--frozen"], ["adopt", "z"], ["update"]]) {
      expect([again, (await run(again)).code]).toEqual([again, 0]);
    }
    expect((await inLock()).grants).toEqual(grants);
  });

  test("is allowed where only the file that is there has it", async () => {
    await put(agent("z", hooks));
    const allowed = ["adopt", "z", "--from", "./z.md", "--allow", "frontmatter-hooks"];
    expect((await run(allowed)).code).toBe(0);
    expect((await run(["verify"])).code).toBe(0);
    // It stays allowed as long as the file stays, whatever its source has.
    for (const body of ["Do it.", "Do it better."]) {
      await writeFile(join(cwd, "z.md"), agent("z", "", body));
      expect((await run(["update", "--on-conflict", "keep"])).code).toBe(0);
      expect((await run(["verify"])).code).toBe(0);
    }
  });

  test("is allowed for changes that are joined with a new version, and stays so", async () => {
    await put(agent("z", hooks));
    await run(["adopt", "z", "--from", "./z.md", "--allow", "frontmatter-hooks"]);
    await writeFile(join(cwd, "z.md"), agent("z", "", "Do it better."));
    const joins = ["update", "--on-conflict", "merge"];
    expect((await run(joins)).code).toBe(4);
    expect((await run([...joins, "--allow", "frontmatter-hooks"])).code).toBe(0);
    expect(await readFile(join(cwd, place, "z.md"), "utf8")).toBe(
      agent("z", hooks, "Do it better."),
    );
    expect(await run(["verify"])).toMatchObject({ code: 0 });
  });

  test("is not allowed by a slip of the pen", async () => {
    await put(agent("z", hooks));
    const { code, stderr } = await run(["adopt", "z", "--from", "./h.md", "--allow", "hook"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("no rule called hook")]);
  });
});
