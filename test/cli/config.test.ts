import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const warned = { ".claude/agents/a.md": agent("a", "tools: Read, Raed") };
const config = (data: object) => JSON.stringify(data, null, 2);
const off = config({ rules: { "unknown-tool": "off" } });

/** What is found, as `path rule severity`. */
async function found(cwd: string, argv: readonly string[] = [], options = {}): Promise<string[]> {
  const run = await runAgentlint(["check", "--format", "json", ...argv], { cwd, ...options });
  expect(run.stderr).toBe("");
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { path: string; ruleId: string; severity: string }[];
  };
  return diagnostics.map(({ path, ruleId, severity }) => `${path} ${ruleId} ${severity}`);
}

describe("a configuration", () => {
  test.for(["agentlint.json", "agentlint.yaml", "agentlint.yml"])(
    "is found as %s",
    async (name) => {
      const cwd = await tree({ ...warned, [name]: off });
      expect(await found(cwd)).toEqual([]);
    },
  );

  test("sets levels, and the exit code follows", async () => {
    const cwd = await tree({
      ...warned,
      "agentlint.json": config({ rules: { "unknown-tool": "error" } }),
    });
    const { code } = await runAgentlint(["check"], { cwd });
    expect([code, await found(cwd)]).toEqual([1, [".claude/agents/a.md unknown-tool error"]]);
  });

  test("counts from the nearest folder above each file, whatever the working directory", async () => {
    const cwd = await tree({
      "agentlint.json": off,
      ".claude/agents/a.md": agent("a", "tools: Read, Raed"),
      "packages/x/agentlint.json": "{}",
      "packages/x/agents/b.md": agent("b", "tools: Read, Raed"),
      "packages/y/agents/c.md": agent("c", "tools: Read, Raed"),
    });
    const both = ["packages", ".claude"];
    expect(await found(cwd, both)).toEqual(["packages/x/agents/b.md unknown-tool warning"]);
    expect(await found(join(cwd, "packages/y"), ["../x/agents", "agents"])).toEqual([
      "../x/agents/b.md unknown-tool warning",
    ]);
  });

  test("is looked for up to the git root or the home folder", async () => {
    const cwd = await tree({
      "agentlint.json": off,
      "repo/.git/HEAD": "",
      "repo/.claude/agents/a.md": agent("a", "tools: Read, Raed"),
      "home/.claude/agents/b.md": agent("b", "tools: Read, Raed"),
    });
    expect(await found(join(cwd, "repo"))).toHaveLength(1);
    expect(await found(join(cwd, "home"))).toHaveLength(0);
    expect(await found(join(cwd, "home"), [], { home: join(cwd, "home") })).toHaveLength(1);
  });

  test("is told to be one", async () => {
    const cwd = await tree({ ...warned, "agentlint.json": off, "agentlint.yml": off });
    expect(await runAgentlint(["check"], { cwd })).toMatchObject({
      code: 2,
      stderr:
        "agentlint: agentlint.json and agentlint.yml stand in one folder, and only one can count\n",
    });
  });

  test.for([
    ["leads nowhere", "-> shared/agentlint.json", "a link that leads nowhere"],
    ["leads round", "-> agentlint.json", "ELOOP"],
    ["leads to a folder", "-> .claude", "not a regular file"],
  ])("that is a link and %s is told of, wherever it stands", async ([, link, why]) => {
    const cwd = await tree({ ...warned, "agentlint.json": link!, "sub/agents/b.md": agent("b") });
    for (const [from, shown] of [
      [cwd, "agentlint.json"],
      [join(cwd, "sub"), "../agentlint.json"],
    ] as const) {
      for (const argv of [["check"], ["inspect"], ["check", "--config", shown]]) {
        const { code, stderr } = await runAgentlint(argv, { cwd: from });
        expect([code, stderr]).toEqual([
          2,
          `agentlint: the configuration ${shown} cannot be read: ${why}\n`,
        ]);
      }
    }
    expect(await found(cwd, ["--no-config"])).toHaveLength(1);
  });

  test("is one, also where one of two leads nowhere", async () => {
    const cwd = await tree({ ...warned, "agentlint.json": off, "agentlint.yml": "-> gone.yml" });
    expect((await runAgentlint(["check"], { cwd })).stderr).toContain("only one can count");
  });

  test("--config names another, whose patterns start at the working directory", async () => {
    const cwd = await tree({
      ...warned,
      "agentlint.json": "{ broken",
      "team/strict.json": config({
        overrides: [{ files: [".claude/agents"], rules: { "unknown-tool": "off" } }],
      }),
    });
    expect(await found(cwd, ["--config", "team/strict.json"])).toEqual([]);
    const { code, stderr } = await runAgentlint(["check", "--config", "none.json"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      "agentlint: the configuration none.json cannot be read: ENOENT\n",
    ]);
  });

  test("--no-config uses none", async () => {
    const cwd = await tree({ ...warned, "agentlint.json": "{ broken" });
    expect(await found(cwd, ["--no-config"])).toHaveLength(1);
    expect((await runAgentlint(["inspect", "--no-config"], { cwd })).code).toBe(0);
  });

  test("--rule decides over it", async () => {
    const cwd = await tree({ ...warned, "agentlint.json": off });
    expect(await found(cwd, ["--rule", "unknown-tool:info"])).toEqual([
      ".claude/agents/a.md unknown-tool info",
    ]);
    expect(await found(cwd, ["--no-config", "--rule", "unknown-tool:off"])).toEqual([]);
    for (const [given, message] of [
      ["unknown-tool", "--rule takes a rule and a level, as unknown-tool:off, not unknown-tool"],
      ["unknown-tol:off", "no rule is called unknown-tol; did you mean unknown-tool?"],
    ]) {
      const { code, stderr } = await runAgentlint(["check", "--rule", given!], { cwd });
      expect([code, stderr]).toEqual([2, `agentlint: ${message}\n`]);
    }
  });

  test("overrides speak of some files, the last one decides", async () => {
    const cwd = await tree({
      "agentlint.json": config({
        rules: { "unknown-tool": "off" },
        overrides: [
          { files: ["agents/x"], rules: { "unknown-tool": "error" } },
          { files: ["*.draft.md"], rules: { "unknown-tool": "info" } },
        ],
      }),
      "agents/a.md": agent("a", "tools: Raed, Read"),
      "agents/x/b.md": agent("b", "tools: Raed, Read"),
      "agents/x/c.draft.md": agent("c", "tools: Raed, Read"),
    });
    expect(await found(cwd, ["agents"])).toEqual([
      "agents/x/b.md unknown-tool error",
      "agents/x/c.draft.md unknown-tool info",
    ]);
  });

  test("declares keys that another tool reads, but no restriction away", async () => {
    const cwd = await tree({
      "agentlint.json": config({ extensionKeys: ["max_turns", "allowed-tools"] }),
      ".claude/agents/a.md": agent("a", "max_turns: 3\nallowed-tools: Read"),
    });
    const rules = (await found(cwd)).map((line) => line.split(" ")[1]);
    expect(rules).toEqual(["restriction-not-read"]);
    expect(await found(cwd, ["--no-config"])).toHaveLength(2);
  });

  test("names the version of Claude Code, for check and inspect", async () => {
    const cwd = await tree({ ...warned, "agentlint.json": config({ client: "2.1.150" }) });
    for (const command of ["check", "inspect"]) {
      const version = async (...argv: string[]) =>
        JSON.parse((await runAgentlint([command, "--format", "json", ...argv], { cwd })).stdout)
          .client;
      expect(await version()).toBe("2.1.150");
      expect(await version("--client", "2.1.207")).toBe("2.1.207");
    }
  });

  test("one run reads as one version", async () => {
    const cwd = await tree({
      "x/agentlint.json": config({ client: "2.1.150" }),
      "x/agents/a.md": agent("a"),
      "y/agents/b.md": agent("b"),
    });
    expect(await runAgentlint(["check", "x", "y"], { cwd })).toMatchObject({
      code: 2,
      stderr:
        "agentlint: these files are configured for different versions of Claude Code (x/agentlint.json: 2.1.150, no configuration: the newest); name one with --client\n",
    });
    expect((await runAgentlint(["check", "x", "y", "--client", "2.1.330"], { cwd })).code).toBe(0);
  });

  test("goes by the name of standard input", async () => {
    const cwd = await tree({ "x/agentlint.json": off });
    const stdin = agent("a", "tools: Read, Raed");
    expect(await found(cwd, ["-", "--stdin-filename", "x/a.md"], { stdin })).toEqual([]);
    expect(await found(cwd, ["-", "--stdin-filename", "y/a.md"], { stdin })).toHaveLength(1);
  });
});

describe("ignored files", () => {
  const files = {
    "agentlint.json": config({ ignores: ["b.md"] }),
    ".claude/agents/a.md": agent("a", "tools: Read, Raed"),
    ".claude/agents/b.md": agent("b", "tools: Read, Raed"),
  };

  test("are told and not judged, also when they are named", async () => {
    const cwd = await tree(files);
    expect(await found(cwd)).toEqual([".claude/agents/a.md unknown-tool warning"]);
    const named = await runAgentlint(["check", ".claude/agents/b.md"], { cwd });
    expect(named).toMatchObject({ code: 0 });
    expect(named.stdout).toBe(
      "No problems in 0 files as Claude Code 2.1.330 reads them; skipped .claude/agents/b.md (ignored by agentlint.json)\n",
    );
  });

  test("are not fixed", async () => {
    const text = agent("b", "tools: Read, multiedit");
    const cwd = await tree({ ...files, ".claude/agents/b.md": text });
    await runAgentlint(["check", "--fix", "--unsafe"], { cwd });
    expect(await readFile(join(cwd, ".claude/agents/b.md"), "utf8")).toBe(text);
  });

  test("still take a name from the others, as they do in a session", async () => {
    const cwd = await tree({ ...files, ".claude/agents/b.md": agent("a") });
    expect(await found(cwd, ["--rule", "unknown-tool:off"])).toEqual([
      ".claude/agents/a.md duplicate-name error",
    ]);
  });
});

test("what is wrong in a configuration is shown where it stands", async () => {
  const cwd = await tree({
    ...warned,
    "agentlint.json": '{\n  "rules": { "unknwon-tool": "off" },\n  "ignore": []\n}\n',
  });
  const { code, stdout, stderr } = await runAgentlint(["check"], { cwd });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatchInlineSnapshot(`
    "agentlint: the configuration cannot be used

    agentlint.json:2:14 error no rule is called \`unknwon-tool\`
      2 |   "rules": { "unknwon-tool": "off" },
        |              ^^^^^^^^^^^^^^
      help: did you mean \`unknown-tool\`?

    agentlint.json:3:3 error no setting is called \`ignore\`
      3 |   "ignore": []
        |   ^^^^^^^^
      help: did you mean \`ignores\`?
    "
  `);
});

test("escapes in a configuration do not reach the terminal", async () => {
  const cwd = await tree({
    ...warned,
    "agentlint.yaml": 'rules:\n  "\\e[31mx\u202e\u009b": off\n',
  });
  const { stderr } = await runAgentlint(["check"], { cwd });
  // oxlint-disable-next-line no-control-regex
  expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u009b\u202e]/);
});

test("--print-config prints what holds for a file", async () => {
  const cwd = await tree({
    "agentlint.json": config({
      extends: "strict",
      client: "2.1.207",
      ignores: ["vendor"],
      extensionKeys: ["category"],
      overrides: [{ files: ["x"], rules: { "unknown-tool": "off" } }],
    }),
  });
  const print = async (path: string) =>
    JSON.parse((await runAgentlint(["check", "--print-config", path], { cwd })).stdout);
  expect(await print("x/a.md")).toMatchObject({
    config: "agentlint.json",
    client: "2.1.207",
    ignored: false,
    extensionKeys: ["coordination", "category"],
    rules: { "unknown-tool": "off", "yaml-error": "error" },
  });
  expect(await print("vendor/a.md")).toMatchObject({
    ignored: true,
    rules: { "unknown-tool": "warning" },
  });
  const none = JSON.parse(
    (await runAgentlint(["--print-config", "a.md", "--no-config"], { cwd })).stdout,
  );
  expect(none).toMatchObject({ config: null, client: "2.1.330", ignored: false });
});
