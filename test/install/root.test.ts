import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectDestination, userDestination } from "../../src/install/place/root.ts";
import { tree } from "../support/tree.ts";

describe("the project", () => {
  test.for<[string, Record<string, string>, string, string | undefined]>([
    [
      "nearest .claude",
      { "r/.git/x": "", "r/.claude/x": "", "r/a/.claude/x": "", "r/a/b/x": "" },
      "r/a/b",
      "r/a",
    ],
    ["not above the git root", { ".claude/x": "", "r/.git/x": "", "r/a/x": "" }, "r/a", "r"],
    ["a worktree's git file", { ".claude/x": "", "r/.git": "gitdir: x", "r/a/x": "" }, "r/a", "r"],
    [
      ".claude of the git root itself",
      { "r/.git/x": "", "r/.claude/x": "", "r/a/x": "" },
      "r/a",
      "r",
    ],
    ["a file .claude does not count", { "r/.git/x": "", "r/a/.claude": "" }, "r/a", "r"],
    [
      "no git: nearest .claude below home",
      { "home/w/.claude/x": "", "home/w/a/x": "" },
      "home/w/a",
      "home/w",
    ],
    ["nothing anywhere", { "home/w/a/x": "" }, "home/w/a", "home/w/a"],
    [
      "never the home folder's .claude",
      { "home/.claude/x": "", "home/w/x": "" },
      "home/w",
      "home/w",
    ],
    [
      "nor a home folder under git",
      { "home/.git/x": "", "home/w/a/x": "" },
      "home/w/a",
      "home/w/a",
    ],
    ["nor above it", { ".claude/x": "", ".git/x": "", "home/w/x": "" }, "home/w", "home/w"],
    ["not home itself", { "home/.claude/x": "", "home/.git/x": "" }, "home", undefined],
  ])("%s", async ([, files, from, root]) => {
    const folder = await tree({ "home/x": "", ...files });
    const found = projectDestination(join(folder, from), join(folder, "home"));
    expect(found).toEqual(
      root === undefined
        ? { problem: "home" }
        : {
            destination: {
              scope: "project",
              root: join(folder, root),
              boundary: join(folder, root),
              parts: [".claude", "agents"],
            },
          },
    );
  });

  test("home is known under any of its names", async () => {
    const folder = await tree({ "real/.claude/x": "", home: "-> real" });
    const found = projectDestination(join(folder, "real"), join(folder, "home"));
    expect(found).toEqual({ problem: "home" });
  });
});

describe("the user", () => {
  test("CLAUDE_CONFIG_DIR decides, also while it is not there", async () => {
    const folder = await tree({ "home/x": "" });
    const found = userDestination("a/b", join(folder, "home"), folder);
    expect(found).toMatchObject({ boundary: folder, parts: ["a", "b", "agents"] });
  });

  test("an empty one does not count", async () => {
    const home = await tree({});
    const found = userDestination("", home, "/");
    expect(found).toMatchObject({ boundary: home, parts: [".claude", "agents"] });
  });
});
