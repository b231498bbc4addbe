import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";
import { everything, hostile } from "./roster.ts";

const formats = ["table", "mermaid", "dot", "json", "svg", "html"] as const;

const graph = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  runAgentlint(["graph", ...args], { cwd: await tree(files) });

test("the table, with a sign for everything that is special", async () => {
  const { code, stdout } = await graph(everything);
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "6 agents as Claude Code 2.1.330 reads them: 6 hand-offs, 3 pairs in parallel, 2 not answered, 1 name that nobody has

    builder  green  2 warnings
      → hands off to  planner, ?reviwer, ✕writer
      ← receives from planner
      = parallel with tester

    planner  opus, blue
      → hands off to  builder, tester!
      ← receives from builder, /plan

    planner  ✕ shadowed: .claude/agents/planner.md wins the name

    reviewer
      = parallel with tester!

    tester
      ← receives from planner!
      = parallel with builder, *general-purpose, reviewer!

    writer  ✕ skipped: the frontmatter is not valid YAML: text after the closing quote (yaml-error)
      ← receives from builder

    ! only one of the two says so   ✕ does not work   ? no agent or command of that name   / a command   * comes with Claude Code
    "
  `);
});

test("a name that does not fit goes on in the next line", async () => {
  const names = Array.from({ length: 12 }, (_, at) => `specialist-number-${at}`);
  const { stdout } = await graph({
    ".claude/agents/a.md": agent("a", `coordination: {hands_off_to: [${names.join(", ")}]}`),
  });
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});

test("mermaid", async () => {
  expect((await graph(everything, "--format", "mermaid")).stdout).toMatchInlineSnapshot(`
    "flowchart LR
      n0["builder"]
      n1["planner"]
      n2["✕ planner (shadowed)"]
      n3["reviewer"]
      n4["tester"]
      n5["✕ writer (dead)"]
      n6[["general-purpose"]]
      n7(["/ plan"])
      n8("? reviwer (missing)")
      n0 --> n1
      n0 --> n8
      n0 --- n4
      n0 --> n5
      n6 --- n4
      n7 --> n1
      n1 --> n0
      n1 -.-> n4
      n3 -.- n4
      classDef dead stroke:#c00,stroke-width:2px,stroke-dasharray:6 3
      classDef missing stroke:#c00,stroke-dasharray:2 3
      class n2,n5 dead
      class n8 missing
    "
  `);
});

test("dot", async () => {
  expect((await graph(everything, "--format", "dot")).stdout).toMatchInlineSnapshot(`
    "digraph agents {
      rankdir=LR;
      node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica"];
      edge [color="#555555"];
      n0 [label="builder", color=green, penwidth=2];
      n1 [label="planner", color=blue, penwidth=2];
      n2 [label="planner (shadowed)", color=red, style="rounded,dashed"];
      n3 [label="reviewer"];
      n4 [label="tester"];
      n5 [label="writer (dead)", color=red, style="rounded,dashed"];
      n6 [label="general-purpose", shape=component];
      n7 [label="plan", shape=cds];
      n8 [label="reviwer (missing)", color=red, style=dotted];
      n0 -> n1;
      n0 -> n8;
      n0 -> n4 [dir=none, constraint=false, style=dotted];
      n0 -> n5;
      n6 -> n4 [dir=none, constraint=false, style=dotted];
      n7 -> n1;
      n1 -> n0;
      n1 -> n4 [style=dashed];
      n3 -> n4 [dir=none, constraint=false, style=dashed];
    }
    "
  `);
});

test("json: nodes and edges with the places that state them", async () => {
  const { stdout } = await graph(everything, "--format", "json");
  const { agents, others, edges } = JSON.parse(stdout);
  expect(
    agents.map(({ id, state, reason }: Record<string, string>) => [id, state, reason]),
  ).toEqual([
    ["builder", "works", null],
    ["planner", "works", null],
    [
      "planner (.claude/agents/old/planner.md)",
      "shadowed",
      ".claude/agents/planner.md wins the name",
    ],
    ["reviewer", "works", null],
    ["tester", "works", null],
    ["writer", "dead", expect.stringContaining("not valid YAML")],
  ]);
  expect(others).toEqual([
    { id: "general-purpose", name: "general-purpose", kind: "builtin", near: null },
    { id: "plan", name: "plan", kind: "command", near: null },
    { id: "reviwer", name: "reviwer", kind: "missing", near: "reviewer" },
  ]);
  expect(edges[0]).toEqual({
    kind: "hand-off",
    from: "builder",
    to: "planner",
    answer: "given",
    declared: [
      { path: ".claude/agents/builder.md", list: "hands_off_to", line: 7, column: 18 },
      { path: ".claude/agents/planner.md", list: "receives_from", line: 8, column: 19 },
    ],
  });
});

describe.for(formats)("%s", (format) => {
  test("is the same each time", async () => {
    const first = await graph(everything, "--format", format);
    const second = await graph(everything, "--format", format);
    expect(first.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
  });

  test("takes no agents, agents without a block, and one that stands alone", async () => {
    for (const files of [
      {},
      { ".claude/agents/a.md": agent("a"), ".claude/agents/b.md": agent("b") },
      { ".claude/agents/a.md": agent("a", "coordination: {}") },
      { ".claude/agents/a.md": agent("a", "coordination: {hands_off_to: [a]}") },
    ]) {
      const { code, stdout } = await graph(files as Record<string, string>, "--format", format);
      expect([code, stdout === ""]).toEqual([0, false]);
      expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test("goes into a file", async () => {
    const cwd = await tree(everything);
    const run = await runAgentlint(["graph", "--format", format, "--output-file", "out"], { cwd });
    expect([run.code, run.stdout]).toEqual([0, ""]);
    const { stdout } = await runAgentlint(["graph", "--format", format], { cwd });
    expect(await readFile(join(cwd, "out"), "utf8")).toBe(stdout);
  });

  test("lets nothing of a stranger's text act", async () => {
    const { code, stdout } = await graph(hostile, "--format", format);
    expect(code).toBe(0);
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u202e\u0000\u001b]/);
    if (format === "svg" || format === "html") {
      expect(stdout).not.toMatch(/<(?:img|x|u)\b|<\/style><style>|onerror=(?!alert\(\d\)&gt;)/);
      expect(stdout.match(/<script/g)?.length ?? 0).toBe(format === "html" ? 1 : 0);
      expect(stdout).not.toMatch(/\bon\w+="|style="|href="(?!#)/);
    }
    if (format === "mermaid") expect(stdout).not.toMatch(/%%|<|javascript:/);
  });
});

describe("wrong use", () => {
  test.for([
    [["--format", "png"], "unknown format: png (table, mermaid, dot, json, svg, html)"],
    [["--format", "constructor"], "unknown format"],
    [["--isolated"], "--isolated"],
    [["--check", "--format", "svg"], "--check takes no format"],
    [["--output-file", "no/such/folder/x"], "cannot write"],
  ] as const)("%j", async ([args, message]) => {
    const { code, stderr } = await graph(everything, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
