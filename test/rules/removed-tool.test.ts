import { expect, test } from "vitest";
import { removedTool } from "../../src/rules/removed-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("one with a successor", () => {
  expect(check(removedTool, agentWith("tools: Read, MultiEdit, LS")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:4:14 warning "MultiEdit" was removed in Claude Code 2.0.0 and grants nothing [removed-tool]
        4 | tools: Read, MultiEdit, LS
          |              ^^^^^^^^^
        help: write "Edit", which does its work now

      agent.md:4:25 warning "LS" was removed in Claude Code 1.0.98 and grants nothing [removed-tool]
        4 | tools: Read, MultiEdit, LS
          |                         ^^
        help: remove the name"
    `);
});

test("one without", () => {
  expect(check(removedTool, agentWith("tools: Read, TeamCreate")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:14 warning "TeamCreate" was removed in Claude Code 2.1.178 and grants nothing [removed-tool]
      4 | tools: Read, TeamCreate
        |              ^^^^^^^^^^
      help: remove the name"
  `);
});

test("a denial", () => {
  expect(check(removedTool, agentWith("disallowedTools: MultiEdit")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 warning "MultiEdit" was removed in Claude Code 2.0.0 and denies nothing [removed-tool]
      4 | disallowedTools: MultiEdit
        |                  ^^^^^^^^^
      help: remove the name"
  `);
});

test("a client that still had it", () => {
  expect(
    check(removedTool, agentWith("tools: Read, BashOutput, MultiEdit"), { client: "2.0.64" })
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:26 warning "MultiEdit" was removed in Claude Code 2.0.0 and grants nothing [removed-tool]
      4 | tools: Read, BashOutput, MultiEdit
        |                          ^^^^^^^^^
      help: write "Edit", which does its work now"
  `);
});

test.each([
  agentWith("tools: Read, Edit"),
  agentWith("tools: Read, multiedit"),
  agentWith("tools: Read, KillShell, Task"),
  agentWith("tools: Read, MultiEdit(x"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(removedTool, text).diagnostics).toEqual([]);
});

const list = "tools:\n  - Read";
test.each([
  ["tools: Edit, MultiEdit", "tools: Edit"],
  ["tools: MultiEdit, Edit", "tools: Edit"],
  ["tools: MultiEdit,Edit,Read", "tools: Edit,Read"],
  ["tools: Edit MultiEdit Read", "tools: Edit Read"],
  ["tools: [Edit, MultiEdit]", "tools: [Edit]"],
  ['tools: ["MultiEdit", "Edit"]', 'tools: ["Edit"]'],
  ['tools: "Edit, MultiEdit"', 'tools: "Edit"'],
  ["tools: Edit, MultiEdit # all", "tools: Edit # all"],
  ["tools: Edit, MultiEdit, TeamCreate, TeamDelete", "tools: Edit"],
  [`${list}\n  - Edit\n  - MultiEdit\n  - Bash`, `${list}\n  - Edit\n  - Bash`],
  [`${list}\n  - Edit\n  - 'MultiEdit' # gone`, `${list}\n  - Edit`],
  ["disallowedTools: Bash, MultiEdit", "disallowedTools: Bash"],
  ["disallowedTools: MultiEdit | Read", "disallowedTools: MultiEdit | Read"],
])("%j safely becomes %j", (before, after) => {
  expect(fixed(removedTool, agentWith(before), {}, ["safe"])).toBe(agentWith(after));
});

test("another tool in its place is a guess", () => {
  const text = agentWith("tools: Read, MultiEdit");
  expect(fixed(removedTool, text, {}, ["safe"])).toBe(text);
  expect(fixed(removedTool, text)).toBe(agentWith("tools: Read, Edit"));
});
