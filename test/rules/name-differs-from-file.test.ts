import { expect, test } from "vitest";
import { nameDiffersFromFile } from "../../src/rules/name-differs-from-file.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("another name", () => {
  expect(check(nameDiffersFromFile, agentWith(), { path: "agents/code-review.md" }).rendered)
    .toMatchInlineSnapshot(`
    "agents/code-review.md:2:7 info Claude Code calls the agent "reviewer", whatever its file is called [name-differs-from-file]
      2 | name: reviewer
        |       ^^^^^^^^
      help: name the file \`reviewer.md\` or the agent \`code-review\`, so that one leads to the other"
  `);
});

test.each([agentWith(), block("description: b"), "", "---\n[\n---\n", "no frontmatter"])(
  "stays silent on %j",
  (text) => {
    expect(check(nameDiffersFromFile, text).diagnostics).toEqual([]);
  },
);

test.each(["reviewer.md", "a/Reviewer.md", "agent.md", "README.md", "2nd.md"])(
  "stays silent on a file %s",
  (path) => {
    expect(check(nameDiffersFromFile, agentWith(), { path }).diagnostics).toEqual([]);
  },
);
