import { expect, test } from "vitest";
import { unknownWorkflowAgent } from "../../src/rules/unknown-workflow-agent.ts";
import { check } from "../support/check.ts";
import type { CheckOptions } from "../support/check.ts";

const path = "docs/development/workflows/agent-coordination.md";
const reader = `---\nname: builder\ndescription: b\n---\nRead ${path} first.\n`;
const agent = (name: string) => `---\nname: ${name}\ndescription: d\n---\n`;

const inDocument = (yaml: string, others = {}, options: CheckOptions = {}) => {
  const document = `---\nkind: agent-coordination\n${yaml}\n---\n# Text\n`;
  return check([unknownWorkflowAgent], reader, {
    ...options,
    path: "builder.md",
    others: { [path]: document, ...others },
  });
};
const told = (...given: Parameters<typeof inDocument>) =>
  inDocument(...given).diagnostics.map(
    ({ range: { start }, message, help }) => `${start.line}:${start.column} ${message}: ${help}`,
  );

test("an agent that is nowhere is shown where it is named", () => {
  expect(inDocument("escalation:\n  design: code-architect").rendered).toMatchInlineSnapshot(`
    "docs/development/workflows/agent-coordination.md:4:11 info \`escalation.design\` names "code-architect", and there is no agent or command of that name [unknown-workflow-agent]
      4 |   design: code-architect
        |           ^^^^^^^^^^^^^^
      help: install the agent, name another one, or write \`person\`"
  `);
});

test("every place that names an agent counts, in the order of the text", () => {
  const yaml = [
    "escalation: { security: nobody-a, design: person }",
    "security_review: { agent: nobody-b }",
    "architect_review: { agent: nobody-c }",
  ].join("\n");
  expect(told(yaml).map((line) => /"(.*)"/.exec(line)![1])).toEqual([
    "nobody-a",
    "nobody-b",
    "nobody-c",
  ]);
});

test("an agent that is missing is told of once, a slip of the pen wherever it is", () => {
  const others = { "reviewer.md": agent("reviewer") };
  const yaml = "escalation: { a: stranger, b: stranger, c: reveiwer, d: reveiwer }";
  expect(told(yaml, others).map((line) => line.split(" ")[0])).toEqual(["3:18", "3:44", "3:57"]);
});

test("a slip of the pen is told from an agent that is missing, and that from a dead one", () => {
  const others = { "reviewer.md": agent("reviewer"), "auditor.md": "---\nname: auditor\n---\n" };
  expect(told("escalation: { a: reveiwer, b: auditor, c: stranger }", others)).toEqual([
    '3:18 `escalation.a` names "reveiwer", and there is no agent or command of that name: write "reviewer" if that is the one you meant',
    '3:31 `escalation.b` names "auditor", which Claude Code does not load: mend the agent\'s file first',
    '3:43 `escalation.c` names "stranger", and there is no agent or command of that name: install the agent, name another one, or write `person`',
  ]);
});

test.for([
  ["an agent that is there", "architect_review: { agent: builder }", {}],
  ["a human", "escalation: { scope: person }", {}],
  ["a built-in agent", "escalation: { research: general-purpose }", {}],
  ["a command", "architect_review: { agent: /code-review }", {}],
  ["something that is no name at all", "escalation: { a: 3, b: [x] }", {}],
  ["nothing", "version: 1", {}],
] as const)("stays silent on %s", ([, yaml, others]) => {
  expect(told(yaml, others)).toEqual([]);
});

test("an agent of a plugin is meant with its prefix or without", () => {
  const others = { "reviewer.md": agent("reviewer") };
  const yaml = "escalation: { a: reviewer, b: acme:reviewer, c: other:reviewer }";
  expect(told(yaml, others, { scope: "plugin" })).toHaveLength(1);
});

test("hostile names are shown harmlessly and at most so many", () => {
  const names = Array.from({ length: 1_000 }, (_, at) => `s${at}: "x${at}\\u001b[31m"`);
  const { diagnostics, rendered } = inDocument(`escalation: { ${names.join(", ")} }`);
  expect(diagnostics).toHaveLength(201);
  expect(rendered).not.toContain("\u001b");
});
