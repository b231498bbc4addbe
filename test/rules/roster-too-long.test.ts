import { expect, test } from "vitest";
import { rosterTooLong } from "../../src/rules/roster-too-long.ts";
import { block } from "../support/agent.ts";
import { check } from "../support/check.ts";

const sized = (name: string, tokens: number) =>
  block(`name: ${name}`, `description: ${"x".repeat(4 * tokens - name.length - 2)}`);

test("one token more than the client takes in silence", () => {
  const others = { "b.md": sized("b", 8000), "c.md": sized("c", 7000) };
  const [found, ...more] = check(rosterTooLong, sized("a", 1), { others }).diagnostics;
  expect(more).toEqual([]);
  expect(found?.path).toBe("b.md");
  expect(found?.message).toMatchInlineSnapshot(
    `"the descriptions of 3 agents take about 15,000 tokens of every conversation, and Claude Code warns at the start from 15,000 on; this is the longest"`,
  );
});

test.each([
  [sized("a", 15_000), {}],
  ["", {}],
  [
    sized("a", 8000),
    {
      others: { "b.md": sized("a", 8000) },
      roots: { "b.md": { path: "~", kind: "user", distance: 0 } },
    },
  ],
] as const)("stays silent on no more than that", (text, options) => {
  expect(check(rosterTooLong, text, options).diagnostics).toEqual([]);
});
