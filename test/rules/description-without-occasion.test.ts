import { expect, test } from "vitest";
import { descriptionWithoutOccasion } from "../../src/rules/description-without-occasion.ts";
import { block } from "../support/agent.ts";
import { check } from "../support/check.ts";

const described = (text: string) => block("name: reviewer", `description: ${text}`);

test("a mere title", () => {
  expect(check(descriptionWithoutOccasion, described("Expert in code quality")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 info the description names no occasion, and it is all that the model has to go by when it chooses an agent [description-without-occasion]
      3 | description: Expert in code quality
        |              ^^^^^^^^^^^^^^^^^^^^^^
      help: say when to use the agent: \`Use it when …\`, \`Use proactively after …\`, \`MUST BE USED for …\`"
  `);
});

test.each([
  described("Reviews a change. Use it before every commit"),
  described("Reviews PROACTIVELY"),
  described("Invoked by the main agent"),
  described("审查代码质量的专家"),
  described("<example>Context</example>"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(descriptionWithoutOccasion, text).diagnostics).toEqual([]);
});
