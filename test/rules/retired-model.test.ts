import { expect, test } from "vitest";
import { retiredModel } from "../../src/rules/retired-model.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("an id with its date", () => {
  expect(check(retiredModel, agentWith("model: claude-sonnet-4-20250514")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:8 error "claude-sonnet-4-20250514" was retired on 2026-06-15, so every call of the agent fails [retired-model]
      4 | model: claude-sonnet-4-20250514
        |        ^^^^^^^^^^^^^^^^^^^^^^^^
      help: name a current model, or an alias such as \`sonnet\` that follows the newest one"
  `);
});

test("quoted, with a long context", () => {
  expect(check(retiredModel, agentWith('model: "claude-3.5-sonnet-latest[1m]"')).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:9 error "claude-3.5-sonnet-latest[1m]" was retired on 2025-10-28, so every call of the agent fails [retired-model]
      4 | model: "claude-3.5-sonnet-latest[1m]"
        |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: name a current model, or an alias such as \`sonnet\` that follows the newest one"
  `);
});

test("on the very day", () => {
  expect(
    check(retiredModel, agentWith("model: claude-sonnet-4-5"), { today: "2026-11-30" }).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:8 error "claude-sonnet-4-5" was retired on 2026-11-30, so every call of the agent fails [retired-model]
      4 | model: claude-sonnet-4-5
        |        ^^^^^^^^^^^^^^^^^
      help: name a current model, or an alias such as \`sonnet\` that follows the newest one"
  `);
});

test.each([
  agentWith("model: claude-sonnet-4-5"),
  agentWith("model: sonnet"),
  agentWith("model: claude-opus-4-1"),
  agentWith("model: us.anthropic.claude-3-5-sonnet-20241022-v2:0"),
  agentWith("model: claude-sonnet-4@20250514"),
  agentWith("model: gpt-4"),
  agentWith("model: [claude-3-opus]"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(retiredModel, text).diagnostics).toEqual([]);
});
