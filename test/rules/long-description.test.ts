import { expect, test } from "vitest";
import { longDescription } from "../../src/rules/long-description.ts";
import { block } from "../support/agent.ts";
import { check } from "../support/check.ts";

const described = (length: number) => block("name: reviewer", `description: ${"x".repeat(length)}`);

test("one character more than that", () => {
  expect(check(longDescription, described(1025)).diagnostics[0]?.message).toMatchInlineSnapshot(
    `"the description has 1025 characters, and Claude Code puts all of them, about 256 tokens, into every conversation"`,
  );
});

test.each([described(1024), "", "---\n[\n---\n", "no frontmatter"])(
  "stays silent on %j",
  (text) => {
    expect(check(longDescription, text).diagnostics).toEqual([]);
  },
);
