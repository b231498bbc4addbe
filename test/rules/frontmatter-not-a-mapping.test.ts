import { expect, test } from "vitest";
import { frontmatterNotAMapping } from "../../src/rules/frontmatter-not-a-mapping.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a list", () => {
  expect(check(frontmatterNotAMapping, block("- name: a", "- description: b")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:1 error the frontmatter is a list instead of \`key: value\` lines, so Claude Code finds no fields and drops the agent [frontmatter-not-a-mapping]
      2 | - name: a
        | ^^^^^^^^^
      help: write each field as \`key: value\` at the start of a line"
  `);
});

test("a value", () => {
  expect(check(frontmatterNotAMapping, block("name:a")).rendered).toMatchInlineSnapshot(`
    "agent.md:2:1 error the frontmatter is a single value instead of \`key: value\` lines, so Claude Code finds no fields and drops the agent [frontmatter-not-a-mapping]
      2 | name:a
        | ^^^^^^
      help: write each field as \`key: value\` at the start of a line"
  `);
});

test.each([agentWith(), block("{ name: a, description: b }"), block("# nothing"), "---\n[\n---\n"])(
  "stays silent on %j",
  (text) => {
    expect(check(frontmatterNotAMapping, text).diagnostics).toEqual([]);
  },
);

test.each([[block("- a"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(frontmatterNotAMapping, text, options).diagnostics).toEqual([]);
  },
);
