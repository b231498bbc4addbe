import { expect, test } from "vitest";
import { toolsEmpty } from "../../src/rules/tools-empty.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("every value that grants nothing", () => {
  expect(check(toolsEmpty, agentWith("tools:")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 error \`tools\` has no value, so the agent runs without any tool [tools-empty]
      4 | tools:
        | ^^^^^
      help: name the tools, or remove the key to grant every tool"
  `);
});

test("a number", () => {
  expect(check(toolsEmpty, agentWith("tools: 42")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error \`tools\` is 42, so the agent runs without any tool [tools-empty]
      4 | tools: 42
        |        ^^
      help: name the tools, or remove the key to grant every tool"
  `);
});

test("a list without a text", () => {
  expect(check(toolsEmpty, agentWith("tools: [1, null]")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error no item of \`tools\` is a text, so the agent runs without any tool [tools-empty]
      4 | tools: [1, null]
        |        ^^^^^^^^^
      help: name the tools, or remove the key to grant every tool"
  `);
});

test("a mapping", () => {
  expect(check(toolsEmpty, agentWith("tools:", "  Read: true")).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 error \`tools\` is a mapping, so the agent runs without any tool [tools-empty]
      5 |   Read: true
        |   ^^^^^^^^^^
      help: name the tools, or remove the key to grant every tool"
  `);
});

test("nothing but commas", () => {
  expect(check(toolsEmpty, agentWith('tools: ", ,"')).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error \`tools\` is ", ,", so the agent runs without any tool [tools-empty]
      4 | tools: ", ,"
        |        ^^^^^
      help: name the tools, or remove the key to grant every tool"
  `);
});

test.each([
  agentWith(),
  agentWith("tools: Read"),
  agentWith('tools: "*"'),
  agentWith("tools: nonsense"),
  agentWith("tools: []", "memory: user"),
  agentWith("tools: []", "mcpServers: [github]"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(toolsEmpty, text).diagnostics).toEqual([]);
});
