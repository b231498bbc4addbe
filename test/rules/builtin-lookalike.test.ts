import { expect, test } from "vitest";
import { builtinLookalike } from "../../src/rules/builtin-lookalike.ts";
import { check } from "../support/check.ts";

const whole = (text: string) => text;

test.each([
  "---\nname: explore\ndescription: d\n---\n\nx\n",
  "---\nname: EXPLORE\ndescription: d\n---\n\nx\n",
  "---\nname: general_purpose\ndescription: d\n---\n\nx\n",
  "---\nname: General Purpose\ndescription: d\n---\n\nx\n",
  "---\nname: statusline_setup\ndescription: d\n---\n\nx\n",
  "---\nname: p1an\ndescription: d\n---\n\nx\n",
  '---\nname: "Expl\u043ere"\ndescription: d\n---\n\nx\n',
  "---\nname: c1aude\ndescription: d\n---\n\nx\n",
])("finds %j", (text) => {
  expect(check(builtinLookalike, whole(text)).diagnostics).not.toEqual([]);
});

test.each([
  "---\nname: Explore\ndescription: d\n---\n\nx\n",
  "---\nname: Plan\ndescription: d\n---\n\nx\n",
  "---\nname: general-purpose\ndescription: d\n---\n\nx\n",
  "---\nname: planner\ndescription: d\n---\n\nx\n",
  "---\nname: explorer\ndescription: d\n---\n\nx\n",
  "---\nname: code-explore\ndescription: d\n---\n\nx\n",
  "---\nname: 7\n---\n",
  "",
])("stays silent on %j", (text) => {
  expect(check(builtinLookalike, whole(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(builtinLookalike, whole("---\nname: explore\ndescription: d\n---\n\nx\n")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:2:7 warning "explore" is easily taken for "Explore", an agent of Claude Code itself that stands beside it, and no other spelling starts either of the two [builtin-lookalike]
        2 | name: explore
          |       ^^^^^^^
        help: give the agent a name of its own"
    `);
});
