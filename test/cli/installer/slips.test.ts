import { readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { runInstallAgent } from "../../support/run.ts";
import type { RunOptions } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

vi.setConfig({ testTimeout: 60_000 });

/* What goes wrong in the hands of somebody who is new here: nothing happens, and it is said what to do. */

const place = ".claude/agents";
const hooks =
  "hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: id\npermissionMode: bypassPermissions";

let cwd: string;
beforeEach(async () => {
  cwd = await tree({
    ".git/HEAD": "",
    "a.md": agent("a"),
    "b.md": agent("b"),
    "other/a.md": agent("a", "", "Do another thing."),
    "hooks.md": agent("hooks", hooks),
  });
});
const run = (argv: readonly string[], options: Partial<RunOptions> = {}) =>
  runInstallAgent(argv, { cwd, ...options });
const written = async () => (await readdir(cwd)).filter((name) => name.startsWith(".claude"));

test.for<[readonly string[], string]>([
  [[""], "nothing is asked for"],
  [["  "], "nothing is asked for"],
  [
    ["./a.md", "./other/a.md"],
    "./a.md and ./other/a.md are both called a; install one of them by itself, with --as NAME",
  ],
  [
    ["./a.md", "--sha256", "0".repeat(64)],
    "./a.md: only what an https address gives has a --sha256",
  ],
  [["builder", "--sha256", "x"], "builder: only what an https address gives has a --sha256"],
  [["./a.md", "builder", "--sha256", "x"], "--sha256 is the sum of one address"],
  [
    ["update", "--sha256", "x"],
    "--sha256 is the sum of one address; name the agent that came from it",
  ],
  [
    ["git+https://me:secret@host.invalid/x.git"],
    "git+https://me:…@host.invalid/x.git: an address with a password in it is not kept",
  ],
  [
    ["https://me:secret@host.invalid/x.md"],
    "https://me:…@host.invalid/x.md: an address with a name or password in it is not kept",
  ],
  [["nix"], "the catalog has no agent called nix; it offers builder, dead, impostor"],
])("%j", async ([argv, message]) => {
  const { code, stdout, stderr } = await run(argv);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(`install-agent: ${message}`);
  expect(await written()).toEqual([]);
});

test.for([["--as"], ["--cwd"], ["--allow"], ["--sha256"], ["--on-conflict"]])(
  "%s does not take --help for its value",
  async ([option]) => {
    for (const help of ["--help", "-h"]) {
      const { code, stdout } = await run(["builder", option!, help]);
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining("Usage: install-agent [options]"),
      ]);
    }
    const { stdout } = await run(["adopt", "a", "--from", "--help"]);
    expect(stdout).toContain("Usage: install-agent adopt");
    expect(await written()).toEqual([]);
  },
);

test("behind two dashes nobody asks for help", async () => {
  expect(await run(["--", "--help"])).toMatchObject({ code: 2, stdout: "" });
});

test("an installed agent that is called something else", async () => {
  await run(["./a.md", "./b.md"]);
  const { code, stderr } = await run(["remove", "nix"]);
  expect([code, stderr]).toEqual([
    2,
    "install-agent: nix is not installed by install-agent; installed: a, b\n",
  ]);
});

test.for(["", "/nowhere/at/all"])("no home folder: %j", async (home) => {
  const { code, stderr } = await run(["./a.md", "--user"], { home });
  expect(code).toBe(2);
  expect(stderr).toBe(
    `install-agent: there is no home folder: HOME is ${home || "empty"}; set it, or CLAUDE_CONFIG_DIR, to a folder that is there\n`,
  );
  const env = { CLAUDE_CONFIG_DIR: "settings" };
  expect((await run(["./a.md", "--user"], { home, env })).code).toBe(0);
});

test("a file of that name that is too large to be looked into is to be moved away", async () => {
  const large = `${agent("a")}${"x".repeat(2 ** 20)}`;
  await run(["./b.md"]);
  await writeFile(join(cwd, place, "a.md"), large);
  for (const force of [[], ["--force"]]) {
    const { code, stderr } = await run(["./a.md", ...force]);
    expect([code, stderr]).toEqual([4, expect.stringContaining("    rename or remove it, then")]);
    expect(stderr).not.toContain("--force");
  }
  const { code, stderr } = await run(["adopt", "a", "--from", "./a.md"]);
  expect([code, stderr]).toEqual([5, expect.stringContaining("is larger than anything that")]);
});

describe("adopt, where the file is not there", () => {
  test("says what installs it", async () => {
    const { code, stderr } = await run(["adopt", "a", "--from", "./a.md"]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("`install-agent ./a.md` installs it"),
    ]);
  });

  test("says what brings it back", async () => {
    await run(["./a.md"]);
    await rm(join(cwd, place, "a.md"));
    const { code, stderr } = await run(["adopt", "a"]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("`install-agent restore` brings it back"),
    ]);
  });
});

test("all that keeps an agent out is said at once", async () => {
  const { code, stderr } = await run(["./hooks.md"]);
  expect(code).toBe(5);
  expect(stderr).toMatchInlineSnapshot(`
    "install-agent: nothing was written
      hooks: line 4: the file brings hooks, which Claude Code runs on Stop without asking [frontmatter-hooks]
        line 8: this command runs with the rights of whoever starts Claude Code [frontmatter-hooks]
        line 9: in this mode the agent does everything without asking, writing to \`.git\` and \`.claude\` included, wherever the session allows the mode [bypass-permissions]
        read it with \`install-agent view\`; if you trust it all the same, say --allow frontmatter-hooks --allow bypass-permissions
    "
  `);
  const view = await run(["view", "./hooks.md"]);
  expect(view.stdout.split("\n").filter((line) => /\[[a-z-]+\]$/.test(line))).toHaveLength(3);
});

test("a link in the place of an agent is refused before anybody is told to use --force", async () => {
  await run(["./a.md"]);
  await rm(join(cwd, place, "a.md"));
  await symlink("../../other/a.md", join(cwd, place, "a.md"));
  for (const argv of [["./a.md"], ["./a.md", "--force"], ["update"], ["./a.md", "--dry-run"]]) {
    const { code, stderr } = await run(argv);
    expect([code, stderr]).toEqual([
      5,
      expect.stringContaining("a.md is a link, and nothing is written through one"),
    ]);
  }
});

test("an update that finds everything as it is says so in a line", async () => {
  await run(["./a.md", "./b.md", "builder"]);
  expect((await run(["update"])).stdout).toBe("3 agents are there already and the same\n");
  await writeFile(join(cwd, "a.md"), agent("a", "", "Do it well."));
  await writeFile(join(cwd, place, "b.md"), agent("b", "", "Do it my way."));
  const { stdout } = await run(["update", "--on-conflict", "keep"]);
  expect(stdout).toMatchInlineSnapshot(`
    "Updated .claude/agents/a.md

          description: Does a
          ---
        - Do it.
        + Do it well.

      tools        all that the session has
      model        that of the conversation
      permissions  asks as the session does
      without      hooks, MCP servers, memory

    .claude/agents/b.md stays as you changed it; there is nothing new to take
    .claude/agents/builder.md is there already and the same
    "
  `);
});
