import { expect, test } from "vitest";
import { effortNotSent } from "../../src/rules/effort-not-sent.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a number", () => {
  expect(check(effortNotSent, agentWith("effort: 20")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:9 warning Claude Code takes 20 for \`effort\` and then sends no effort at all [effort-not-sent]
      4 | effort: 20
        |         ^^
      help: write low, medium, high, xhigh or max"
  `);
});

test("a model without effort", () => {
  expect(check(effortNotSent, agentWith("model: claude-sonnet-4-5", "effort: high")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:9 warning claude-sonnet-4-5 knows no effort, so Claude Code sends none [effort-not-sent]
      5 | effort: high
        |         ^^^^
      help: remove the key, or name a newer model"
  `);
});

test("a level that the model does not have", () => {
  const text = agentWith("effort: 'max'", "model: claude-opus-4-5-20251101");
  expect(check(effortNotSent, text).rendered).toMatchInlineSnapshot(`
    "agent.md:4:10 warning claude-opus-4-5-20251101 knows no effort "max", and Claude Code sends "high" instead [effort-not-sent]
      4 | effort: 'max'
        |          ^^^
      help: write \`high\`, or name a newer model"
  `);
});

test.each([
  [agentWith("effort: high"), []],
  [agentWith("effort: max", "model: inherit"), []],
  [agentWith("effort: med", "model: claude-opus-4-5"), []],
  [agentWith("effort: max", "model: claude-opus-4-6"), []],
  [agentWith("effort: xhigh", "model: opus"), []],
  [agentWith("effort: ultra", "model: claude-sonnet-4-5"), []],
  [agentWith("effort: xhigh", "model: claude-opus-4-6[1m]"), ["high"]],
  [agentWith("effort: xhigh", "model: Claude-Sonnet-4.6"), ["high"]],
  [agentWith("effort: low", "model: claude-sonnet-4-20250514"), [undefined]],
  [agentWith("effort: 50x"), [undefined]],
  ["", []],
  ["---\n[\n---\n", []],
  ["no frontmatter", []],
])("%j: %j", (text, sent) => {
  const found = check(effortNotSent, text).diagnostics;
  expect(found.map(({ help }) => /^write `(\w+)`/.exec(help ?? "")?.[1])).toEqual(sent);
});
