import { expect, test } from "vitest";
import { fileTooLarge } from "../../src/rules/file-too-large.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("one byte more", () => {
  expect(check(fileTooLarge, agentWith(), { size: 1_048_577 }).rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error the file has 1048577 bytes and Claude Code skips files of more than 1048576 [file-too-large]
      1 | ---
        | ^
      help: move long material into files that the agent reads when it needs them"
  `);
});

test.each([agentWith()])("stays silent on %j", (text) => {
  expect(check(fileTooLarge, text).diagnostics).toEqual([]);
});

test.each([
  [agentWith(), { size: 1_048_576 }],
  [agentWith(), { size: 1_048_577, client: "2.1.195" }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(fileTooLarge, text, options).diagnostics).toEqual([]);
});
