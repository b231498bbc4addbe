import { describe, expect, test } from "vitest";
import { unusedSuppression } from "../../src/rules/unused-suppression.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const messages = (text: string) =>
  check(unusedSuppression, text).diagnostics.map(
    ({ range: { start }, message, help }) => `${start.line}:${start.column} ${message} | ${help}`,
  );

describe("finds", () => {
  test.for([
    [
      "# agentlint-disable-next-line unknown-tool -- why",
      "4:1 this suppresses nothing: there is no finding of `unknown-tool` where it counts | take it out",
    ],
    [
      "# agentlint-disable-next-line",
      "4:1 this suppresses nothing: there is no finding where it counts | take it out",
    ],
    [
      "# agentlint-disable-file unknown-tool, yaml-error",
      "4:1 this suppresses nothing: there is no finding of `unknown-tool`, `yaml-error` where it counts | take it out",
    ],
    [
      "# agentlint-disable-file unknwon-tool",
      "4:26 no rule is called `unknwon-tool`, so nothing is suppressed | did you mean `unknown-tool`?",
    ],
    [
      "# agentlint-disable-file no-such-rule-at-all",
      "4:26 no rule is called `no-such-rule-at-all`, so nothing is suppressed | `agentlint rules` lists them",
    ],
    [
      "# agentlint-disable-nextline unknown-tool",
      "4:1 agentlint knows no comment `agentlint-disable-nextline`, so nothing is suppressed | did you mean `agentlint-disable-next-line`?",
    ],
    [
      "# agentlint-disable: unknown-tool",
      "4:1 agentlint knows no comment `agentlint-disable:`, so nothing is suppressed | did you mean `agentlint-disable`?",
    ],
    ["# agentlint-enable", "4:1 nothing is suppressed that this could end | take it out"],
    [
      "# agentlint-enable unknown-tool",
      "4:1 nothing is suppressed of `unknown-tool` that this could end | take it out",
    ],
    [
      "# agentlint-disable-next-line unused-suppression",
      "4:31 no rule is called `unused-suppression`, so nothing is suppressed | `agentlint rules` lists them",
    ],
  ])("%s", ([comment, expected]) => {
    expect(messages(agentWith(comment!, "tools: Read"))).toEqual([expected]);
  });

  test("one name of several", () => {
    const text = agentWith(
      "# agentlint-disable-next-line unknown-tool yaml-error",
      "tools: Read, Deploy",
    );
    expect(messages(text)).toEqual([
      "4:44 this suppresses nothing: there is no finding of `yaml-error` where it counts | take it out",
    ]);
  });
});

describe("the fix takes out", () => {
  test.for([
    [["# agentlint-disable-file yaml-error", "tools: Read"], ["tools: Read"]],
    [["tools: Read  # agentlint-disable-line yaml-error"], ["tools: Read"]],
    [
      [
        "# agentlint-disable-next-line yaml-error, unknown-tool, word-lost -- why",
        "tools: Read, Deploy",
      ],
      ["# agentlint-disable-next-line unknown-tool -- why", "tools: Read, Deploy"],
    ],
  ] as const)("%j", ([before, after]) => {
    expect(fixed(unusedSuppression, agentWith(...before), {}, ["safe"])).toBe(agentWith(...after));
  });

  test("nothing of the prompt, unless it is asked for", () => {
    const text = `${agentWith()}\n<!-- agentlint-disable-file yaml-error -->\nMore.\n`;
    expect(fixed(unusedSuppression, text, {}, ["safe"])).toBe(text);
    expect(fixed(unusedSuppression, text)).toBe(`${agentWith()}\nMore.\n`);
  });

  test("whole lines with their own line ends", () => {
    const text = agentWith("# agentlint-disable-file yaml-error", "tools: Read").replaceAll(
      "\n",
      "\r\n",
    );
    expect(fixed(unusedSuppression, text)).toBe(agentWith("tools: Read").replaceAll("\n", "\r\n"));
  });
});

test.each([
  agentWith("# agentlint-disable-next-line unknown-tool", "tools: Read, Deploy"),
  agentWith("tools: Read, Deploy # agentlint-disable-line"),
  agentWith("# agentlint notes", "# agentlint-version 3", "# see agentlint-disable"),
  agentWith("initialPrompt: |", "  # agentlint-disable-file yaml-error"),
  agentWith('initialPrompt: "x # agentlint-disable-file yaml-error"'),
  `${agentWith()}\n\`\`\`html\n<!-- agentlint-disable-file yaml-error -->\n\`\`\`\n`,
  `${agentWith()}\nWrite \`<!-- agentlint-disable -->\`.\n`,
  `${agentWith()}\n<!-- agentlint-disable-file yaml-error\n`,
  `${agentWith()}\n# agentlint-disable-file yaml-error\n`,
  block(),
  "",
  "---\n[\n---\n",
])("stays silent on %j", (text) => {
  expect(check(unusedSuppression, text).diagnostics).toEqual([]);
});
