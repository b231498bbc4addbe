import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

test("one file is shown as a card", async () => {
  const cwd = await tree({
    "a.md": agent("a", "tools: Read, MultiEdit, mcp__db\nmodel: opus\nmaxTurns: 5\ncolor: cyan"),
  });
  const { code, stdout } = await runAgentlint(["inspect", "a.md"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "What Claude Code 2.1.330 makes of this file

      file         a.md
      loads        yes
      name         a
      description  Does a
      tools        Read, mcp__db
      no match     MultiEdit (removed in 2.0.0)
      model        opus
      turns        at most 5
      color        cyan
      prompt       starts at line 9
    "
  `);
});

test("several files are a table, with the reason under each one that is not there", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": agent("a", "tools: Read, Nope"),
    ".claude/agents/b.md": agent("a", "", "Another prompt."),
    ".claude/agents/dead.md": "---\nname: dead\n---\n",
    ".claude/agents/none.md": agent("none", "tools: []"),
    ".claude/agents/refused.md": agent("refused", "tools: LS"),
    ".claude/agents/README.md": "# About\n",
  });
  const { code, stdout } = await runAgentlint(["inspect"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "What Claude Code 2.1.330 makes of 5 files

    agent                   loads  tools  model  no match
    a                       no     Read   -      Nope (no such tool)
      no: .claude/agents/b.md wins the name
    a                       yes    all    -
      wins the name from .claude/agents/a.md
    .claude/agents/dead.md  no
      no: there is no \`description\` (missing-description)
    none                    yes    none   -
      yes, but it runs without any tool
    refused                 yes    none   -      LS (removed in 1.0.98)
      yes, but it is refused when it is started: no tool resolves

    skipped .claude/agents/README.md: documentation: it has no frontmatter
    "
  `);
});

test("the machine form follows the contract", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": agent("a", "tools: Read, Raed\ndisallowedTools: Bash\nbackground: true"),
    ".claude/agents/b.md": agent("a"),
  });
  const { stdout } = await runAgentlint(["inspect", "--format", "json"], { cwd });
  expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
    {
      "agents": [
        {
          "ambiguousWith": [],
          "background": true,
          "bodyStartsAt": {
            "column": 1,
            "line": 8,
            "offset": 93,
          },
          "color": null,
          "description": "Does a",
          "effort": null,
          "isolation": null,
          "loads": true,
          "maxTurns": null,
          "memory": null,
          "model": null,
          "name": "a",
          "path": ".claude/agents/a.md",
          "permissionMode": null,
          "reason": null,
          "scope": "project",
          "shadowedBy": ".claude/agents/b.md",
          "spawn": "ok",
          "tools": {
            "denied": [
              "Bash",
              "Monitor",
            ],
            "granted": [
              "Read",
            ],
            "mcp": [],
            "unmatched": [
              {
                "entry": "Raed",
                "why": "no such tool",
              },
            ],
          },
        },
        {
          "ambiguousWith": [],
          "background": false,
          "bodyStartsAt": {
            "column": 1,
            "line": 5,
            "offset": 36,
          },
          "color": null,
          "description": "Does a",
          "effort": null,
          "isolation": null,
          "loads": true,
          "maxTurns": null,
          "memory": null,
          "model": null,
          "name": "a",
          "path": ".claude/agents/b.md",
          "permissionMode": null,
          "reason": null,
          "scope": "project",
          "shadowedBy": null,
          "spawn": "ok",
          "tools": {
            "denied": [],
            "granted": "*",
            "mcp": [],
            "unmatched": [],
          },
        },
      ],
      "client": "2.1.330",
      "version": 1,
    }
  `);
});

test("--isolated knows no shadowing", async () => {
  const cwd = await tree({ ".claude/agents/a.md": agent("a"), ".claude/agents/b.md": agent("a") });
  const { stdout } = await runAgentlint(["inspect", "--isolated", "--format", "json"], { cwd });
  const { agents } = JSON.parse(stdout) as { agents: { shadowedBy: unknown }[] };
  expect(agents.map(({ shadowedBy }) => shadowedBy)).toEqual([null, null]);
});

test("a plugin's agents carry its name", async () => {
  const cwd = await tree({
    ".claude-plugin/plugin.json": '{"name":"acme"}',
    "agents/sub/a.md": agent("a"),
    "agents/plain.md": "Just a prompt.",
  });
  const { stdout } = await runAgentlint(["inspect", "--format", "json"], { cwd });
  const { agents } = JSON.parse(stdout) as { agents: { name: string; description: string }[] };
  expect(agents.map(({ name, description }) => [name, description])).toEqual([
    ["acme:plain", "Agent from acme plugin"],
    ["acme:sub:a", "Does a"],
  ]);
});
