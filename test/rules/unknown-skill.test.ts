import { expect, test } from "vitest";
import { unknownSkill } from "../../src/rules/unknown-skill.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const beside = { skills: new Set(["release-notes", "lint", "acme:lint"]) };

test("a name that is nowhere, one in another case, a path", () => {
  const text = agentWith("skills: [unheard-of, Lint, '/release-notes']");
  expect(check(unknownSkill, text, { beside }).rendered).toMatchInlineSnapshot(`
    "agent.md:4:10 warning there is no skill "unheard-of" beside the agent, and Claude Code starts it without one [unknown-skill]
      4 | skills: [unheard-of, Lint, '/release-notes']
        |          ^^^^^^^^^^
      help: remove the name, or add the skill

    agent.md:4:22 warning there is no skill "Lint" beside the agent, and Claude Code starts it without one [unknown-skill]
      4 | skills: [unheard-of, Lint, '/release-notes']
        |                      ^^^^
      help: write "lint" if that is the skill you meant

    agent.md:4:29 warning there is no skill "/release-notes" beside the agent, and Claude Code starts it without one [unknown-skill]
      4 | skills: [unheard-of, Lint, '/release-notes']
        |                             ^^^^^^^^^^^^^^
      help: write "release-notes" if that is the skill you meant"
  `);
});

test.each([
  agentWith("skills: release-notes, lint"),
  agentWith("skills: other:deploy"),
  agentWith("skills: {a: b}"),
  agentWith("skills:"),
  agentWith("tools: Read"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unknownSkill, text, { beside }).diagnostics).toEqual([]);
});

test("where nothing is known of skills nothing is said", () => {
  const text = agentWith("skills: unheard-of");
  expect(check(unknownSkill, text).diagnostics).toEqual([]);
  expect(check(unknownSkill, text, { beside: {} }).diagnostics).toEqual([]);
});

test.each([
  ["skills: [LINT, release-note]", "skills: [lint, release-notes]"],
  ["skills: .claude/skills/lint/SKILL.md", "skills: lint"],
  ["skills: deploy", "skills: deploy"],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(unknownSkill, agentWith(before), { beside }, ["safe"])).toBe(agentWith(before));
  expect(fixed(unknownSkill, agentWith(before), { beside })).toBe(agentWith(after));
});

test("many names take no time to speak of", () => {
  const many = { skills: new Set(Array.from({ length: 400 }, (_, at) => `skill-${at}`)) };
  const text = agentWith(`skills: ${"skil, ".repeat(50_000)}`);
  expect(check(unknownSkill, text, { beside: many }).diagnostics.length).toBeGreaterThan(100);
});
