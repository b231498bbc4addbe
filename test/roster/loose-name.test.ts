import { expect, test } from "vitest";
import { ambiguousNames, looseName } from "../../src/roster/loose-name.ts";

/* What the client was observed to start for a name that no agent has. */

test.for([
  ["code-reviewer", "code  reviewer"],
  ["code-reviewer", " CODE--_ reviewer "],
  ["code-reviewer", "code\u2013reviewer"],
  ["code-reviewer", "code\treviewer"],
  ["code-reviewer", "code\u00a0reviewer"],
  ["code-reviewer", "code\u0085reviewer"],
  ["code-reviewer", "code\uff3freviewer"],
  ["code-reviewer", "code\u301creviewer"],
  ["Ünï Code", "ÜNÏCODE"],
  ["näme", "na\u0308me"],
  ["ﬁsh", "FISH"],
  ["dot.name-two", "dot.nametwo"],
  ["oplug:two-words", "OPLUG:two words"],
  ["general-purpose", "General_Purpose"],
] as const)("%j is started as %j", ([name, spelling]) => {
  expect(looseName(spelling)).toBe(looseName(name));
});

test.for([
  ["code-reviewer", "code.reviewer"],
  ["code-reviewer", "code/reviewer"],
  ["code-reviewer", "code:reviewer"],
  ["code-reviewer", "code\u2212reviewer"],
  ["code-reviewer", "code\u200breviewer"],
  ["code-reviewer", "code\u203freviewer"],
  ["code-reviewer", "code\ufeffreviewer"],
  ["code-reviewer", "code~reviewer"],
  ["a.b", "ab"],
  ["strasse", "straße"],
  ["i-dot", "İ-dot"],
  ["oplug:solo", "solo"],
] as const)("%j is not started as %j", ([name, spelling]) => {
  expect(looseName(spelling)).not.toBe(looseName(name));
});

test("names that a loose spelling cannot tell apart", () => {
  const names = ["code-reviewer", "Code Reviewer", "CODE_REVIEWER", "other", "explore"];
  expect(Object.fromEntries(ambiguousNames(names))).toEqual({
    "code-reviewer": ["CODE_REVIEWER", "Code Reviewer"],
    "Code Reviewer": ["CODE_REVIEWER", "code-reviewer"],
    CODE_REVIEWER: ["Code Reviewer", "code-reviewer"],
    explore: ["Explore"],
    Explore: ["explore"],
  });
});
