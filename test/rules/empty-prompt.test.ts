import { expect, test } from "vitest";
import { emptyPrompt } from "../../src/rules/empty-prompt.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("nothing below", () => {
  expect(check(emptyPrompt, "---\nname: a\ndescription: b\n---\n\n  \n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 warning no text follows the frontmatter, so the agent starts with nothing but Claude Code's own words [empty-prompt]
      4 | ---
        | ^^^
      help: write below the second \`---\` what the agent is to do and how"
  `);
});

test.each([
  agentWith(),
  "---\nname: a\n---\n",
  "---\nname: a\ndescription: b\n--- x",
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(emptyPrompt, text).diagnostics).toEqual([]);
});
