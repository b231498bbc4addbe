import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const json = (agents: object) => JSON.stringify(agents, null, 2);
const good = { description: "d", prompt: "p" };

describe("check --agents-json", () => {
  test("tells refused values and slips, by line and column", async () => {
    const cwd = await tree({
      "agents.json": json({
        a: { ...good, maxTurns: "5" },
        b: { ...good, tools: ["read", "Edit"] },
      }),
    });
    const { code, stdout } = await runAgentlint(["check", "--agents-json", "agents.json"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "agents.json:5:17 error \`maxTurns\` is "5" and not an integer of at least 1, so Claude Code refuses all of \`--agents\` and does not start [refused-session-agents]
        5 |     "maxTurns": "5"
          |                 ^^^
        help: the JSON is read more strictly than a file: give every key exactly the type it has

      agents.json:11:8 warning Claude Code has no tool named "read" and drops it; names of tools are case-sensitive [wrong-case-tool]
        11 |       "read",
           |        ^^^^
        help: write "Read"

      1 error, 1 warning in 1 file as Claude Code 2.1.330 reads it
      "
    `);
  });

  test("reads standard input, and nothing else without paths", async () => {
    const cwd = await tree({ ".claude/agents/a.md": "no frontmatter" });
    const { code, stdout } = await runAgentlint(["check", "--agents-json", "-"], {
      cwd,
      stdin: json({ a: good }),
    });
    expect([code, stdout]).toEqual([0, "No problems in 1 file as Claude Code 2.1.330 reads it\n"]);
  });

  test.for([
    [["--agents-json", "gone.json"], "cannot read gone.json: ENOENT"],
    [["--agents-json", "."], "cannot read .: "],
    [["--agents-json", "-", "--stdin"], "standard input holds one thing at a time"],
    [["--agents-json", "-", "--fix"], "--agents-json is only read; --fix and --diff are for files"],
  ] as const)("%j is wrong use", async ([argv, message]) => {
    const { code, stderr } = await runAgentlint(["check", ...argv], { cwd: await tree({}) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("offers no fix, which would be one of YAML", async () => {
    const { stdout } = await runAgentlint(["check", "--agents-json", "-", "--format", "json"], {
      stdin: json({ a: { ...good, tools: ["MultiEdit", "read"], disallowed_tools: ["Bash"] } }),
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { fix: unknown }[] };
    expect(diagnostics.length).toBeGreaterThan(2);
    expect(diagnostics.map(({ fix }) => fix)).toEqual(diagnostics.map(() => null));
  });
});

describe("inspect --agents-json", () => {
  test("an agent of the session wins its name from files", async () => {
    const cwd = await tree({
      "agents.json": json({ reviewer: good, "Code Reviewer": good }),
      ".claude/agents/code-reviewer.md": agent("code-reviewer"),
      ".claude/agents/reviewer.md": agent("reviewer"),
    });
    const argv = ["inspect", "--agents-json", "agents.json", ".claude/agents"];
    const { code, stdout } = await runAgentlint(argv, { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "What Claude Code 2.1.330 makes of 4 files

      agent          loads  tools  model  no match
      reviewer       yes    all    -
        wins the name from .claude/agents/reviewer.md
      Code Reviewer  yes    all    -
        ambiguous: only the exact name starts it, since code-reviewer is spelled alike
      code-reviewer  yes    all    -
        ambiguous: only the exact name starts it, since Code Reviewer is spelled alike
      reviewer       no     all    -
        no: agents.json wins the name
      "
    `);
  });

  test("one refused value refuses all", async () => {
    const { stdout } = await runAgentlint(["inspect", "--agents-json", "-", "--format", "json"], {
      stdin: json({ a: { ...good, effort: "High" }, b: good }),
    });
    const { agents } = JSON.parse(stdout) as {
      agents: { loads: boolean; scope: string; reason: string }[];
    };
    expect(agents.map(({ loads, scope }) => [loads, scope])).toEqual([
      [false, "session"],
      [false, "session"],
    ]);
    expect(agents[1]!.reason).toBe(
      "another agent of the same --agents is refused, and all with it (refused-session-agents)",
    );
  });
});
