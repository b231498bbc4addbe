import { expect, test } from "vitest";
import { unknownKey } from "../../src/rules/unknown-key.ts";
import { ignoredKey } from "../../src/rules/ignored-key.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a key of one's own", () => {
  expect(check(unknownKey, agentWith("temperature: 0.2", "priority: high")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 info \`temperature\` is no key that Claude Code reads [unknown-key]
      4 | temperature: 0.2
        | ^^^^^^^^^^^
      help: remove it, or name it as an extension key in the configuration if another program reads it

    agent.md:5:1 info \`priority\` is no key that Claude Code reads [unknown-key]
      5 | priority: high
        | ^^^^^^^^
      help: remove it, or name it as an extension key in the configuration if another program reads it"
  `);
});

test.each([
  agentWith("max_turns: 5"),
  agentWith("coordination: {}"),
  agentWith("model: sonnet"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unknownKey, text).diagnostics).toEqual([]);
});

test("extension keys are known, also one that resembles a field", () => {
  const text = agentWith("priority: high", "max_turns: 5");
  const options = { extensionKeys: ["priority", "max_turns"] };
  expect(check([unknownKey, ignoredKey], text, options).diagnostics).toEqual([]);
  expect(check([unknownKey, ignoredKey], text).diagnostics).toHaveLength(2);
});

test("ten thousand of them take no time to speak of", () => {
  const keys = Array.from({ length: 10_000 }, (_, at) => `own${at}x: 1`);
  expect(check(unknownKey, agentWith(...keys)).diagnostics.length).toBeGreaterThan(100);
});
