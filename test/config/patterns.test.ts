import { describe, expect, test } from "vitest";
import { matcher, patternProblem } from "../../src/config/patterns.ts";

describe("a pattern", () => {
  test.for([
    [["vendor"], "vendor/a.md", true],
    [["vendor"], "x/vendor/y/a.md", true],
    [["vendor"], "vendors/a.md", false],
    [["vendor/"], "vendor/a.md", true],
    [["x/vendor"], "x/vendor/a.md", true],
    [["x/vendor"], "y/x/vendor/a.md", false],
    [["./vendor"], "vendor/a.md", true],
    [["a.md"], "x/a.md", true],
    [["*.draft.md"], "x/.y/b.draft.md", true],
    [[".claude/agents/*.md"], ".claude/agents/a.md", true],
    [[".claude/agents/*.md"], ".claude/agents/x/a.md", false],
    [["**/agents/**"], "x/agents/y/a.md", true],
    [["a/**/b/*.md"], "a/x/b/y/b/c.md", true],
    [["a/**/b/*.md"], "a/b/c.md", true],
    [["a/**/b/c.md"], "a/x/b/d.md", false],
    [["a?.md"], "ab.md", true],
    [["[ab].md"], "b.md", true],
    [["{x,y}/*.md"], "y/a.md", true],
    [["vendor", "!vendor/own.md"], "vendor/own.md", false],
    [["vendor", "!vendor/own.md"], "vendor/other.md", true],
    [["!a.md", "*.md"], "a.md", true],
    [["a+b.md"], "a+b.md", true],
    [["[ab]+.md"], "aaa.md", false],
    [["UPPER.md"], "upper.md", false],
    [[], "a.md", false],
  ] as const)("%j on %s: %s", ([patterns, path, expected]) => {
    expect(matcher(patterns)(path)).toBe(expected);
  });

  test.for([
    ["@(a|b).md", "has parentheses"],
    ["(a+)+.md", "has parentheses"],
    ["a\\b", "has a backslash"],
    ["/etc/*.md", "is absolute"],
    ["C:/x", "is absolute"],
    ["../x.md", "leads out"],
    ["a/../x.md", "leads out"],
    ["{a/b,c}.md", "slash in a group"],
    ["*a*a*.md", "more than 2 stars"],
    ["{a,b}{a,b}{a,b}", "more than 2 groups"],
    ["a".repeat(501), "longer than 500"],
    ["**/agents/**/*-{dev,qa}.md", undefined],
    ["plugins/*/agents/*.md", undefined],
    ["!vendor/own.md", undefined],
  ] as const)("%s: %s", ([pattern, expected]) => {
    if (expected === undefined) expect(patternProblem(pattern)).toBeUndefined();
    else expect(patternProblem(pattern)).toContain(expected);
  });

  test("that is allowed takes bounded time on the worst paths", () => {
    const hostile = [
      "**/*a*/**/*b*/**/*c*/**/x",
      "{a*,*b}/**/*x*y",
      "**/*a*a",
      "**/**/**/**/**/*a*b",
    ];
    for (const pattern of hostile) expect(patternProblem(pattern)).toBeUndefined();
    const paths = [
      `${"a".repeat(255)}/`.repeat(15) + "z.md",
      "a/".repeat(2_000) + "z.md",
      `${"ab".repeat(120)}/`.repeat(16) + "z",
    ];
    const start = performance.now();
    for (const path of paths) matcher(hostile)(path);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
