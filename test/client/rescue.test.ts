import { describe, expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { readFrontmatter } from "../../src/client/frontmatter.ts";
import { rescue } from "../../src/client/rescue.ts";

const client = clientAt("2.1.330");

describe("the line rewriting", () => {
  test.for([
    ["a: b", "a: b"],
    ["a: b: c", 'a: "b: c"'],
    ["a:   b: c  ", 'a: "b: c  "'],
    ["a: b #c", 'a: "b #c"'],
    ['a: say "x": y', 'a: "say \\"x\\": y"'],
    ["a: C:\\x: y", 'a: "C:\\\\x: y"'],
    ['a: "b: c"', 'a: "b: c"'],
    ["a: 'b: c'", "a: 'b: c'"],
    ['a: "b: c" # d', 'a: "\\"b: c\\" # d"'],
    ["a: [b, c]", "a: [b, c]"],
    ["a: [b, c] # d", 'a: "[b, c] # d"'],
    ["a: [b", 'a: "[b"'],
    ["a: {b: c}", 'a: "{b: c}"'],
    ["a: |", 'a: "|"'],
    ["a1: b: c", "a1: b: c"],
    [" a: b: c", " a: b: c"],
    ["a: b: c\r", "a: b: c\r"],
    ["a: b:", "a: b:"],
    ["a: - b", "a: - b"],
    ["a-b_C: x: y", 'a-b_C: "x: y"'],
    ["\ta: b", "  a: b"],
    ["\t\t- a", "    - a"],
    [" \ta: b", " \ta: b"],
  ])("%j becomes %j", ([line, rewritten]) => {
    expect(rescue(line!, client).text).toBe(rewritten);
  });

  test("older clients rescue less", () => {
    expect(rescue("a: [b, c]", clientAt("2.1.145")).text).toBe('a: "[b, c]"');
    expect(rescue("\ta: b", clientAt("2.1.162")).text).toBe("\ta: b");
  });
});

test("offsets lead back to the block as written", () => {
  const block = "a: x: y\n\tb: z\nlast: 1";
  const { text, offsetOf } = rescue(block, client);
  for (const word of ["a:", "b:", "z", "last", "1"]) {
    expect(block.slice(offsetOf(text.indexOf(word))).startsWith(word), word).toBe(true);
  }
});

test("values of rescued lines keep the place where they are written", () => {
  const block = "name: a\ndescription: Use when: asked # now\ntools: Read # only\n";
  const { entries, rescued } = readFrontmatter(block, 4, client);
  const source = `---\n${block}---\n`;
  const shown = entries.map(({ key, value }) => [
    key,
    value.kind === "scalar" && value.value,
    source.slice(value.span.start, value.span.end),
  ]);
  expect(shown).toEqual([
    ["name", "a", "a"],
    ["description", "Use when: asked # now", "Use when: asked # now"],
    ["tools", "Read # only", "Read # only"],
  ]);
  expect(rescued?.lines.map(({ key }) => key)).toEqual(["description", "tools"]);
});

test("a block without the rescue's help reports its own error", () => {
  const result = readFrontmatter('name: "a', 0, client);
  expect(result.outcome).toBe("failed");
  expect(result.error?.message).toEqual(expect.any(String));
});
