import { expect, test } from "vitest";
import { unsafeName } from "../../src/rules/unsafe-name.ts";
import { untrimmedName } from "../../src/rules/untrimmed-name.ts";
import { check, fixed } from "../support/check.ts";

const whole = (text: string) => text;

test.each([
  "---\nname: ../../.zshrc\ndescription: d\n---\n\nx\n",
  "---\nname: a/b\ndescription: d\n---\n\nx\n",
  "---\nname: a\\b\ndescription: d\n---\n\nx\n",
  "---\nname: .hidden\ndescription: d\n---\n\nx\n",
  "---\nname: a..b\ndescription: d\n---\n\nx\n",
  '---\nname: "trailing. "\ndescription: d\n---\n\nx\n',
  '---\nname: "trailing."\ndescription: d\n---\n\nx\n',
  "---\nname: con\ndescription: d\n---\n\nx\n",
  "---\nname: NUL.md\ndescription: d\n---\n\nx\n",
  '---\nname: "a\\nb"\ndescription: d\n---\n\nx\n',
  '---\nname: "a\\Lb"\ndescription: d\n---\n\nx\n',
  '---\nname: "a\\tb"\ndescription: d\n---\n\nx\n',
  '---\nname: "a\\x00b"\ndescription: d\n---\n\nx\n',
])("finds %j", (text) => {
  expect(check(unsafeName, whole(text)).diagnostics).not.toEqual([]);
});

test.each([
  "---\nname: reviewer\ndescription: d\n---\n\nx\n",
  "---\nname: powershell-5.1-expert\ndescription: d\n---\n\nx\n",
  "---\nname: Code Reviewer\ndescription: d\n---\n\nx\n",
  "---\nname: 3d-artist\ndescription: d\n---\n\nx\n",
  "---\nname: >\n  reviewer\ndescription: d\n---\n\nx\n",
  '---\nname: " reviewer "\ndescription: d\n---\n\nx\n',
  "---\nname: console\ndescription: d\n---\n\nx\n",
  "",
])("stays silent on %j", (text) => {
  expect(check(unsafeName, whole(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(unsafeName, whole("---\nname: ../../.zshrc\ndescription: d\n---\n\nx\n")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:7 warning the name is a path; a tool that makes a file's name of it writes elsewhere than meant [unsafe-name]
      2 | name: ../../.zshrc
        |       ^^^^^^^^^^^^
      help: use letters, digits and dashes"
  `);
});

test("a line break becomes a blank when asked for", () => {
  const text = "---\nname: |\n  code\n  reviewer\ndescription: d\n---\n\nx\n";
  const after = text.replace("|\n  code\n  reviewer", "code reviewer");
  expect(fixed(unsafeName, text, {}, ["safe"])).toBe(text);
  expect(fixed(unsafeName, text)).toBe(after);
  expect(check([unsafeName, untrimmedName], text).diagnostics).toHaveLength(1);
});
