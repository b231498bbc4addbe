import { expect, test } from "vitest";
import { tooManySkills } from "../../src/rules/too-many-skills.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const names = (count: number) => Array.from({ length: count }, (_, at) => `skill-${at}`).join(" ");

test("the thirty-third", () => {
  expect(check(tooManySkills, agentWith(`skills: ${names(33)}`)).rendered).toMatchInlineSnapshot(`
    "agent.md:4:287 warning Claude Code loads the first 32 skills of an agent, and "skill-32" comes after them [too-many-skills]
      4 | …ll-25 skill-26 skill-27 skill-28 skill-29 skill-30 skill-31 skill-32
        |                                                              ^^^^^^^^
      help: name fewer skills; the agent can load others itself with the tool Skill"
  `);
});

test.each([
  agentWith(`skills: ${names(32)}`),
  agentWith(`skills: ${names(32)}, skill-1`),
  agentWith("skills: {a: b}"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(tooManySkills, text).diagnostics).toEqual([]);
});
