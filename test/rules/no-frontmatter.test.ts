import { expect, test } from "vitest";
import { noFrontmatter } from "../../src/rules/no-frontmatter.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a document", () => {
  expect(check(noFrontmatter, "# Notes\n\nText\n").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error there is no frontmatter, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      1 | # Notes
        | ^^^^^^^
      help: start the file with \`---\`, \`name:\`, \`description:\` and \`---\`"
  `);
});

test("an empty file", () => {
  expect(check(noFrontmatter, "").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error there is no frontmatter, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      1 |
        | ^
      help: start the file with \`---\`, \`name:\`, \`description:\` and \`---\`"
  `);
});

test("fields without a fence", () => {
  expect(check(noFrontmatter, "name: a\ndescription: b\n---\n").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error the fields stand without \`---\` around them, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      1 | name: a
        | ^^^^^^^
      help: put \`---\` on a line of its own above the first field and below the last one"
  `);
});

test("four dashes", () => {
  expect(check(noFrontmatter, "----\nname: a\ndescription: b\n----\n").rendered)
    .toMatchInlineSnapshot(`
      "agent.md:1:1 error line 1 is not \`---\` alone, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
        1 | ----
          | ^^^^
        help: make the first line exactly \`---\`"
    `);
});

test("a language behind the dashes", () => {
  expect(check(noFrontmatter, "---js\n{}\n---\n").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error line 1 is not \`---\` alone, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      1 | ---js
        | ^^^^^
      help: make the first line exactly \`---\`"
  `);
});

test("carriage returns", () => {
  expect(check(noFrontmatter, "---\rname: a\rdescription: b\r---\r").rendered)
    .toMatchInlineSnapshot(`
      "agent.md:1:1 error the lines end in bare carriage returns, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
        1 | ---
          | ^^^
        help: save the file with line feeds"
    `);
});

test("an empty block", () => {
  expect(check(noFrontmatter, "---\n---\nText\n").rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error the frontmatter holds no fields, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      1 | ---
        | ^^^
      help: write at least \`name:\` and \`description:\` between the dashes"
  `);
});

test("dashes in the first comment", () => {
  expect(check(noFrontmatter, "---\n# --- a ---\nname: a\n---\n").rendered).toMatchInlineSnapshot(`
    "agent.md:2:3 error these dashes end the frontmatter before its first field, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      2 | # --- a ---
        |   ^^^
      help: take the dashes out of this line; the first \`---\` after the opening one ends the frontmatter, wherever it stands"
  `);
});

test.each([
  agentWith(),
  "---\nname: a",
  "\n---\nname: a\ndescription: b\n---\n",
  "---   \n\nname: a\ndescription: b\n---\n",
  "---\n- a\n---\n",
  "---\nname: [\n---\n",
])("stays silent on %j", (text) => {
  expect(check(noFrontmatter, text).diagnostics).toEqual([]);
});

test.each([["# Notes", { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(noFrontmatter, text, options).diagnostics).toEqual([]);
  },
);

test("a language behind the dashes goes, and a fourth dash", () => {
  const rest = "name: a\ndescription: b\n---\nText\n";
  expect(fixed(noFrontmatter, `---yaml\n${rest}`)).toBe(`---\n${rest}`);
  const four = "----\nname: a\ndescription: b\n----\nText\n";
  expect(fixed(noFrontmatter, four)).toBe(`---\n${rest}`);
});

test("a prompt that shows the frontmatter of another file", () => {
  const shown = "```markdown\n---\nname: a\ndescription: b\n---\n\n# A\n```\n";
  const text = `# Writer of skills\n\nYou turn a fix into a skill.\n\n## Form\n\n${shown}\nThen check it.\n`;
  expect(check(noFrontmatter, text).rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error there is no frontmatter, so Claude Code takes the file for a document and skips it without a word [no-frontmatter]
      1 | # Writer of skills
        | ^^^^^^^^^^^^^^^^^^
      help: start the file with \`---\`, \`name:\`, \`description:\` and \`---\`"
  `);
});
