import { expect, test } from "vitest";
import { byteOrderMark } from "../../src/rules/byte-order-mark.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a client that does not know it", () => {
  expect(check(byteOrderMark, `\uFEFF${agentWith()}`, { client: "2.1.238" }).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:1:1 error the file starts with a byte-order mark, behind which Claude Code 2.1.238 finds no frontmatter, and it skips the file without a word [byte-order-mark]
      1 | \\u{feff}---
        | ^^^^^^^^
      help: save the file without a byte-order mark"
  `);
});

test.each([agentWith(), `\uFEFF${agentWith()}`, "﻿"])("stays silent on %j", (text) => {
  expect(check(byteOrderMark, text).diagnostics).toEqual([]);
});

test.each([
  [agentWith(), { client: "2.1.238" }],
  [`\uFEFF${agentWith()}`, { client: "2.1.239" }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(byteOrderMark, text, options).diagnostics).toEqual([]);
});

test("the mark is removed and nothing else", () => {
  const options = { client: "2.1.238" };
  expect(fixed(byteOrderMark, `\uFEFF${agentWith()}`, options, ["safe"])).toBe(agentWith());
});
