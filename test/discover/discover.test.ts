import { execFileSync } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NoSuchPath, discover } from "../../src/discover/discover.ts";
import { agent, tree } from "../support/tree.ts";

async function found(cwd: string, paths: readonly string[] = [], home = "/nowhere") {
  const { files, skipped } = await discover(paths, { cwd, home });
  return {
    files: files.map(({ path, scope }) => `${path} ${scope}`),
    skipped: skipped.map(({ path, reason }) => `${path}: ${reason}`),
  };
}

describe("without paths, where the client looks", () => {
  test("every .claude/agents from here up to the git root, hidden folders included", async () => {
    const root = await tree({
      ".claude/agents/above.md": agent("above"),
      "repo/.git/HEAD": "",
      "repo/.claude/agents/a.md": agent("a"),
      "repo/.claude/agents/.hidden/deep/b.md": agent("b"),
      "repo/.claude/agents/node_modules/c.md": agent("c"),
      "repo/pkg/.claude/agents/d.md": agent("d"),
      "repo/other/.claude/agents/e.md": agent("e"),
    });
    const { files } = await found(join(root, "repo/pkg"));
    expect(files).toEqual([
      "../.claude/agents/.hidden/deep/b.md project",
      "../.claude/agents/a.md project",
      "../.claude/agents/node_modules/c.md project",
      ".claude/agents/d.md project",
    ]);
  });

  test("without git it stops below the home folder", async () => {
    const root = await tree({
      "home/.claude/agents/user.md": agent("user"),
      "home/code/.claude/agents/a.md": agent("a"),
    });
    const { files } = await found(join(root, "home/code"), [], join(root, "home"));
    expect(files).toEqual([".claude/agents/a.md project"]);
  });

  test("a plugin's agents", async () => {
    const root = await tree({
      ".git/HEAD": "",
      ".claude-plugin/plugin.json": '{"name":"acme"}',
      "agents/a.md": agent("a"),
      "agents/sub/b.md": agent("b"),
    });
    const { files } = await discover([], { cwd: root, home: "/nowhere" });
    expect(files.map(({ path, pluginPrefix }) => [path, pluginPrefix])).toEqual([
      ["agents/a.md", "acme"],
      ["agents/sub/b.md", "acme:sub"],
    ]);
  });

  test("the files that a plugin's manifest names, in place of its folder", async () => {
    const root = await tree({
      ".git/HEAD": "",
      ".claude-plugin/plugin.json": '{"name":"acme","agents":["./extra/two.md","./gone.md"]}',
      "agents/one.md": agent("one"),
      "extra/two.md": agent("two"),
    });
    const { files, skipped } = await discover([], { cwd: root, home: "/nowhere" });
    expect(files.map(({ path, pluginPrefix }) => [path, pluginPrefix])).toEqual([
      ["extra/two.md", "acme"],
    ]);
    expect(skipped.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      "gone.md: cannot be read: ENOENT",
    ]);
  });

  test.for(['{"name":"acme","agents":"./extra/"}', "{", "3"])(
    "nothing of a plugin with the manifest %s",
    async (manifest) => {
      const root = await tree({
        ".git/HEAD": "",
        ".claude-plugin/plugin.json": manifest,
        "agents/one.md": agent("one"),
      });
      const { files, skipped } = await found(root);
      expect(files).toEqual([]);
      expect(skipped).toHaveLength(1);
    },
  );

  test("a plugin's README is an agent, a project's is not", async () => {
    const root = await tree({
      ".git/HEAD": "",
      ".claude-plugin/plugin.json": "{}",
      "agents/README.md": "# Agents",
      ".claude/agents/README.md": "# Agents",
    });
    expect((await found(root)).files).toEqual(["agents/README.md plugin"]);
  });

  test("the user's agents and given folders, where they are asked for", async () => {
    const root = await tree({
      "home/.claude/agents/u.md": agent("u"),
      "cfg/agents/c.md": agent("c"),
      "other/.claude/agents/o.md": agent("o"),
      "repo/.git/HEAD": "",
      "repo/.claude/agents/a.md": agent("a"),
    });
    const options = { cwd: join(root, "repo"), home: join(root, "home"), user: true };
    const paths = async (more: object) =>
      (await discover([], { ...options, ...more })).files.map(
        ({ path, scope }) => `${path} ${scope}`,
      );
    expect(await paths({})).toEqual([
      "../home/.claude/agents/u.md user",
      ".claude/agents/a.md project",
    ]);
    expect(await paths({ configDir: join(root, "cfg") })).toEqual([
      "../cfg/agents/c.md user",
      ".claude/agents/a.md project",
    ]);
    expect(await paths({ user: false, addDirs: [join(root, "other")] })).toEqual([
      "../other/.claude/agents/o.md project",
      ".claude/agents/a.md project",
    ]);
  });

  test("a folder above that happens to be called agents means nothing", async () => {
    const root = await tree({
      "agents/project/notes.md": "# Notes",
      "agents/project/a.md": agent("a"),
    });
    expect((await found(join(root, "agents/project"), ["."])).files).toEqual(["a.md project"]);
  });

  test("names end in .md exactly", async () => {
    const names = ["a.md", "b.MD", "c.markdown", "d.md.bak", "e.md~", "f.mdx", ".md", ".g.md"];
    const root = await tree(
      Object.fromEntries(names.map((name) => [`.claude/agents/${name}`, agent(name)])),
    );
    const { files } = await found(root);
    expect(files).toEqual(
      [".md", ".g.md", "a.md"].toSorted().map((name) => `.claude/agents/${name} project`),
    );
  });
});

describe("links", () => {
  test("are followed once, and of a link and its target the last path counts", async () => {
    const root = await tree({
      ".claude/agents/real.md": agent("real"),
      ".claude/agents/alias.md": "-> real.md",
      ".claude/agents/dir": "-> ../../elsewhere",
      ".claude/agents/loop": "-> .",
      ".claude/agents/broken.md": "-> nowhere.md",
      "elsewhere/in.md": agent("in"),
      "elsewhere/back": "-> ../.claude/agents",
    });
    expect(await found(root)).toEqual({
      files: [".claude/agents/dir/in.md project", ".claude/agents/real.md project"],
      skipped: [".claude/agents/broken.md: a link that leads nowhere"],
    });
  });

  test("a chain of folders that link to each other comes to an end", async () => {
    const root = await tree({
      "agents/a/x": "-> ../b",
      "agents/b/y": "-> ../a",
      "agents/b/z.md": agent("z"),
    });
    const { files } = await found(root, ["agents"]);
    expect(files).toEqual(["agents/a/x/z.md project"]);
  });
});

describe("paths", () => {
  test("a file is read as an agent wherever it lies and whatever it holds", async () => {
    const root = await tree({ "notes.txt": "x", "README.md": "# hi" });
    expect((await found(root, ["notes.txt", "README.md"])).files).toEqual([
      "README.md project",
      "notes.txt project",
    ]);
  });

  test("in another folder only files that look like agents are taken", async () => {
    const root = await tree({
      "pack/one.md": agent("one"),
      "pack/README.md": "# Pack\n",
      "pack/notes.md": "---\ntitle: x\n---\n",
      "pack/skills/s/SKILL.md": agent("s"),
      "pack/agents/broken.md": "name: broken",
      "pack/agents/prose.md": "no frontmatter at all",
      "pack/agents/USER_GUIDE.md": "# Guide\n",
      "pack/agents/AGENT.md": "name: keys\ndescription: without a fence\n",
      "pack/agents/page.md": "---\ntitle: Our agents\ndescription: What they do\n---\n",
      "pack/agents/CLAUDE.md": "# How to write one\n\n---\nname: a\ndescription: b\n---\n",
      "pack/agents/plan.prompt.md": "---\ndescription: Plans\n---\n",
      "pack/.claude/agents/prose.md": "no frontmatter at all",
      "pack/agents/README.md": "# Agents\n",
      "pack/.claude/agents/two.md": agent("two"),
      "pack/node_modules/x/three.md": agent("three"),
    });
    expect(await found(root, ["pack"])).toEqual({
      files: [
        "pack/.claude/agents/prose.md project",
        "pack/.claude/agents/two.md project",
        "pack/agents/AGENT.md project",
        "pack/agents/broken.md project",
        "pack/one.md project",
      ],
      skipped: [
        "pack/README.md: no frontmatter, and not in an agents folder",
        "pack/agents/CLAUDE.md: documentation: it has no frontmatter",
        "pack/agents/README.md: documentation: it has no frontmatter",
        "pack/agents/USER_GUIDE.md: documentation: it has no frontmatter",
        "pack/agents/page.md: a page with a title and no name",
        "pack/agents/plan.prompt.md: a prompt of another product",
        "pack/agents/prose.md: no frontmatter",
        "pack/notes.md: no name and description, and not in an agents folder",
        "pack/skills/s/SKILL.md: a skill",
      ],
    });
  });

  test("a pattern takes Markdown files, hidden ones too", async () => {
    const root = await tree({ ".a/x.md": agent("x"), "b/y.md": agent("y"), "b/z.txt": "" });
    expect((await found(root, ["**/*"])).files).toEqual([".a/x.md project", "b/y.md project"]);
  });

  test("a file named like a pattern is that file", async () => {
    const root = await tree({ "[a].md": agent("a") });
    expect((await found(root, ["[a].md"])).files).toEqual(["[a].md project"]);
  });

  test("the same file named twice is read once", async () => {
    const root = await tree({ "a.md": agent("a") });
    expect((await found(root, ["a.md", "./a.md", "."])).files).toEqual(["a.md project"]);
  });

  test.for(["nope.md", "nope/", "no*match.md"])("%s is refused", async (path) => {
    const root = await tree({ "a.txt": "" });
    await expect(discover([path], { cwd: root, home: "/nowhere" })).rejects.toThrow(NoSuchPath);
  });
});

describe("what cannot be read is skipped with its reason", () => {
  test.skipIf(process.platform === "win32")(
    "a folder named x.md is walked, a pipe is not opened",
    async () => {
      const root = await tree({
        "agents/x.md/inner.md": agent("inner"),
        "agents/ok.md": agent("ok"),
      });
      execFileSync("mkfifo", [join(root, "agents/pipe.md")]);
      expect(await found(root, ["agents"])).toEqual({
        files: ["agents/ok.md project", "agents/x.md/inner.md project"],
        skipped: ["agents/pipe.md: not a regular file"],
      });
    },
  );

  test.skipIf(process.getuid?.() === 0)("a locked folder", async () => {
    const root = await tree({ "agents/ok.md": agent("ok") });
    await mkdir(join(root, "agents/locked"));
    await chmod(join(root, "agents/locked"), 0);
    expect((await found(root, ["agents"])).skipped).toEqual([
      "agents/locked: cannot be read: EACCES",
    ]);
  });
});

describe("a .git file that claims to be a worktree's", () => {
  test.for([
    ["whose repository does not lead back", "../other/.git\n", "../.."],
    ["whose repository is no folder called .git", "../../../../here/.git\n", "."],
  ] as const)("%s", async ([, back, common]) => {
    const root = await tree({
      "repo/.git/worktrees/w/gitdir": back,
      "repo/.git/worktrees/w/commondir": common,
      "repo/.claude/agents/a.md": agent("a"),
      "here/.git": "gitdir: ../repo/.git/worktrees/w\n",
    });
    expect(await found(join(root, "here"))).toEqual({ files: [], skipped: [] });
  });

  test("of a submodule, of a folder that is gone, and of nonsense", async () => {
    for (const text of ["gitdir: ../.git/modules/x\n", "gitdir: /nowhere\n", "\u0000", ""]) {
      const root = await tree({ "here/.git": text, ".claude/agents/a.md": agent("a") });
      expect(await found(join(root, "here"))).toEqual({ files: [], skipped: [] });
    }
  });
});
