import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";

function toolsOf(fields: string, version?: string) {
  const text = `---\nname: a\ndescription: d\n${fields}\n---\nbody\n`;
  return read(parseAgent("a.md", text), { client: clientAt(version), scope: "project" }).tools;
}

/** "*", the granted tools, or how the client fails to start the agent. */
function outcome(fields: string, version?: string): string {
  const { granted, spawn, mcp } = toolsOf(fields, version);
  if (spawn !== "ok") return spawn;
  return granted === "*" ? "*" : [...granted, ...mcp].join(" ");
}

// Each row was observed on 2.1.330 in a plain headless session on Linux.
describe("lists of tools", () => {
  test.for([
    ["", "*"],
    ["tools: Read, Grep", "Grep Read"],
    ["tools: Read Grep Bash", "Bash Read"],
    ["tools: [Read, Grep]", "Grep Read"],
    ["tools:\n  - Read, Grep\n  - Edit", "Edit Grep Read"],
    ['tools: [" Read ", "Grep"]', "Grep Read"],
    ["tools: [1, Read]", "Read"],
    ["tools: [[Read], Grep]", "Grep"],
    ["tools: |\n  Read\n  Grep", "refused"],
    ["tools: >\n  Read\n  Grep", "Grep Read"],
    ["tools: Read;Grep", "refused"],
    ['tools: "Read\\tGrep"', "refused"],
    ["tools: Read,", "Read"],
    ["tools: Read & Grep", "Grep Read"],
    ["tools: Read. Grep", "Grep"],
  ])("%j: %s", ([fields, granted]) => {
    expect(outcome(fields!)).toBe(granted);
  });
});

describe("specifiers", () => {
  test.for([
    ["tools: Bash(git:*), Read", "Bash Read"],
    ["tools: Bash(git status), Read", "Bash Read"],
    ["tools: Bash(a(b), c), Read", "Bash Read"],
    ["tools: Bash(a) Read", "Bash Read"],
    ["tools: Bash (a), Read", "Bash Read"],
    ["tools: Bash(a)b, Read", "Read"],
    ["tools: Read(), Grep", "Grep Read"],
    ["tools: Bash(git:*, Read", "refused"],
    ["tools: Agent(a, b), Read", "Agent Read"],
    ["tools: Task:a, Read", "Read"],
    ["tools: (Read), Grep", "Grep"],
  ])("%j: %s", ([fields, granted]) => {
    expect(outcome(fields!)).toBe(granted);
  });
});

describe("every tool", () => {
  test.for([
    ['tools: "*"', "*"],
    ['tools: ["Read", "*"]', "*"],
    ["tools: Read, *", "*"],
    ['tools: "**"', "refused"],
    ['tools: "*Read"', "refused"],
    ["tools: Read(*)", "Read"],
    ['tools: "*(x)"', "refused"],
    ["tools: All", "refused"],
  ])("%j: %s", ([fields, granted]) => {
    expect(outcome(fields!)).toBe(granted);
  });
});

describe("nothing left", () => {
  test.for([
    ["tools:", "toolless"],
    ["tools: ~", "toolless"],
    ['tools: ""', "toolless"],
    ['tools: ", ,"', "toolless"],
    ["tools: []", "toolless"],
    ["tools: [1]", "toolless"],
    ["tools: {}", "toolless"],
    ["tools: true", "toolless"],
    ["tools: Read\ndisallowedTools: Read", "toolless"],
    ["tools: Nope\ndisallowedTools: Nope", "toolless"],
    ["tools: Read, Nope\ndisallowedTools: Read", "refused"],
    ['tools: mcp__srv\ndisallowedTools: "mcp__*"', "toolless"],
    ["tools: MultiEdit", "refused"],
    ["tools: read", "refused"],
    ["tools: AskUserQuestion", "refused"],
    ["tools: ExitPlanMode", "refused"],
    ["tools: TodoWrite", "refused"],
    ["tools: mcp__a__", "refused"],
    ["tools: mcp____b", "refused"],
  ])("%j: %s", ([fields, spawn]) => {
    expect(outcome(fields!)).toBe(spawn);
  });
});

describe("what other fields do to the list", () => {
  test.for([
    ["tools: Read\nmemory: project", "Edit Read Write"],
    ["tools: []\nmemory: project", "Edit Read Write"],
    ["tools: Nope\nmemory: project", "Edit Read Write"],
    ["tools: Read\nmemory: Project", "Read"],
    ["tools: Read\nmemory: project\ndisallowedTools: Write", "Edit Read"],
    ["tools: ExitPlanMode\npermissionMode: plan", "ExitPlanMode"],
    ["tools: Bash, Grep\ndisallowedTools: Bash", "Grep"],
    ["tools: Bash, Monitor, Grep\ndisallowedTools: Bash", "Grep"],
    ["tools: Read, Write\ndisallowedTools: Task, Write(x)", "Read"],
  ])("%j: %s", ([fields, granted]) => {
    expect(outcome(fields!)).toBe(granted);
  });
});

describe("denials", () => {
  test.for([
    ["disallowedTools: Bash", ["Bash", "Monitor"]],
    ["disallowedTools: Bash(rm:*)", ["Bash", "Monitor"]],
    ["disallowedTools: Agent(Explore)", ["Agent"]],
    ["disallowedTools: KillShell", ["TaskStop"]],
    ["disallowedTools: [Bash, Read]", ["Bash", "Monitor", "Read"]],
    ['disallowedTools: "*"', []],
    ["disallowedTools: write", []],
    ["disallowedTools:", []],
  ] as const)("%j: %j", ([fields, denied]) => {
    expect(toolsOf(fields)).toMatchObject({ granted: "*", denied });
  });
});

describe("by version", () => {
  test.for([
    ["1.0.67", "tools: NotebookRead, MultiEdit, LS", "LS MultiEdit NotebookRead"],
    [
      "2.0.0",
      "tools: Read, MultiEdit, Bash, Grep, Glob, TodoWrite",
      "Bash Glob Grep Read TodoWrite",
    ],
    ["2.1.161", "tools: Bash, Grep", "Bash Grep"],
    ["2.1.162", "tools: Bash, Grep", "Bash"],
    ["2.1.171", "tools: Read, Task", "Read"],
    ["2.1.172", "tools: Read, Task", "Agent Read"],
    ["2.1.218", "tools: Read, Task", "Read"],
    ["2.1.141", "tools: Read, TodoWrite, TaskList", "Read TodoWrite"],
    ["2.1.142", "tools: Read, TodoWrite, TaskList", "Read TaskList"],
    ["2.1.159", "tools: Read, KillBash", "Read"],
    ["2.1.160", "tools: Read, KillBash", "Read TaskStop"],
    ["2.1.207", "tools: Nope", "toolless"],
    ["2.1.208", "tools: Nope", "refused"],
    ["2.1.309", "tools: Read, Monitor", "Read"],
    ["2.1.310", "tools: Read, Monitor", "Monitor Read"],
  ])("%s: %j: %s", ([version, fields, granted]) => {
    expect(outcome(fields!, version)).toBe(granted);
  });
});

test("why an entry matches nothing", () => {
  const { unmatched } = toolsOf(
    "tools: Read, Raed, MultiEdit, grep, Workflow, LSP, mcp__*, Bash(git",
  );
  expect(unmatched.map(({ entry, reason }) => [entry, reason.why])).toEqual([
    ["Raed", "unknown"],
    ["MultiEdit", "removed"],
    ["grep", "wrong-case"],
    ["Workflow", "never"],
    ["LSP", "depends"],
    ["mcp__*", "mcp-form"],
    ["Bash(git", "open-parenthesis"],
  ]);
});

test("entries are placed on the words themselves", () => {
  const text =
    '---\nname: a\ndescription: d\ntools: "Read, Raed"\ndisallowedTools:\n  - Wriet\n---\n';
  const { trace } = read(parseAgent("a.md", text), { client: clientAt(), scope: "project" });
  const places = trace
    .filter(({ kind }) => kind === "tool-unmatched")
    .map(({ span }) => text.slice(span.start, span.end));
  expect(places).toEqual(["Raed", "Wriet"]);
});
