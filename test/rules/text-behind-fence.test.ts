import { expect, test } from "vitest";
import { textBehindFence } from "../../src/rules/text-behind-fence.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("more dashes", () => {
  expect(check(textBehindFence, "---\nname: a\ndescription: b\n-----\nDo it.\n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:4 warning the frontmatter ends at the first three dashes, so the prompt starts with "--" [text-behind-fence]
      4 | -----
        |    ^^
      help: close the frontmatter with exactly three dashes"
  `);
});

test("text", () => {
  expect(
    check(
      textBehindFence,
      "---\nname: a\ndescription: b\n--- # end of the fields of this agent, whatever they are\nDo it.\n",
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:4 warning the frontmatter ends at the first three dashes, so the prompt starts with "# end of the fields of this agent, whate…" [text-behind-fence]
      4 | --- # end of the fields of this agent, whatever they are
        |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: put the text on a line of its own"
  `);
});

test.each([
  agentWith(),
  "---\nname: a\ndescription: b --- c\n---\n",
  "---\nname: a\ndescription: b\n---  \nDo it.\n",
  "---\nname: a\ndescription: b\n  ---\nDo it.\n",
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(textBehindFence, text).diagnostics).toEqual([]);
});

test("dashes go when asked for, and text stays", () => {
  const file = (fence: string) => `---\nname: a\ndescription: b\n${fence}\nDo it.\n`;
  expect(fixed(textBehindFence, file("------ "), {}, ["safe"])).toBe(file("------ "));
  expect(fixed(textBehindFence, file("------ "))).toBe(file("--- "));
  expect(fixed(textBehindFence, file("--- x"))).toBe(file("--- x"));
});
