import { expect, test } from "vitest";
import { unknownAgent } from "../../src/rules/unknown-agent.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const beside = { agents: new Set(["test-engineer", "writer"]) };
const calling = (name: string) => `${agentWith()}\nCall Agent(subagent_type="${name}").\n`;

test("in the prompt and in the list of types", () => {
  const text = `${agentWith("tools: Read, Agent(writer, ghost)")}\n{ "subagent_type": "tester" }\n`;
  expect(check(unknownAgent, text, { beside }).rendered).toMatchInlineSnapshot(`
    "agent.md:4:14 warning there is no agent "ghost" beside this one, and Claude Code refuses to start it [unknown-agent]
      4 | tools: Read, Agent(writer, ghost)
        |              ^^^^^^^^^^^^^^^^^^^^
      help: write the name of an agent that is there, or add the agent

    agent.md:9:21 warning there is no agent "tester" beside this one, and Claude Code refuses to start it [unknown-agent]
      9 | { "subagent_type": "tester" }
        |                     ^^^^^^
      help: write the name of an agent that is there, or add the agent"
  `);
});

test("an agent of the same plugin without its prefix", () => {
  expect(check(unknownAgent, calling("writer"), { beside, scope: "plugin" }).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:8:27 warning the agent of this plugin is called "acme:writer", and Claude Code starts none as "writer" [unknown-agent]
      8 | Call Agent(subagent_type="writer").
        |                           ^^^^^^
      help: write "acme:writer""
  `);
});

test.each(
  [
    "test-engineer",
    "Test Engineer",
    "Explore",
    "general-purpose",
    "other:agent",
    "reviewer",
    "agent-name",
    "your-agent",
    "<name>",
    "${type}",
    "...",
    "{{x}}",
    "agent_type",
    "*",
  ].map(calling),
)("stays silent on %j", (text) => {
  expect(check(unknownAgent, text, { beside }).diagnostics).toEqual([]);
});

test.each([
  `${agentWith()}\nUse the **ghost** agent, or \`ghost\`, or subagent_type: ghost, or subagent_type=ghost-agent()\n`,
  agentWith("description: subagent_type='ghost'"),
  "",
  "---\n[\n---\n",
  "no frontmatter, subagent_type='ghost'",
])("stays silent on %j", (text) => {
  expect(check(unknownAgent, text, { beside }).diagnostics).toEqual([]);
});

test("where nothing is known of agents nothing is said", () => {
  expect(check(unknownAgent, calling("ghost")).diagnostics).toEqual([]);
});

test.each([
  ["acme:writer", []],
  ["acme:sub:writer", []],
  ["ghost", []],
  ["acme:ghost", ["acme:ghost"]],
])("%s in a plugin: %j", (name, expected) => {
  const { diagnostics } = check(unknownAgent, calling(name), { beside, scope: "plugin" });
  expect(diagnostics.map(({ message }) => /"(.*)"/.exec(message)?.[1])).toEqual(expected);
});

test("a name without quotes", () => {
  const text = `${agentWith()}\nTask(subagent_type: ghost-writer) and subagent_type=test-engineer\n`;
  const { diagnostics } = check(unknownAgent, text, { beside });
  expect(diagnostics.map(({ range }) => range.start)).toMatchInlineSnapshot(`
    [
      {
        "column": 21,
        "line": 8,
        "offset": 94,
      },
    ]
  `);
});

test("a near name is a guess", () => {
  expect(fixed(unknownAgent, calling("test-enginer"), { beside }, ["safe"])).toBe(
    calling("test-enginer"),
  );
  expect(fixed(unknownAgent, calling("test-enginer"), { beside })).toBe(calling("test-engineer"));
});

test("a prompt full of calls takes no time to speak of", () => {
  const text = agentWith() + "subagent_type = 'ghost' subagent_type:   ".repeat(20_000);
  expect(check(unknownAgent, text, { beside }).diagnostics.length).toBeGreaterThan(100);
});
