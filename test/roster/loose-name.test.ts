import { expect, test } from "vitest";
import { looseName } from "../../src/roster/loose-name.ts";

const loose = looseName("code-reviewer");

test.each([
  "Code Reviewer",
  "CODE_REVIEWER",
  "codereviewer",
  "code–reviewer",
  " code  --reviewer\n",
])("%j starts code-reviewer (observed)", (spelling) => {
  expect(looseName(spelling)).toBe(loose);
});

test.each([
  "code.reviewer",
  "code/reviewer",
  "code+reviewer",
  "code:reviewer",
  "code\u200breviewer",
  "codé-reviewer",
])("%j does not (observed)", (spelling) => {
  expect(looseName(spelling)).not.toBe(loose);
});
