import { expect, test } from "vitest";
import { github } from "../../src/report/github.ts";
import { agentWith } from "../support/agent.ts";
import { reportOn } from "../support/report.ts";

test("an annotation for each finding, then the summary", () => {
  const text = agentWith("tools: Read, Raed", "color: RED");
  expect(github(reportOn(text, { path: ".claude/agents/a.md" }))).toMatchInlineSnapshot(`
    "::warning title=unknown-tool,file=.claude/agents/a.md,line=4,endLine=4,col=14,endColumn=18::Claude Code 2.1.330 has no tool named "Raed" and drops it%0Ahelp: write "Read" if that is the tool you meant
    ::warning title=invalid-value,file=.claude/agents/a.md,line=5,endLine=5,col=8,endColumn=11::Claude Code does not accept "RED" for \`color\` and ignores it%0Ahelp: write \`red\`
    2 warnings in 1 file as Claude Code 2.1.330 reads it; 2 can be fixed
    "
  `);
});

test("a finding over several lines has no columns", () => {
  const report = reportOn("---\nname: a\ndescription: d\ntools: [Read,\n  Raed\n---\n");
  for (const line of github(report).split("\n")) {
    const [, start, end] = /,line=(\d+),endLine=(\d+)/.exec(line) ?? [];
    expect(line.includes(",col="), line).toBe(start !== undefined && start === end);
  }
});

test("nothing of a file or a path becomes a command or a property", () => {
  const hostile = "x%0A::error::y\u001b[31m\u202e::set-output name=a::b";
  const text = agentWith(`tools: Read, "${hostile}", "a\\n::warning::b"`);
  const report = reportOn(text, { path: "a,line=1:\n::error::b%.md" });
  expect(report.diagnostics.length).toBeGreaterThan(0);
  const lines = github(report).trimEnd().split("\n");
  // As many commands as findings, each at the start of its line; the last line is the summary.
  expect(lines).toHaveLength(report.diagnostics.length + 1);
  for (const line of lines.slice(0, -1)) {
    expect(line).toMatch(
      /^::(?:error|warning) title=[a-z-]+,file=a%2Cline=1%3A %3A%3Aerror%3A%3Ab%25\.md,line=\d+/,
    );
    // eslint-disable-next-line no-control-regex
    expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
  }
  expect(lines.at(-1)).toMatch(/^\d+ (?:error|warning)/);
});

test("paths are those of the repository", () => {
  const report = reportOn(agentWith("tools: Read, Raed"));
  const inRepository = (path: string) => `packages/shop/${path}`;
  expect(github({ ...report, inRepository })).toContain("file=packages/shop/agent.md,");
});
