import { expect, test } from "vitest";
import { commentInValue } from "../../src/rules/comment-in-value.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("behind tools", () => {
  expect(
    check(
      commentInValue,
      block("name: reviewer", "description: Use when: asked", "tools: Read # only *"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:13 warning this comment is part of \`tools\`: another line does not parse as YAML, and where Claude Code quotes values to get around that, it quotes comments too [comment-in-value]
      4 | tools: Read # only *
        |             ^^^^^^^^
      help: put the comment on a line of its own, or mend the line that does not parse"
  `);
});

test("behind a model", () => {
  expect(
    check(
      commentInValue,
      block("name: reviewer", "description: Use when: asked", "model: haiku # cheap & fast"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 warning this comment is part of \`model\`: another line does not parse as YAML, and where Claude Code quotes values to get around that, it quotes comments too [comment-in-value]
      4 | model: haiku # cheap & fast
        |              ^^^^^^^^^^^^^^
      help: put the comment on a line of its own, or mend the line that does not parse"
  `);
});

test.each([
  agentWith("tools: Read # only *"),
  block("name: reviewer", "description: Use when: asked # or not"),
  block("name: reviewer", "description: Use when: asked", 'color: "#fff"'),
  block("name: reviewer", "description: Use when: asked", "tools: C#, Read"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(commentInValue, text).diagnostics).toEqual([]);
});
