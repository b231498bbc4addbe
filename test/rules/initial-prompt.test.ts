import { expect, test } from "vitest";
import { initialPrompt } from "../../src/rules/initial-prompt.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test.each(["initialPrompt: Tidy everything.", "initialPrompt: |\n  /run\n  it"])(
  "finds %j",
  (text) => {
    expect(check(initialPrompt, agentWith(text)).diagnostics).not.toEqual([]);
  },
);

test.each(["initialPrompt:", "initialPrompt: 7", "prompt: x"])("stays silent on %j", (text) => {
  expect(check(initialPrompt, agentWith(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(initialPrompt, agentWith("initialPrompt: Tidy everything.")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:4:1 warning as the main agent it starts with this prompt, as if the user had written it [initial-prompt]
        4 | initialPrompt: Tidy everything.
          | ^^^^^^^^^^^^^
        help: read it before the agent is started so"
    `);
});
