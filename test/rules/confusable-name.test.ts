import { expect, test } from "vitest";
import { confusableName } from "../../src/rules/confusable-name.ts";
import { check } from "../support/check.ts";

const whole = (text: string) => text;

test.each([
  "---\nname: c\u043ede-reviewer\ndescription: d\n---\n\nx\n",
  "---\nname: \u0430\u0440\u0440\u04cf\u0435\ndescription: d\n---\n\nx\n",
  "---\nname: review\u0435r x\ndescription: d\n---\n\nx\n",
  '---\nname: "\\u0441ode-reviewer"\ndescription: d\n---\n\nx\n',
  "---\nname: \u03b1gent\ndescription: d\n---\n\nx\n",
  "---\nname: \uff43ode\ndescription: d\n---\n\nx\n",
  "---\nname: code\u2010reviewer\ndescription: d\n---\n\nx\n",
  "---\nname: \ua4d1lan\ndescription: d\n---\n\nx\n",
  "---\nname: debu\u0261\u0261er\ndescription: d\n---\n\nx\n",
])("finds %j", (text) => {
  expect(check(confusableName, whole(text)).diagnostics).not.toEqual([]);
});

test.each([
  "---\nname: code-reviewer\ndescription: d\n---\n\nx\n",
  "---\nname: \u043a\u043e\u0440\u0440\u0435\u043a\u0442\u043e\u0440\ndescription: d\n---\n\nx\n",
  "---\nname: pr\u00fcfer\ndescription: d\n---\n\nx\n",
  "---\nname: denet\u00e7i\ndescription: d\n---\n\nx\n",
  "---\nname: api-\u5ba1\u67e5\ndescription: d\n---\n\nx\n",
  "---\nname: \u30ec\u30d3\u30e5\u30fc\ndescription: d\n---\n\nx\n",
  "---\nname: \u0440\u0435\u0434\u0430\u043a\u0442\u043e\u0440-reviewer\ndescription: d\n---\n\nx\n",
  "",
])("stays silent on %j", (text) => {
  expect(check(confusableName, whole(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(
    check(confusableName, whole("---\nname: c\u043ede-reviewer\ndescription: d\n---\n\nx\n"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:2:7 error the name looks like another one: some of its characters are not Latin, and "c\\u{43e}de-reviewer" is what Claude Code compares [confusable-name]
      2 | name: cоde-reviewer
        |       ^^^^^^^^^^^^^
      help: write the name in the letters of one script"
  `);
});
