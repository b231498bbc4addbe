import { expect, test } from "vitest";
import { frontmatterNotClosed } from "../../src/rules/frontmatter-not-closed.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("no second fence", () => {
  expect(check(frontmatterNotClosed, "---\nname: a\ndescription: b\n\nText\n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:1:1 error no \`---\` closes this frontmatter, so Claude Code sees none and skips the file without a word [frontmatter-not-closed]
      1 | ---
        | ^^^
      help: put \`---\` on a line of its own below the last field"
  `);
});

test("dots do not close", () => {
  expect(check(frontmatterNotClosed, "---\nname: a\n...\n").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error no \`---\` closes this frontmatter, so Claude Code sees none and skips the file without a word [frontmatter-not-closed]
      1 | ---
        | ^^^
      help: put \`---\` on a line of its own below the last field"
  `);
});

test("nothing but the fence", () => {
  expect(check(frontmatterNotClosed, "---\n").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error no \`---\` closes this frontmatter, so Claude Code sees none and skips the file without a word [frontmatter-not-closed]
      1 | ---
        | ^^^
      help: put \`---\` on a line of its own below the last field"
  `);
});

test.each([
  agentWith(),
  "---\nname: a\n  ---\n",
  "---\nname: a\n----\n",
  "text",
  "---",
  "",
  "---\n---\n",
])("stays silent on %j", (text) => {
  expect(check(frontmatterNotClosed, text).diagnostics).toEqual([]);
});

test.each([["---\nname: a\n", { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(frontmatterNotClosed, text, options).diagnostics).toEqual([]);
  },
);
