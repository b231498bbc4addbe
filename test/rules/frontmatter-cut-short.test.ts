import { expect, test } from "vitest";
import { frontmatterCutShort } from "../../src/rules/frontmatter-cut-short.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("in a description", () => {
  expect(
    check(
      frontmatterCutShort,
      block("name: reviewer", "description: first --- second", "model: opus", "tools: Read"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:3:20 warning these dashes end the frontmatter; Claude Code takes what follows for the prompt, \`model\` and \`tools\` included [frontmatter-cut-short]
      3 | description: first --- second
        |                    ^^^
      help: write a dash of another kind here; the first \`---\` after the opening one ends the frontmatter, even inside quotes"
  `);
});

test("in a comment", () => {
  expect(
    check(
      frontmatterCutShort,
      block("name: reviewer", "description: Reviews a change", "# --- more ---", "model: opus"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:3 warning these dashes end the frontmatter; Claude Code takes what follows for the prompt, \`model\` included [frontmatter-cut-short]
      4 | # --- more ---
        |   ^^^
      help: write a dash of another kind here; the first \`---\` after the opening one ends the frontmatter, even inside quotes"
  `);
});

test("in a word", () => {
  expect(check(frontmatterCutShort, block("name: reviewer", "description: a---b")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:15 warning these dashes end the frontmatter; Claude Code takes what follows for the prompt [frontmatter-cut-short]
      3 | description: a---b
        |               ^^^
      help: write a dash of another kind here; the first \`---\` after the opening one ends the frontmatter, even inside quotes"
  `);
});

test.each([
  agentWith(),
  agentWith("# a -- b"),
  "---\nname: a\ndescription: b\n----\ntext",
  "---\nname: a\ndescription: b\n  ---\n",
  "---\nname: a\ndescription: b\n--- text",
  block("name: reviewer", 'description: "a --- b"'),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(frontmatterCutShort, text).diagnostics).toEqual([]);
});

test("what stands behind the dashes becomes part of the fields only when asked for", () => {
  const text = block("name: a", "description: first --- second", "# --- more ---", "tools: Read");
  expect(fixed(frontmatterCutShort, text, {}, ["safe"])).toBe(text);
  expect(fixed(frontmatterCutShort, text)).toBe(
    block(
      "name: a",
      String.raw`description: "first \x2D-- second"`,
      "# === more ===",
      "tools: Read",
    ),
  );
  const { reading } = check(frontmatterCutShort, fixed(frontmatterCutShort, text));
  expect(reading).toMatchObject({ description: "first --- second", tools: { granted: ["Read"] } });
});
