import { expect, test } from "vitest";
import { valueCutAtComment } from "../../src/rules/value-cut-at-comment.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a number sign", () => {
  expect(
    check(valueCutAtComment, block("name: reviewer", "description: Fixes issue #12 today"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:3:26 warning a hash after a blank starts a comment, so \`description\` ends before "#12" [value-cut-at-comment]
      3 | description: Fixes issue #12 today
        |                          ^^^
      help: put the value in quotes"
  `);
});

test("a channel", () => {
  expect(
    check(valueCutAtComment, block("name: reviewer", "description: Posts to #general")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:3:23 warning a hash after a blank starts a comment, so \`description\` ends before "#general" [value-cut-at-comment]
      3 | description: Posts to #general
        |                       ^^^^^^^^
      help: put the value in quotes"
  `);
});

test.each([
  block("name: reviewer", "description: Reviews # keep in sync"),
  block("name: reviewer", "description: C# and F#"),
  agentWith("tools: Read #all"),
  agentWith("model: haiku #cheap"),
  block("name: reviewer", 'description: "issue #12"'),
  block("name: reviewer", "description: |", "  issue #12"),
  block("name: reviewer", "description: Reviews ## note"),
  block("name: reviewer", "description: Use when: issue #12"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(valueCutAtComment, text).diagnostics).toEqual([]);
});
