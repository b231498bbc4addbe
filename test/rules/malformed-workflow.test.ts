import { describe, expect, test } from "vitest";
import { malformedWorkflow } from "../../src/rules/malformed-workflow.ts";
import { check } from "../support/check.ts";

const path = "docs/development/workflows/task-workflow.md";
const reader = `---\nname: a\ndescription: b\n---\nRead \`${path}\` first.\n`;

const inDocument = (text: string) =>
  check(malformedWorkflow, reader, { others: { [path]: text } }).diagnostics.map(
    ({ range: { start }, message, path: at }) => {
      expect(at).toBe(path);
      return `${start.line}:${start.column} ${message.replace(/, and what it says.*/, "")}`;
    },
  );
const settings = (yaml: string, kind = "task-workflow") =>
  inDocument(`---\nkind: ${kind}\n${yaml}\n---\n# Text\n`);

describe("task-workflow", () => {
  test.for([
    ["loops: { max_failed: three }", "3:22 `loops.max_failed` is not a number"],
    ["loops: { max_failed: 0 }", "3:22 `loops.max_failed` is less than 1"],
    ["loops:\n  max-failed: 3", "4:3 `loops.max-failed` is no key of it"],
    ["review: { score_min: 101 }", "3:22 `review.score_min` is more than 100"],
    ["review: { weights: { a: 99.5 } }", "3:22 `review.weights` add up to 99.5 instead of 100"],
    ["review: code-architect", "3:9 `review` is not a mapping"],
    ["coverage: { may_drop: maybe }", "3:23 `coverage.may_drop` is not true or false"],
    ["coverage: { scope: some }", "3:20 `coverage.scope` is none of changed, all"],
    ["spikes: { time_box_hours: 0 }", "3:27 `spikes.time_box_hours` is not more than 0"],
    ["stages: [plan]\ngates: { merge: [x] }", "4:10 `gates.merge` is none of `stages`"],
    ["version: 2", "3:10 `version` is not 1"],
    ["loops: { max_failed: 3 }\nloops: {}", "3:1 `loops` stands here again on line 4"],
    ["stages: [a", '3:9 the settings cannot be parsed (unclosed "[")'],
    ["plan_file: a---b", "3:13 the settings end at these dashes, inside a line"],
  ])("%j", ([yaml, problem]) => {
    expect(settings(yaml!)).toEqual([problem]);
  });
});

describe("worklog-format", () => {
  test.for([
    ["order: newest", "3:8 `order` is none of newest-first, oldest-first"],
    ['heading: "## <timestamp> <kind>"', "3:10 `heading` lacks <author>, <next>"],
    ["entry_kinds: [a]\nrequired: { b: [Done] }", "4:13 `required.b` is none of `entry_kinds`"],
    [
      "entry_kinds: [a]\nforbidden_kinds: [b, a]",
      "4:22 `a` is both in `entry_kinds` and forbidden",
    ],
  ])("%j", ([yaml, problem]) => {
    expect(settings(yaml!, "worklog-format")).toEqual([problem]);
  });
});

test("a kind that was almost certainly meant is named at its place", () => {
  expect(settings("loops: {}", "task-worklfow")).toEqual([
    "2:7 `kind` is none of task-workflow, agent-coordination, worklog-format",
  ]);
});

test("what it says is shown in the document", () => {
  const others = { [path]: "---\nkind: task-workflow\nloops:\n  max_faild: 3\n---\n" };
  expect(check(malformedWorkflow, reader, { others }).rendered).toMatchInlineSnapshot(`
    "docs/development/workflows/task-workflow.md:4:3 warning \`loops.max_faild\` is no key of it, and what it says is lost on whoever goes by the settings [malformed-workflow]
      4 |   max_faild: 3
        |   ^^^^^^^^^
      help: write \`max_failed\`"
  `);
});

test.for([
  [
    "settings of its schema",
    "---\nkind: task-workflow\nstages: [plan]\ngates: { plan: [x] }\n---\n",
  ],
  ["no frontmatter", "# How we work\n"],
  ["a frontmatter of somebody's own", "---\ntitle: Tasks\nreview: strict\n---\n"],
  ["another kind", "---\nkind: recipe\nloops: 1\n---\n"],
  ["YAML of somebody's own that does not parse", "---\ntitle: [\n---\n"],
  ["nothing", ""],
])("stays silent on a document with %s", ([, text]) => {
  expect(inDocument(text!)).toEqual([]);
});

test("stays silent on a document that no agent tells to read", () => {
  const text = "---\nname: a\ndescription: b\n---\nRead the manual.\n";
  const others = { [path]: "---\nkind: task-workflow\nloops: 1\n---\n" };
  expect(check(malformedWorkflow, text, { others }).diagnostics).toEqual([]);
});

test("hostile settings come to an end and do not fill the report", () => {
  expect(settings("gates: &g { a: *g }").length).toBeGreaterThan(0);
  expect(settings(`stages: ${"[".repeat(5_000)}`).length).toBeGreaterThan(0);
  const keys = Array.from({ length: 5_000 }, (_, index) => `k${index}: 1`).join("\n");
  expect(settings(keys)).toHaveLength(201);
  expect(settings("__proto__: { polluted: true }")).toEqual(["3:1 `__proto__` is no key of it"]);
});
