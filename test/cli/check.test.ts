import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const clean = { ".claude/agents/a.md": agent("a") };
const warned = { ".claude/agents/a.md": agent("a", "tools: Read, Raed") };

describe("exit codes", () => {
  test("0 when nothing is wrong", async () => {
    const cwd = await tree(clean);
    expect(await runAgentlint([], { cwd })).toEqual({
      code: 0,
      stdout: "No problems in 1 file as Claude Code 2.1.330 reads it\n",
      stderr: "",
    });
  });

  test("0 with warnings, 1 when they are more than allowed", async () => {
    const cwd = await tree(warned);
    expect((await runAgentlint(["check"], { cwd })).code).toBe(0);
    const strict = await runAgentlint(["check", "--max-warnings", "0"], { cwd });
    expect(strict).toMatchObject({
      code: 1,
      stderr: "agentlint: 1 warnings, and at most 0 are allowed\n",
    });
  });

  test.for([
    [["check", "nowhere.md"], "no such file or folder: nowhere.md"],
    [["check", "--format", "xml"], "unknown format: xml"],
    [["check", "--client", "latest"], "not a version of Claude Code: latest"],
    [["check", "--scope", "global"], "not a scope: global"],
    [["check", "--max-warnings", "many"], "--max-warnings takes a whole number, not many"],
    [["check", "--files-from", "nowhere.txt"], "cannot read the list of files: nowhere.txt"],
    [["check", "--bogus"], "unknown option '--bogus'"],
    [["check", "--output-file", "no/such/folder/out.txt"], "cannot write"],
    [["inspect", "--format", "table"], "unknown format: table"],
    [
      ["explain", "unknown-tol"],
      "no rule and no field is called unknown-tol; did you mean unknown-tool?",
    ],
    [["explain"], "missing required argument"],
  ] as const)("2 for %j", async ([argv, message]) => {
    const cwd = await tree(clean);
    const { code, stdout, stderr } = await runAgentlint([...argv], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  test.skipIf(process.platform === "win32")(
    "2 when a named file cannot be read, and its neighbours are reported all the same",
    async () => {
      const cwd = await tree({ "a.md": agent("a", "tools: Read, Raed") });
      execFileSync("mkfifo", [join(cwd, "pipe.md")]);
      const { code, stdout } = await runAgentlint(["check", "a.md", "pipe.md"], { cwd });
      expect(code).toBe(2);
      expect(stdout).toContain("a.md:4:14 warning");
      expect(stdout).toContain("skipped pipe.md (not a regular file)");
    },
  );
});

describe("output", () => {
  test("points at the word and says what to do", async () => {
    const cwd = await tree(warned);
    const { stdout } = await runAgentlint(["check"], { cwd });
    expect(stdout).toMatchInlineSnapshot(`
      ".claude/agents/a.md:4:14 warning Claude Code 2.1.330 has no tool named "Raed" and drops it [unknown-tool]
        4 | tools: Read, Raed
          |              ^^^^
        help: write "Read" if that is the tool you meant

      1 warning in 1 file as Claude Code 2.1.330 reads it; 1 can be fixed
      "
    `);
  });

  test.for([
    [{ tty: false }, {}, false],
    [{ tty: true }, {}, true],
    [{ tty: true }, { NO_COLOR: "1" }, false],
    [{ tty: false }, { FORCE_COLOR: "1" }, true],
    [{ tty: true }, { FORCE_COLOR: "0" }, false],
    [{ tty: true }, { TERM: "dumb" }, false],
  ] as const)("colour with %j and %j: %j", async ([options, env, coloured]) => {
    const cwd = await tree(warned);
    const { stdout } = await runAgentlint(["check"], { cwd, env, ...options });
    expect(stdout.includes("\u001b[")).toBe(coloured);
  });

  test("rule names are links where the terminal shows links", async () => {
    const cwd = await tree(warned);
    const link = "\u001b]8;;https://";
    const shown = async (env: Record<string, string>) =>
      (await runAgentlint(["check"], { cwd, env, tty: true })).stdout.includes(link);
    expect(await shown({ TERM_PROGRAM: "WezTerm" })).toBe(true);
    expect(await shown({})).toBe(false);
    expect(await shown({ TERM_PROGRAM: "WezTerm", NO_COLOR: "1" })).toBe(false);
  });

  test("--quiet leaves warnings out, --output-file writes the report", async () => {
    const cwd = await tree(warned);
    expect((await runAgentlint(["check", "--quiet"], { cwd })).stdout).toContain("No problems");
    const { stdout } = await runAgentlint(
      ["check", "--format", "json", "--output-file", "out.json"],
      { cwd, tty: true },
    );
    expect(stdout).toBe("");
    expect(JSON.parse(await readFile(join(cwd, "out.json"), "utf8"))).toMatchObject({
      version: 1,
      summary: { files: 1, errors: 0, warnings: 1, fixable: 1 },
      diagnostics: [{ ruleId: "unknown-tool", range: { start: { line: 4, column: 14 } } }],
    });
  });

  test("escapes of a hostile file do not reach the terminal", async () => {
    const cwd = await tree({
      ".claude/agents/a.md": agent("a", 'tools: "Read, \\e[31mRaed\u202e\u200b"'),
    });
    for (const command of ["check", "inspect"]) {
      const { stdout } = await runAgentlint([command], { cwd });
      // oxlint-disable-next-line no-control-regex
      expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e\u200b]/);
    }
  });

  test("is the same each time", async () => {
    const cwd = await tree({ ...warned, ".claude/agents/b.md": agent("b", "tools: Raed, Wrtie") });
    const runs = await Promise.all(
      [1, 2, 3].map(() => runAgentlint(["check", "--format", "json"], { cwd })),
    );
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  });
});

describe("input", () => {
  test("standard input goes by the name it is given", async () => {
    const stdin = agent("a", "tools: Raed");
    for (const argv of [
      ["check", "-"],
      ["check", "--stdin"],
    ]) {
      const { stdout } = await runAgentlint([...argv, "--stdin-filename", "x/y.md"], { stdin });
      expect(stdout).toContain("x/y.md:4:8 warning");
    }
    const both = await runAgentlint(["check", "-", "a.md"], { stdin });
    expect(both.code).toBe(2);
  });

  test("--files-from reads paths from a file or standard input", async () => {
    const cwd = await tree({
      "a.md": agent("a"),
      "b.md": agent("b"),
      "list.txt": "a.md\r\n\nb.md\n",
    });
    const from = async (argv: string[], stdin = "") =>
      (await runAgentlint(["check", ...argv], { cwd, stdin })).stdout;
    expect(await from(["--files-from", "list.txt"])).toContain("in 2 files");
    expect(await from(["--files-from", "-"], "b.md\n")).toContain("in 1 file");
    expect(await from(["--files-from", "-"], "")).toContain("in 0 files");
  });

  test("--client applies that version's facts", async () => {
    const cwd = await tree({ ".claude/agents/a.md": agent("a", "tools: Read, MultiEdit") });
    const tools = async (version: string) => {
      const { stdout } = await runAgentlint(["inspect", "--format", "json", "--client", version], {
        cwd,
      });
      return JSON.parse(stdout).agents[0].tools.granted;
    };
    expect(await tools("1.0.128")).toEqual(["MultiEdit", "Read"]);
    expect(await tools("2.1.330")).toEqual(["Read"]);
  });

  test("a client older than every observation is told as well", async () => {
    const cwd = await tree(clean);
    const { code, stderr } = await runAgentlint(["check", "--client", "1.0.98"], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain("1.0.98 reads a file has not been observed");
  });

  test("a client newer than every fact is told once, on standard error", async () => {
    const cwd = await tree(clean);
    const { code, stderr } = await runAgentlint(["check", "--client", "3.0.0"], { cwd });
    expect([code, stderr]).toEqual([
      0,
      "agentlint: nothing is known of Claude Code 3.0.0 yet; the facts of 2.1.330 are applied\n",
    ]);
  });
});

describe("the other commands", () => {
  test("--help shows examples for every command and does nothing", async () => {
    const cwd = await tree(clean);
    for (const command of [[], ["check"], ["inspect"], ["new"], ["explain"], ["rules"]]) {
      const { code, stdout, stderr } = await runAgentlint([...command, "--help"], { cwd });
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/Examples?:/);
    }
  });

  test("--version", async () => {
    expect(await runAgentlint(["--version"])).toMatchObject({ code: 0, stdout: "0.0.0-test\n" });
  });

  test("explain prints a rule's page", async () => {
    const { code, stdout } = await runAgentlint(["explain", "unknown-tool"]);
    expect(code).toBe(0);
    expect(stdout).toContain("# unknown-tool");
    expect(stdout).not.toContain("<!--");
  });

  test("rules lists every rule, for people and machines", async () => {
    const people = await runAgentlint(["rules"]);
    const machines = await runAgentlint(["rules", "--format", "json"]);
    const { rules } = JSON.parse(machines.stdout) as { rules: { id: string }[] };
    expect(rules.length).toBeGreaterThan(0);
    for (const { id } of rules) expect(people.stdout).toContain(id);
  });
});

describe("what stands beside the agents", () => {
  const files = {
    ".git/HEAD": "",
    ".mcp.json": '{ "mcpServers": { "task-master": { "command": "x" } } }',
    ".claude/skills/lint/SKILL.md": "---\nname: lint\n---\n",
    ".claude/agents/a.md": agent(
      "a",
      "tools: Read, Agent, mcp__task_master__next\nskills: [lint, lynt]",
      'Agent(subagent_type: "bee")',
    ),
    ".claude/agents/b.md": agent("be"),
  };
  const ruleIds = ({ stdout }: { stdout: string }) =>
    (JSON.parse(stdout) as { diagnostics: { ruleId: string }[] }).diagnostics.map(
      ({ ruleId }) => ruleId,
    );
  const expected = ["misspelt-server", "unknown-skill", "unknown-agent"];

  test("is known to a session, and to a file that is named", async () => {
    const cwd = await tree(files);
    const all = await runAgentlint(["check", "--format", "json"], { cwd, home: join(cwd, "home") });
    expect(ruleIds(all)).toEqual(expected);
    const one = ["check", "--format", "json", ".claude/agents/a.md"];
    expect(ruleIds(await runAgentlint(one, { cwd, home: join(cwd, "home") }))).toEqual(expected);
  });

  test("is not looked for with --isolated and of standard input", async () => {
    const cwd = await tree(files);
    const isolated = ["check", "--format", "json", "--isolated"];
    expect(ruleIds(await runAgentlint(isolated, { cwd }))).toEqual([]);
    const stdin = files[".claude/agents/a.md"];
    expect(ruleIds(await runAgentlint(["check", "--format", "json", "-"], { cwd, stdin }))).toEqual(
      [],
    );
  });

  test("is used by --fix --unsafe too", async () => {
    const cwd = await tree(files);
    await runAgentlint(["check", "--fix", "--unsafe"], { cwd, home: join(cwd, "home") });
    const text = await readFile(join(cwd, ".claude/agents/a.md"), "utf8");
    expect(text).toContain("mcp__task-master__next");
    expect(text).toContain("skills: [lint, lint]");
  });
});
