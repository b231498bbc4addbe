import { expect, test } from "vitest";
import { unknownModel } from "../../src/rules/unknown-model.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a misspelt alias", () => {
  expect(check(unknownModel, agentWith("model: sonet")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code knows no model "sonet" and sends the name to the API as it stands, where every call fails [unknown-model]
      4 | model: sonet
        |        ^^^^^
      help: write \`sonnet\`"
  `);
});

test("an id without its first word", () => {
  expect(check(unknownModel, agentWith("model: haiku-4.5")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code knows no model "haiku-4.5" and sends the name to the API as it stands, where every call fails [unknown-model]
      4 | model: haiku-4.5
        |        ^^^^^^^^^
      help: write \`claude-haiku-4-5\`"
  `);
});

test("words", () => {
  expect(check(unknownModel, agentWith('model: "Claude Sonnet 4.5"')).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:4:9 error Claude Code knows no model "Claude Sonnet 4.5" and sends the name to the API as it stands, where every call fails [unknown-model]
        4 | model: "Claude Sonnet 4.5"
          |         ^^^^^^^^^^^^^^^^^
        help: write \`claude-sonnet-4-5\`"
    `);
});

test("what is no alias", () => {
  expect(check(unknownModel, agentWith("model: inherit[1m]")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code knows no model "inherit[1m]" and sends the name to the API as it stands, where every call fails [unknown-model]
      4 | model: inherit[1m]
        |        ^^^^^^^^^^^
      help: write \`inherit\`"
  `);
});

test("a comment that became part of it", () => {
  expect(
    check(
      unknownModel,
      block("name: reviewer", "description: Use when: asked", "model: haiku # cheap & fast"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code knows no model "haiku # cheap & fast" and sends the name to the API as it stands, where every call fails [unknown-model]
      4 | model: haiku # cheap & fast
        |        ^^^^^^^^^^^^^^^^^^^^
      help: write an alias such as \`sonnet\`, a full id such as \`claude-sonnet-5-5\`, or \`inherit\`"
  `);
});

test.each([
  agentWith("model: SONNET"),
  agentWith("model: opus[1m]"),
  agentWith("model: haiku[1m]"),
  agentWith("model: best"),
  agentWith("model: opusplan"),
  agentWith("model: Inherit"),
  agentWith('model: "  haiku  "'),
  agentWith("model: claude-opus-9-1"),
  agentWith("model: claude-sonnet-4.5"),
  agentWith("model: claude-3-5-haiku-latest"),
  agentWith("model: claude-sonnet-4-5@20250929"),
  agentWith("model: anthropic/claude-sonnet-4-5"),
  agentWith("model: us.anthropic.claude-sonnet-4-5-20250929-v1:0"),
  agentWith("model: arn:aws:bedrock:us-east-1:1:inference-profile/x"),
  agentWith("model: claude-sonnet-4-5[1m]"),
  agentWith("model: 42"),
  agentWith('model: ""'),
  agentWith("model: [sonnet]"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unknownModel, text).diagnostics).toEqual([]);
});
