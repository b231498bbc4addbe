import { expect, test } from "vitest";
import { notUtf8 } from "../../src/rules/not-utf-8.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("UTF-16", () => {
  expect(check(notUtf8, "��-\u0000-\u0000-\u0000\n", { encoding: "utf-16le" }).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:1:1 error the file is saved as UTF-16LE, in which Claude Code finds no frontmatter and skips it without a word [not-utf-8]
      1 | ��-\\u{0}-\\u{0}-\\u{0}
        | ^
      help: save the file as UTF-8"
  `);
});

test.each([agentWith(), ""])("stays silent on %j", (text) => {
  expect(check(notUtf8, text).diagnostics).toEqual([]);
});

test.each([["-\u0000", { encoding: "utf-16be", scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(notUtf8, text, options).diagnostics).toEqual([]);
  },
);
