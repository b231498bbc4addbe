import { expect, test } from "vitest";
import { executableFrontmatter } from "../../src/rules/executable-frontmatter.ts";
import { check } from "../support/check.ts";

const whole = (text: string) => text;

test.each([
  "---js\n{}\n---\n",
  "---javascript\n---\n",
  "--- JS\n{}\n---\n",
  "---\tJavaScript \n---\n",
  "---coffee\n---\n",
  "---json\n{}\n---\n",
  "--- toml\n---\n",
  "\ufeff---js\n---\n",
  "---js\r\n{}\r\n---\r\n",
  "---ts",
])("finds %j", (text) => {
  expect(check(executableFrontmatter, whole(text)).diagnostics).not.toEqual([]);
});

test.each([
  "---\nname: x\n---\n",
  "---yaml\nname: x\n---\n",
  "--- yml\n---\n",
  "----\n",
  "--- a heading\n",
  "text\n---js\n",
  "",
  "---jsx-like words\n",
])("stays silent on %j", (text) => {
  expect(check(executableFrontmatter, whole(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(executableFrontmatter, whole("---js\n{}\n---\n")).rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error the frontmatter is marked as \`js\`, which common readers of frontmatter run; Claude Code sees no frontmatter at all [executable-frontmatter]
      1 | ---js
        | ^^^^^
      help: write \`---\` alone, and the fields as YAML"
  `);
});
