import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { install } from "../../src/cli/install.ts";
import { nodeDisk } from "../../src/install/disk.ts";
import type { Disk } from "../../src/install/disk.ts";
import { runInstallAgent, runWith } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const catalog = fileURLToPath(new URL("../fixtures/catalog", import.meta.url));
const shipped = (name: string) => readFile(join(catalog, `${name}.md`));
const place = ".claude/agents";

describe("installing", () => {
  test("writes the file byte for byte and says what it may do and what it misses", async () => {
    const cwd = await tree({ ".git/HEAD": "", "docs/workflow.md": "" });
    const { code, stdout, stderr } = await runInstallAgent(["reviewer"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote .claude/agents/reviewer.md

        tools        Bash, Read
        model        sonnet
        permissions  asks as the session does
        without      hooks, MCP servers, memory

      Referred to, and not there yet:
        agents       architect, builder
        to add them  install-agent builder

      Once the project has a CLAUDE.md, it reads that too; /init in Claude Code writes one
      "
    `);
    const written = await readFile(join(cwd, place, "reviewer.md"));
    expect(written.equals(await shipped("reviewer"))).toBe(true);
    expect(await readdir(join(cwd, place))).toEqual(["reviewer.md"]);
  });

  test("says once what several miss, and who does unless all do", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const team = names.map((name) => {
      const some = name === "e" ? "" : " Read `docs/some.md`.";
      const own = name < "c" ? " Read `CLAUDE.md`." : "";
      const far = "coordination:\n  hands_off_to: [far]";
      const text = agent(name, name === "d" ? far : "", `Read \`docs/all.md\`.${some}${own}`);
      return [`team/${name}.md`, text] as const;
    });
    const cwd = await tree({ ".git/HEAD": "", ...Object.fromEntries(team) });
    const { code, stdout } = await runInstallAgent(["./team", "--all"], { cwd });
    expect(code).toBe(0);
    expect(stdout.slice(stdout.lastIndexOf("e.md\n") + 4)).toMatchInlineSnapshot(`
      "

        tools        all that the session has
        model        that of the conversation
        permissions  asks as the session does
        without      hooks, MCP servers, memory

      Referred to, and not there yet:
        agents       far (d)
        documents    docs/all.md, docs/some.md (a, b, c and 1 more)

      Once the project has a CLAUDE.md, a and b read that too; /init in Claude Code writes one
      "
    `);
    const again = await runInstallAgent(["./team/d.md", "--json"], { cwd });
    expect(JSON.parse(again.stdout).agents[0].references).toEqual({
      agents: [{ name: "far", present: false }],
      documents: [
        { path: "docs/all.md", present: false, available: false },
        { path: "docs/some.md", present: false, available: false },
      ],
    });
  });

  test("shows everything that gives an agent power", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const allow = ["--allow", "frontmatter-hooks", "--allow", "inline-mcp-server"];
    const { stdout } = await runInstallAgent(["powerful", ...allow], { cwd });
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote .claude/agents/powerful.md

        tools        all that the session has
        model        that of the conversation
        permissions  acceptEdits: changes files without asking
        hooks        runs commands of its own on PreToolUse
        MCP servers  github, own (its own)
        memory       project; brings Read, Write and Edit with it
        skills       deploy
        allowed      frontmatter-hooks, inline-mcp-server

      Line 4: in this mode the agent changes files without asking, also where the session would ask [relaxed-permission-mode]
      "
    `);
  });

  test("installs several, and those count as present for each other", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const { code, stdout } = await runInstallAgent(["reviewer", "builder", "reviewer"], { cwd });
    expect(code).toBe(0);
    expect(stdout.match(/^Wrote/gm)).toHaveLength(2);
    expect(stdout).not.toContain("to add them");
    expect(await readdir(join(cwd, place))).toEqual(["builder.md", "reviewer.md"]);
  });

  test("says so when the same is there already, and changes nothing", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    await runInstallAgent(["builder"], { cwd });
    const { code, stdout, stderr } = await runInstallAgent(["builder"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\.claude\/agents\/builder\.md is there already and the same\n/);
  });

  test("takes a file whose line ends a version control system has turned for the same", async () => {
    const text = (await shipped("builder")).toString().replaceAll("\n", "\r\n");
    const cwd = await tree({ ".git/HEAD": "", [`${place}/builder.md`]: text });
    const { code, stdout } = await runInstallAgent(["builder"], { cwd });
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      ".claude/agents/builder.md is there already and the same, but for its line ends",
    ]);
    expect(await readFile(join(cwd, place, "builder.md"), "utf8")).toBe(text);
  });

  test("a dry run shows everything and writes nothing", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const { code, stdout } = await runInstallAgent(["builder", "--dry-run"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Would write \.claude\/agents\/builder\.md\n\n {2}tools/);
    expect(await readdir(cwd)).toEqual([".git"]);
  });

  test("--yes changes nothing about what is refused", async () => {
    const cwd = await tree({ ".git/HEAD": "", [`${place}/builder.md`]: agent("builder") });
    expect((await runInstallAgent(["builder", "--yes"], { cwd })).code).toBe(4);
    expect(await readFile(join(cwd, place, "builder.md"), "utf8")).toBe(agent("builder"));
  });
});

test("agents above and the user's own count as present", async () => {
  const root = await tree({
    ".git/HEAD": "",
    [`${place}/any.md`]: agent("builder"),
    "shop/.claude/x": "",
    "config/agents/team/any.md": agent("architect"),
  });
  const options = { cwd: join(root, "shop"), env: { CLAUDE_CONFIG_DIR: "../config" } };
  const { stdout } = await runInstallAgent(["reviewer"], options);
  expect(stdout).toContain("CLAUDE.md");
  expect(stdout).not.toMatch(/architect|builder/);
});

describe("where it goes", () => {
  test("the nearest folder with .claude, shown from where one stands", async () => {
    const root = await tree({ ".git/HEAD": "", ".claude/settings.json": "{}", "a/b/c.txt": "" });
    const { stdout } = await runInstallAgent(["builder"], { cwd: join(root, "a/b") });
    expect(stdout).toMatch(/^Wrote \.\.\/\.\.\/\.claude\/agents\/builder\.md\n/);
    expect(existsSync(join(root, place, "builder.md"))).toBe(true);
  });

  test.for([
    ["packages/shop", "packages/shop", "../docs"],
    ["/packages/shop", "/packages/shop", ""],
  ])("--cwd %s", async ([folder]) => {
    const root = await tree({ ".git/HEAD": "", "packages/shop/.claude/x": "" });
    const asked = folder!.startsWith("/") ? root + folder : folder!;
    const { code, stdout } = await runInstallAgent(["builder", "--cwd", asked], { cwd: root });
    expect([code, stdout.split("\n")[0]]).toEqual([0, `Wrote ${asked}/.claude/agents/builder.md`]);
    expect(existsSync(join(root, "packages/shop", place, "builder.md"))).toBe(true);
    expect(existsSync(join(root, ".claude"))).toBe(false);
  });

  test("--user", async () => {
    const home = await tree({ "work/.git/HEAD": "" });
    const cwd = join(home, "work");
    const { code, stdout } = await runInstallAgent(["reviewer", "--user"], { cwd, home });
    expect(code).toBe(0);
    expect(stdout).toContain(`Wrote ${home}/.claude/agents/reviewer.md\n`);
    expect(stdout).toContain("install-agent --user builder\n");
    // Every project has documents of its own.
    expect(stdout).not.toContain("documents");
    expect(existsSync(join(home, place, "reviewer.md"))).toBe(true);
  });

  test("--user with CLAUDE_CONFIG_DIR, made if need be", async () => {
    const cwd = await tree({ "home/x": "" });
    const options = { cwd, home: join(cwd, "home"), env: { CLAUDE_CONFIG_DIR: "some/config" } };
    expect((await runInstallAgent(["builder", "--user"], options)).code).toBe(0);
    expect(existsSync(join(cwd, "some/config/agents/builder.md"))).toBe(true);
    expect((await runInstallAgent(["builder", "--user"], options)).stdout).toContain("the same");
  });

  test("never the home folder by accident", async () => {
    const home = await tree({ ".git/HEAD": "", ".claude/settings.json": "{}" });
    const { code, stderr } = await runInstallAgent(["builder"], { cwd: home, home });
    expect(code).toBe(2);
    expect(stderr).toContain("this is the home folder and no project");
    expect(existsSync(join(home, place))).toBe(false);
  });
});

describe("conflicts", () => {
  test("other content in its place: nothing is written, not even the others", async () => {
    const yours = (await shipped("builder")).toString().replace("Build it.", "Build it well.");
    const cwd = await tree({ ".git/HEAD": "", [`${place}/builder.md`]: yours });
    const { code, stdout, stderr } = await runInstallAgent(["reviewer", "builder"], { cwd });
    expect([code, stdout]).toEqual([4, ""]);
    expect(stderr).toMatchInlineSnapshot(`
      "install-agent: nothing was written
        builder: .claude/agents/builder.md is there already with other content
          - yours, + this one
            ---

          - Build it well.
          + Build it.
          to have this one, say --force (yours stays as .md.bak), or --as NAME; to keep yours, do nothing
      "
    `);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md"]);
    expect(await readFile(join(cwd, place, "builder.md"), "utf8")).toBe(yours);
  });

  test("the name is taken by another file, however deep and however written", async () => {
    const cwd = await tree({
      ".git/HEAD": "",
      [`${place}/team/.hidden/mine.md`]: agent("builder"),
      [`${place}/escaped.md`]: '---\nname: "build\\x65r"\ndescription: d\n---\nx\n',
      [`${place}/mentions.md`]: agent("other", "", "Ask the builder."),
    });
    const { code, stderr } = await runInstallAgent(["builder"], { cwd });
    expect(code).toBe(4);
    expect(stderr).toContain(
      "builder: .claude/agents/escaped.md and .claude/agents/team/.hidden/mine.md already declare the name builder",
    );
    expect(existsSync(join(cwd, place, "builder.md"))).toBe(false);
  });

  test("a file whose name differs in case only", async () => {
    const cwd = await tree({ ".git/HEAD": "", [`${place}/Builder.md`]: agent("other") });
    expect((await runInstallAgent(["builder"], { cwd })).code).toBe(4);
    expect(await readdir(join(cwd, place))).toEqual(["Builder.md"]);
  });

  test("a second path to the agent's own file is no namesake", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    await runInstallAgent(["builder"], { cwd });
    await symlink("builder.md", join(cwd, place, "a-link.md"));
    const { code, stdout } = await runInstallAgent(["builder"], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining("the same")]);
  });
});

describe("refusals", () => {
  test.for([
    ["dead", "Claude Code would not load it: there is no `description` (missing-description)"],
    ["toolless", "its list of tools gives it no tool"],
    ["impostor", "the file calls itself reviewer"],
    ["unguarded", "it states a restriction that Claude Code does not enforce (allowed-tools)"],
  ])("%s", async ([name, reason]) => {
    const cwd = await tree({ ".git/HEAD": "" });
    const { code, stdout, stderr } = await runInstallAgent(["builder", name!], { cwd });
    expect([code, stdout]).toEqual([5, ""]);
    expect(stderr).toContain(`install-agent: nothing was written\n  ${name}: ${reason}`);
    expect(await readdir(cwd)).toEqual([".git"]);
  });

  /** Each with a file `outside/…` beside the project that must stay as it is. */
  test.for<[string, Record<string, string>, string]>([
    [".claude leads out", { "p/.claude": "-> ../outside" }, ".claude is a link that leads outside"],
    ["agents leads out", { "p/.claude/agents": "-> ../../outside" }, "leads outside"],
    ["by an absolute path", { "p/.claude/agents": "-> /" }, "leads outside"],
    ["through a second link", { "p/.claude": "-> x", "p/x": "-> ../outside" }, "leads outside"],
    [
      "the target leads out",
      { "p/.claude/agents/builder.md": "-> ../../../outside/victim" },
      "leads outside",
    ],
    [
      "the target dangles",
      { "p/.claude/agents/builder.md": "-> ../../../outside/new" },
      "leads nowhere",
    ],
    ["agents dangles", { "p/.claude/agents": "-> nowhere" }, "leads nowhere"],
    ["a circle", { "p/.claude/agents": "-> agents" }, "round in a circle"],
    ["agents is a file", { "p/.claude/agents": "text" }, ".claude/agents is not a folder"],
    [".claude is a file", { "p/.claude": "text" }, ".claude is not a folder"],
    ["a folder of that name", { "p/.claude/agents/builder.md/x": "" }, "builder.md is a folder"],
    [
      "a link to a folder",
      { "p/.claude/agents/builder.md": "-> ../../docs", "p/docs/x": "" },
      "builder.md is a folder",
    ],
  ])("%s", async ([, files, reason]) => {
    const root = await tree({ "p/.git/HEAD": "", "outside/victim": "untouched", ...files });
    const cwd = join(root, "p");
    const { code, stdout, stderr } = await runInstallAgent(["builder"], { cwd });
    expect([code, stdout]).toEqual([5, ""]);
    expect(stderr).toContain("install-agent: nothing was written\n");
    expect(stderr).toContain(reason);
    expect(await readdir(join(root, "outside"))).toEqual(["victim"]);
    expect(await readFile(join(root, "outside/victim"), "utf8")).toBe("untouched");
  });

  test.for<[string, Record<string, string>]>([
    [".claude", { ".claude": "-> config", "config/x": "" }],
    ["agents", { ".claude/agents": "-> ../shared", "shared/x": "" }],
  ])("a link of %s that stays inside is fine", async ([, files]) => {
    const cwd = await tree({ ".git/HEAD": "", ...files });
    expect((await runInstallAgent(["builder"], { cwd })).code).toBe(0);
    const written = await readFile(join(cwd, place, "builder.md"));
    expect(written.equals(await shipped("builder"))).toBe(true);
  });

  test.skipIf(process.platform === "win32")(
    "a pipe in its place neither blocks nor goes",
    async () => {
      const cwd = await tree({ ".git/HEAD": "", [`${place}/x.md`]: "" });
      execFileSync("mkfifo", [join(cwd, place, "builder.md")]);
      const { code, stderr } = await runInstallAgent(["builder"], { cwd });
      expect(code).toBe(5);
      expect(stderr).toContain("builder.md is neither a file nor a folder, and is left alone");
    },
  );
});

describe("failures", () => {
  test("4 for a file that appears between the plan and the deed, which stays", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const disk: Disk = {
      ...nodeDisk,
      link: async (from, to) => {
        if (String(to).endsWith("builder.md")) await writeFile(to, "theirs");
        return nodeDisk.link(from, to);
      },
    };
    const { code, stdout, stderr } = await runWith(
      (io) => install(["builder", "reviewer"], {}, io, disk),
      [],
      { cwd, agents: catalog, home: "/nowhere/home" },
    );
    expect([code, stdout]).toEqual([4, ""]);
    expect(stderr).toContain(
      "nothing was written\n  builder: .claude/agents/builder.md is there already",
    );
    expect(await readdir(join(cwd, place))).toEqual(["builder.md"]);
    expect(await readFile(join(cwd, place, "builder.md"), "utf8")).toBe("theirs");
    expect(await readdir(cwd)).toEqual([".claude", ".git"]);
  });

  test("3 when the disk is full, with the path and without remains", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const open = async (): Promise<never> => {
      throw Object.assign(new Error(), { code: "ENOSPC" });
    };
    const { code, stdout, stderr } = await runWith(
      (io) => install(["builder"], { json: true }, io, { ...nodeDisk, open }),
      [],
      { cwd, agents: catalog, home: "/nowhere/home" },
    );
    const failure = {
      path: ".claude/.install-agent/busy.json",
      message: "no space left on the disk (ENOSPC)",
    };
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ failure, agents: [{ written: false }] });
    expect(stderr).toContain(`${failure.path}: ${failure.message}`);
    expect(await readdir(cwd)).toEqual([".git"]);
  });
});

describe("wrong use", () => {
  test.for<[string[], string]>([
    [["bilder"], "the catalog has no agent called bilder; did you mean builder?"],
    [["../../etc/hostname"], "../../etc/hostname"],
    [["builder", "code-builder-x", "zzz"], "code-builder-x; did you mean builder?"],
    [["builder", "reviewer", "--as", "mine"], "--as gives a name to one agent"],
    [["builder", "--as", "../mine"], "no file can be named after ../mine"],
    [["./gone.md", "--as", "Con"], "no file can be named after Con"],
    [["builder", "--allow", "frontmatter-hook"], "did you mean frontmatter-hooks?"],
    [["builder", "--on-conflict", "both"], "Allowed choices are fail, keep, theirs, merge"],
    [["builder", "--bogus"], "unknown option '--bogus'"],
    [["builder", "--usr"], "Did you mean --user?"],
    [["builder", "--cwd", "nowhere"], "no such folder: nowhere"],
    [["builder", "--cwd"], "argument missing"],
    [["list", "--force"], "unknown option '--force'"],
    [["list", "extra"], "too many arguments"],
    [["builder", "list"], "the catalog has no agent called list"],
    [["\u202emd.exe"], "\\u{202e}md.exe: it holds control characters"],
  ])("2 for %j", async ([argv, message]) => {
    const cwd = await tree({ ".git/HEAD": "" });
    const { code, stdout, stderr } = await runInstallAgent(argv, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(await readdir(cwd)).toEqual([".git"]);
  });

  test("2 and the usage without a name", async () => {
    const { code, stdout, stderr } = await runInstallAgent([], { cwd: await tree({}) });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: install-agent/);
  });

  test.for([["--help"], ["builder", "--help"], ["list", "--help"], ["-h", "builder"]])(
    "%j shows examples and does nothing",
    async (argv) => {
      const cwd = await tree({ ".git/HEAD": "" });
      const { code, stdout } = await runInstallAgent(argv, { cwd });
      expect([code, await readdir(cwd)]).toEqual([0, [".git"]]);
      expect(stdout).toContain("Examples:\n  install-agent list");
    },
  );

  test("--version", async () => {
    const { code, stdout } = await runInstallAgent(["--version"], { cwd: await tree({}) });
    expect([code, stdout]).toEqual([0, "0.0.0-test\n"]);
  });
});

describe("json", () => {
  test("one document with everything in it", async () => {
    const cwd = await tree({ ".git/HEAD": "", "docs/workflow.md": "" });
    const { code, stdout, stderr } = await runInstallAgent(["reviewer", "--json"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "agents": [
          {
            "action": "write",
            "advice": null,
            "backup": null,
            "beside": [],
            "changes": [],
            "findings": [],
            "granted": [],
            "inTheWay": [],
            "name": "reviewer",
            "path": ".claude/agents/reviewer.md",
            "permissions": {
              "hooks": [],
              "initialPrompt": false,
              "mcpServers": [],
              "memory": null,
              "model": "sonnet",
              "permissionMode": null,
              "skills": [],
              "tools": {
                "denied": [],
                "granted": [
                  "Bash",
                  "Read",
                ],
                "mcp": [],
              },
            },
            "reason": null,
            "references": {
              "agents": [
                {
                  "name": "architect",
                  "present": false,
                },
                {
                  "name": "builder",
                  "present": false,
                },
              ],
              "documents": [
                {
                  "available": false,
                  "path": "CLAUDE.md",
                  "present": false,
                },
                {
                  "available": false,
                  "path": "docs/workflow.md",
                  "present": true,
                },
              ],
            },
            "warnings": [],
            "wider": [],
            "written": true,
          },
        ],
        "client": "2.1.330",
        "documents": [],
        "dryRun": false,
        "failure": null,
        "folder": ".claude/agents",
        "scope": "project",
        "version": 1,
      }
    `);
  });

  test("also when nothing is written", async () => {
    const cwd = await tree({ ".git/HEAD": "", [`${place}/builder.md`]: "mine" });
    const { code, stdout, stderr } = await runInstallAgent(["builder", "reviewer", "--json"], {
      cwd,
    });
    expect(code).toBe(4);
    expect(stderr).toContain("nothing was written");
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      agents: [
        { action: "conflict", written: false, inTheWay: [".claude/agents/builder.md"] },
        { action: "write", written: false, inTheWay: [] },
      ],
    });
  });

  test("hides no character of a stranger's text and prints none that acts", async () => {
    const agents = await tree({
      "tricky.md": `---\r\nname: tricky\r\ndescription: "Turns \\u202etext\\e[31m around"\r\ntools: Read, mcp__\u202ex__*\r\n---\r\nx`,
    });
    const cwd = await tree({ ".git/HEAD": "" });
    const list = await runInstallAgent(["list", "--json"], { cwd, agents });
    expect(list.stdout).toContain("Turns \\u202etext\\u001b[31m around");
    expect(JSON.parse(list.stdout).agents[0].description).toBe("Turns \u202etext\u001b[31m around");
    const shown = await runInstallAgent(["list"], { cwd, agents });
    expect(shown.stdout).toContain("Turns \\u{202e}text\\u{1b}[31m around");
    const refused = await runInstallAgent(["tricky"], { cwd, agents });
    expect(refused.code).toBe(5);
    const rules = [...refused.stderr.matchAll(/--allow (\S+)/g)].flatMap(([, rule]) => [
      "--allow",
      rule!,
    ]);
    expect(rules).toContain("bidi-control");
    const { stdout } = await runInstallAgent(["tricky", ...rules], { cwd, agents });
    expect(stdout).toContain("mcp__\\u{202e}x__*");
  });
});

test("list", async () => {
  const { code, stdout } = await runInstallAgent(["list"], { cwd: await tree({}) });
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "agent     tools                     model    what it does
    builder   Edit, Read, Write         inherit  Builds what was planned
    powerful  all that the session has  inherit  Has everything that has to be shown
    reviewer  Bash, Read                sonnet   Reviews a change and returns a verdict.
    "
  `);
});

describe("the agents that are shipped", () => {
  const real = fileURLToPath(new URL("../../agents", import.meta.url));

  test.skipIf(!existsSync(join(real, "devops-engineer.md")))("all install together", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const names = (await readdir(real)).map((file) => file.replace(/\.md$/, ""));
    const { code, stdout, stderr } = await runInstallAgent(names, { cwd, agents: real });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toContain("  agents  ");
    for (const name of names) {
      const written = await readFile(join(cwd, place, `${name}.md`));
      expect(written.equals(await readFile(join(real, `${name}.md`)))).toBe(true);
    }
  });
});
