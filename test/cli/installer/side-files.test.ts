import { readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runInstallAgent } from "../../support/run.ts";
import type { Run } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

/* What a conflict puts beside an agent is renewed and taken away as long as nobody has touched it. */

const text = (line: string) => agent("q", "", `${line}\n\nTwo.`);
const place = ".claude/agents";

let cwd: string;
beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "", "q.md": text("One.") });
  await run(["./q.md"]);
  await put("q.md", text("Mine."));
});
const run = (argv: readonly string[]): Promise<Run> => runInstallAgent(argv, { cwd });
const put = (name: string, content: string) => writeFile(join(cwd, place, name), content);
const publish = (line: string) => writeFile(join(cwd, "q.md"), text(line));
const at = (name: string) => readFile(join(cwd, place, name), "utf8");
const there = async () => (await readdir(join(cwd, place))).toSorted();
const conflict = async () => {
  const { code, stdout, stderr } = await run(["update"]);
  expect([code, stdout]).toEqual([4, ""]);
  expect(await at("q.md")).toContain("\nMine.\n");
  return stderr;
};

describe("what stands in the place of one before", () => {
  test.for(["upstream", "merge"])("is kept as a backup: .%s", async (ending) => {
    await put(`q.md.${ending}`, "own notes\n");
    await put(`q.md.${ending}.bak`, "older notes\n");
    await publish("First.");
    expect(await conflict()).toContain(
      `; what was in q.md.${ending} is kept in q.md.${ending}.bak1\n`,
    );
    expect(await at(`q.md.${ending}.bak1`)).toBe("own notes\n");
    expect(await at(`q.md.${ending}.bak`)).toBe("older notes\n");
    expect(await at("q.md.upstream")).toBe(text("First."));
    expect(await at("q.md.merge")).toContain("\nFirst.\n>>>>>>> new\n");
    const before = await there();
    expect(await conflict()).not.toContain("is kept");
    expect(await there()).toEqual(before);
  });

  test("stays where nothing is to be written", async () => {
    await put("q.md.upstream", "own notes\n");
    await publish("First.");
    const { code, stderr } = await run(["update", "--dry-run"]);
    expect([code, stderr]).toEqual([
      4,
      expect.stringContaining("; what was in q.md.upstream would be kept in q.md.upstream.bak\n"),
    ]);
    expect(await at("q.md.upstream")).toBe("own notes\n");
    for (const choice of ["keep", "theirs"]) {
      expect((await run(["update", "--on-conflict", choice])).code).toBe(0);
      expect(await at("q.md.upstream")).toBe("own notes\n");
      await put("q.md", text("Mine."));
      await publish("Another first.");
    }
    expect((await run(["remove", "q", "--force"])).stdout).toContain(
      `${place}/q.md.upstream stays; delete it when you no longer need it`,
    );
    expect(await at("q.md.upstream")).toBe("own notes\n");
  });
});

describe("the next version that conflicts", () => {
  beforeEach(async () => {
    await publish("First.");
    await conflict();
  });

  test("renews both files that nobody has touched", async () => {
    await publish("Very first.");
    expect(await conflict()).not.toContain("is kept");
    expect(await there()).toEqual(["q.md", "q.md.merge", "q.md.upstream"]);
    expect(await at("q.md.upstream")).toBe(text("Very first."));
    expect(await at("q.md.merge")).toContain("=======\nVery first.\n>>>>>>> new\n");
  });

  test("renews them after a checkout with other line ends", async () => {
    for (const name of await there()) await put(name, (await at(name)).replaceAll("\n", "\r\n"));
    await publish("Very first.");
    expect((await run(["update"])).code).toBe(4);
    expect(await there()).toEqual(["q.md", "q.md.merge", "q.md.upstream"]);
    expect(await at("q.md.merge")).toContain("=======\r\nVery first.\r\n>>>>>>> new\r\n");
  });

  test("keeps a joined text that somebody is working on, and puts a new one there", async () => {
    await put("q.md.merge", text("Mine and first, half done."));
    // Nothing new: it stays where it is being worked on.
    expect(await conflict()).not.toContain("is kept");
    expect(await at("q.md.merge")).toBe(text("Mine and first, half done."));
    await publish("Very first.");
    expect(await conflict()).toContain("; what was in q.md.merge is kept in q.md.merge.bak");
    expect(await at("q.md.merge.bak")).toBe(text("Mine and first, half done."));
    expect(await at("q.md.merge")).toContain("=======\nVery first.\n>>>>>>> new\n");
    expect(await at("q.md.upstream")).toBe(text("Very first."));
  });

  test("keeps a new text that somebody has changed", async () => {
    await put("q.md.upstream", text("First, as I would say it."));
    await publish("Very first.");
    await conflict();
    expect(await at("q.md.upstream.bak")).toBe(text("First, as I would say it."));
    expect(await at("q.md.upstream")).toBe(text("Very first."));
  });

  test.for(["keep", "theirs"])(
    "%s takes away both, also those of the version before",
    async (choice) => {
      await publish("Very first.");
      expect((await run(["update", "--on-conflict", choice])).code).toBe(0);
      expect(await there()).toEqual(choice === "keep" ? ["q.md"] : ["q.md", "q.md.bak"]);
    },
  );

  test("that does not conflict any more takes them away", async () => {
    await publish("One.");
    expect((await run(["update"])).code).toBe(0);
    expect(await there()).toEqual(["q.md"]);
    expect(await at("q.md")).toBe(text("Mine."));
  });

  test("remove takes them along, but not what somebody has worked on", async () => {
    expect((await run(["remove", "q"])).code).toBe(4);
    expect(await there()).toEqual(["q.md", "q.md.merge", "q.md.upstream"]);
    const dry = await run(["remove", "q", "--force", "--dry-run"]);
    expect(dry.stdout).toContain(`${place}/q.md.merge would be removed`);
    const { code, stdout } = await run(["remove", "q", "--force"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`${place}/q.md.merge is removed`)]);
    expect(await there()).toEqual(["q.md.bak"]);
  });

  test("remove passes over a link", async () => {
    await rm(join(cwd, place, "q.md.merge"));
    await symlink("../../q.md", join(cwd, place, "q.md.merge"));
    expect((await run(["remove", "q", "--force"])).code).toBe(0);
    expect(await there()).toEqual(["q.md.bak", "q.md.merge", "q.md.upstream"]);
    expect(await readFile(join(cwd, "q.md"), "utf8")).toBe(text("First."));
  });

  test("remove leaves a joined text that somebody has worked on", async () => {
    await put("q.md.merge", "half done\n");
    const { code, stdout } = await run(["remove", "q", "--force"]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`${place}/q.md.merge stays; delete it`),
    ]);
    expect(await at("q.md.merge")).toBe("half done\n");
  });
});
