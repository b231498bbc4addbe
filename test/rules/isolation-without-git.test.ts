import { expect, test } from "vitest";
import { isolationWithoutGit } from "../../src/rules/isolation-without-git.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("in no repository", () => {
  const beside = { git: false };
  expect(check(isolationWithoutGit, agentWith("isolation: 'worktree'"), { beside }).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:13 info the project is in no git repository, and there Claude Code refuses to start an agent with \`isolation: worktree\` [isolation-without-git]
      4 | isolation: 'worktree'
        |             ^^^^^^^^
      help: put the project under git, configure the hooks WorktreeCreate and WorktreeRemove, or remove the key"
  `);
});

test.each([
  [agentWith("isolation: worktree"), undefined],
  [agentWith("isolation: worktree"), {}],
  [agentWith("isolation: worktree"), { git: true }],
  [agentWith("isolation: remote"), { git: false }],
  [agentWith("isolation: none"), { git: false }],
  ["", { git: false }],
  ["no frontmatter", { git: false }],
] as const)("stays silent on %j with %j", (text, beside) => {
  expect(check(isolationWithoutGit, text, beside ? { beside } : {}).diagnostics).toEqual([]);
});
