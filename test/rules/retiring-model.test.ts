import { expect, test } from "vitest";
import { retiringModel } from "../../src/rules/retiring-model.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a date to come", () => {
  expect(check(retiringModel, agentWith("model: claude-sonnet-4-5-20250929")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:8 warning "claude-sonnet-4-5-20250929" will be retired on 2026-11-30; from then on every call of the agent fails [retiring-model]
      4 | model: claude-sonnet-4-5-20250929
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: name a newer model, or an alias such as \`sonnet\` that follows the newest one"
  `);
});

test.each([
  agentWith("model: claude-sonnet-4-5@20250929"),
  agentWith("model: claude-sonnet-4-0"),
  agentWith("model: claude-sonnet-4-50"),
  agentWith("model: sonnet"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(retiringModel, text).diagnostics).toEqual([]);
});

test.each([[agentWith("model: claude-sonnet-4-5"), { today: "2026-11-30" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(retiringModel, text, options).diagnostics).toEqual([]);
  },
);
