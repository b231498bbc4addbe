import { expect, test } from "vitest";
import { yamlRescued } from "../../src/rules/yaml-rescued.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a colon", () => {
  expect(check(yamlRescued, block("name: reviewer", "description: Use it when: asked")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:25 warning unexpected ": " inside an unquoted value: every strict YAML parser refuses this file, and Claude Code loads it only because it quotes line 3 itself [yaml-rescued]
      3 | description: Use it when: asked
        |                         ^
      help: put the value in double quotes"
  `);
});

test("several values and tabs", () => {
  expect(
    check(
      yamlRescued,
      block("name: a", "description: Use when: asked", "tools: Read, *", "hooks:", "\tStop: []"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:3:22 warning unexpected ": " inside an unquoted value: every strict YAML parser refuses this file, and Claude Code loads it only because it quotes lines 3 and 4 itself and it takes the tabs of line 6 for blanks [yaml-rescued]
      3 | description: Use when: asked
        |                      ^
      help: put the value in double quotes"
  `);
});

test("a comment that would be swallowed", () => {
  expect(
    check(
      yamlRescued,
      block("name: reviewer", "description: Use when: asked", "tools: Read # only *"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:3:22 warning unexpected ": " inside an unquoted value: every strict YAML parser refuses this file, and Claude Code loads it only because it quotes lines 3 and 4 itself [yaml-rescued]
      3 | description: Use when: asked
        |                      ^
      help: put the value in double quotes"
  `);
});

test.each([
  agentWith(),
  block("name: reviewer", 'description: "Use when: asked"'),
  block("name: reviewer", "description: Use when:asked"),
  "---\r\nname: a\r\ndescription: b: c\r\n---\r\n",
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(yamlRescued, text).diagnostics).toEqual([]);
});

test.each([[block("name: reviewer", "description: a: b"), { client: "2.1.62" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(yamlRescued, text, options).diagnostics).toEqual([]);
  },
);

test.each([
  'description: Says "hello": a\\b',
  "description: @mention",
  "description: a: b # c",
  "description: [a, b",
  "tools: Read, *",
  "description: 'a': b",
])("the safe fix of %j reads as before", (line) => {
  const lines = line.startsWith("tools") ? ["description: b: c", line] : [line];
  const text = block("name: a", ...lines);
  const before = check(yamlRescued, text).reading;
  const after = check(yamlRescued, fixed(yamlRescued, text, {}, ["safe"])).reading;
  expect(after.frontmatter.error).toBeUndefined();
  const { name, description, tools, document } = before;
  expect(after).toMatchObject({ name, description, document: { body: document.body } });
  expect(after.tools.granted).toEqual(tools.granted);
});

test("with a comment out of the way the value is what was meant, which is asked for", () => {
  const text = block(
    "name: a",
    "description: b: c",
    "tools: Read # only *",
    "model: haiku # & cheap",
  );
  expect(fixed(yamlRescued, text, {}, ["safe"])).toBe(text);
  expect(fixed(yamlRescued, text)).toBe(
    block("name: a", 'description: "b: c"', "tools: Read # only *", "model: haiku # & cheap"),
  );
});

test("a tool is not taken for a comment where the agent has no other", () => {
  const text = block("name: a", "description: }", "tools: foo # b, Read");
  const { diagnostics, reading } = check(yamlRescued, text);
  expect(reading.tools.spawn).toBe("ok");
  expect(diagnostics.map(({ fix }) => fix)).toEqual([undefined]);
});
