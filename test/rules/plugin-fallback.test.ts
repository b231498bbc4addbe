import { expect, test } from "vitest";
import { pluginFallback } from "../../src/rules/plugin-fallback.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a document", () => {
  expect(
    check(pluginFallback, "# Read me\n", { scope: "plugin", path: "agents/README.md" }).rendered,
  ).toMatchInlineSnapshot(`
    "agents/README.md:1:1 warning Claude Code sees no frontmatter in this file; it loads the agent as "acme:README" with a stock description, every tool and the whole text as its prompt [plugin-fallback]
      1 | # Read me
        | ^^^^^^^^^
      help: write a frontmatter with \`name\` and \`description\`, or move the file out of the plugin's agents"
  `);
});

test("a block that does not parse", () => {
  expect(
    check(pluginFallback, block("name: reviewer", 'description: "a" b'), {
      scope: "plugin",
      path: "agents/a.md",
    }).rendered,
  ).toMatchInlineSnapshot(`
    "agents/a.md:3:18 warning Claude Code cannot parse the frontmatter (text after the closing quote); it loads the agent as "acme:a" with a stock description, every tool and the text below it as its prompt [plugin-fallback]
      3 | description: "a" b
        |                  ^
      help: write a frontmatter with \`name\` and \`description\`, or move the file out of the plugin's agents"
  `);
});

test("an empty block", () => {
  expect(
    check(pluginFallback, "---\n---\nText\n", { scope: "plugin", path: "agents/a.md" }).rendered,
  ).toMatchInlineSnapshot(`
    "agents/a.md:1:1 warning Claude Code finds no fields in the frontmatter; it loads the agent as "acme:a" with a stock description, every tool and the text below it as its prompt [plugin-fallback]
      1 | ---
        | ^^^
      help: write a frontmatter with \`name\` and \`description\`, or move the file out of the plugin's agents"
  `);
});

test("neither name nor description", () => {
  expect(
    check(pluginFallback, block("color: red"), { scope: "plugin", path: "agents/a.md" }).rendered,
  ).toMatchInlineSnapshot(`
    "agents/a.md:1:1 warning there is no \`description\`, so Claude Code describes the agent as "Agent from acme plugin" [plugin-fallback]
      1 | ---
        | ^^^
      help: say in \`description\` when the agent is to be used

    agents/a.md:1:1 warning there is no \`name\` that Claude Code takes, so the agent is called "acme:a" after its file [plugin-fallback]
      1 | ---
        | ^^^
      help: add a \`name\`"
  `);
});

test("a name that is too long", () => {
  expect(
    check(pluginFallback, block(`name: ${"x".repeat(257)}`, "description: b"), {
      scope: "plugin",
      path: "agents/a.md",
    }).rendered,
  ).toMatchInlineSnapshot(`
    "agents/a.md:2:7 warning there is no \`name\` that Claude Code takes, so the agent is called "acme:a" after its file [plugin-fallback]
      2 | name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: add a \`name\`"
  `);
});

test.each(["", "# Read me", block("description: Reviews a change")])(
  "stays silent on %j",
  (text) => {
    expect(check(pluginFallback, text).diagnostics).toEqual([]);
  },
);

test.each([
  [agentWith(), { scope: "plugin" }],
  [block("name: 42", "when_to_use: asked"), { scope: "plugin" }],
  ["# x", { scope: "plugin", size: 2_000_000 }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(pluginFallback, text, options).diagnostics).toEqual([]);
});
