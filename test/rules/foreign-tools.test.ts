import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { foreignTools } from "../../src/rules/foreign-tools.ts";
import { noToolResolves } from "../../src/rules/no-tool-resolves.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const list =
  "['search/codebase', 'edit/editFiles', 'read', 'runCommands', 'web/fetch', 'problems']";

test("one message, not six", () => {
  expect(check(rules, agentWith("tools: ['Read', 'changes', 'codebase', 'edit', new]")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:3:14 info the description names no occasion, and it is all that the model has to go by when it chooses an agent [description-without-occasion]
        3 | description: Reviews a change
          |              ^^^^^^^^^^^^^^^^
        help: say when to use the agent: \`Use it when …\`, \`Use proactively after …\`, \`MUST BE USED for …\`

      agent.md:4:18 warning the list is written for GitHub Copilot, and Claude Code drops "changes" and 3 more entries [foreign-tools]
        4 | tools: ['Read', 'changes', 'codebase', 'edit', new]
          |                  ^^^^^^^
        help: name the tools of Claude Code: Read, Edit, Write, Grep, Glob, Bash, WebFetch"
    `);
});

test("where nothing is left, the message about that tells of it", () => {
  expect(check(rules, agentWith(`tools: ${list}`)).rendered).toMatchInlineSnapshot(`
    "agent.md:3:14 info the description names no occasion, and it is all that the model has to go by when it chooses an agent [description-without-occasion]
      3 | description: Reviews a change
        |              ^^^^^^^^^^^^^^^^
      help: say when to use the agent: \`Use it when …\`, \`Use proactively after …\`, \`MUST BE USED for …\`

    agent.md:4:8 error Claude Code gives a subagent no tool for "search/codebase", "edit/editFiles", "read" and 3 more and refuses to start the agent [no-tool-resolves]
      4 | tools: ['search/codebase', 'edit/editFiles', 'read', 'runCommands', 'web/fetch', 'problems']
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: these are tools of GitHub Copilot; name those of Claude Code (Read, Edit, Grep, Bash), or remove the key to grant every tool"
  `);
});

test.each([
  agentWith("tools: read, edit, Bash"),
  agentWith("tools: Read, glob, replace"),
  agentWith("tools: Read, search"),
  agentWith("tools: Read, Fetch, codebase"),
  agentWith("tools: [Read, Edit]"),
  agentWith("disallowedTools: [codebase, problems]"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(foreignTools, text).diagnostics).toEqual([]);
});

test.each([
  [`tools: ${list}`, "tools: Bash, Edit, Read, WebFetch, Write"],
  ["tools: [Read, codebase, usages, mcp__a]", "tools: Glob, Grep, Read, mcp__a"],
  ["tools:\n  - codebase\n  - problems # all", "tools:\n  Bash, Read # all"],
  ["tools: [vscodeAPI, todos]", "tools: [vscodeAPI, todos]"],
  ["tools:\n  - read_file\n  - replace\n  - glob", "tools:\n  Edit, Glob, Read"],
])("%j becomes %j when asked for", (before, after) => {
  const both = [foreignTools, noToolResolves];
  expect(fixed(both, agentWith(before), {}, ["safe"])).toBe(agentWith(before));
  expect(fixed(both, agentWith(before))).toBe(agentWith(after));
});
