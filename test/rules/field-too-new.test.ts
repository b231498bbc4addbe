import { expect, test } from "vitest";
import { fieldTooNew } from "../../src/rules/field-too-new.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const text = agentWith("omitClaudeMd: true", "effort: high", "model: opus");

test("as an old client reads it", () => {
  expect(check(fieldTooNew, text, { client: "2.1.112" }).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 warning Claude Code 2.1.112 does not read \`omitClaudeMd\`, which came with 2.1.271 [field-too-new]
      4 | omitClaudeMd: true
        | ^^^^^^^^^^^^
      help: do without it, or let the agent be used from that version on"
  `);
});

test.each([
  [text, "2.1.271"],
  [text, undefined],
  [agentWith("observer: a", "own: 1"), "2.1.62"],
  ["---\nname: a\nomitClaudeMd: true\n---\n", "2.1.112"],
  ["", "2.1.112"],
  ["---\n[\n---\n", "2.1.112"],
  ["no frontmatter", "2.1.112"],
])("stays silent on %j as %s reads it", (file, client) => {
  expect(check(fieldTooNew, file, client ? { client } : {}).diagnostics).toEqual([]);
});
