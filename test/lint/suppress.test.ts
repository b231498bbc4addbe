import { describe, expect, test } from "vitest";
import { rules as all } from "../../src/rules/index.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

/** All but advice on the text, which other tests would have to be changed for. */
const rules = all.filter(({ effect, scope }) => effect !== "advice" || scope === "suppression");

/** What is found, as `line rule`; comments are judged as well. */
const found = (text: string, client?: string) =>
  check(rules, text, client ? { client } : {}).diagnostics.map(
    ({ range, ruleId }) => `${range.start.line} ${ruleId}`,
  );
const bad = "tools: Read, Deploy";

describe("in the frontmatter", () => {
  test.for([
    ["the next line", ["# agentlint-disable-next-line unknown-tool -- why", bad], []],
    ["the line itself", [`${bad} # agentlint-disable-line unknown-tool`], []],
    [
      "no other line",
      [bad, "# agentlint-disable-next-line invalid-value", "color: teal"],
      ["4 unknown-tool"],
    ],
    [
      "the line behind several comments",
      [
        "# agentlint-disable-next-line unknown-tool",
        "# agentlint-disable-next-line removed-tool",
        "tools: MultiEdit, Deploy, Read",
      ],
      [],
    ],
    ["from here on", ["# agentlint-disable unknown-tool", "color: cyan", bad], []],
    [
      "until it is enabled",
      [
        "color: cyan",
        "# agentlint-disable unknown-tool invalid-value",
        "effort: huge",
        "# agentlint-enable",
        bad,
      ],
      ["5 unused-suppression", "8 unknown-tool"],
    ],
    [
      "everything but what is enabled",
      [
        "# agentlint-disable",
        "color: teal",
        "# agentlint-enable unknown-tool",
        "effort: huge",
        bad,
      ],
      ["4 blanket-suppression", "8 unknown-tool"],
    ],
    ["the whole file from anywhere", [bad, "# agentlint-disable-file unknown-tool"], []],
    [
      "several rules",
      ["# agentlint-disable-file unknown-tool,invalid-value", "color: teal", bad],
      [],
    ],
    [
      "an item of a list",
      [
        "tools:",
        "  - Read",
        "  # agentlint-disable-next-line unknown-tool",
        "  - Deploy",
        "  - Raed",
      ],
      ["8 unknown-tool"],
    ],
    [
      "without blanks",
      [`#agentlint-disable-next-line unknown-tool --why`, bad],
      ["4 unused-suppression"],
    ],
  ] as const)("%s", ([, lines, expected]) => {
    expect(found(agentWith(...lines))).toEqual(expected);
  });

  test("above the first field it is about the fence as well", () => {
    const lines = ["# agentlint-disable missing-description", "name: reviewer"];
    expect(found(block(...lines))).toEqual([]);
    expect(found(block("name: reviewer", "# agentlint-disable missing-description"))).toEqual([
      "1 missing-description",
      "3 unused-suppression",
    ]);
  });

  test("a value that goes on below its line, in which no comment can stand", () => {
    const text = block(
      "name: reviewer",
      "# agentlint-disable-next-line value-cut-at-comment",
      "description: Reviews C",
      "  # and more",
    );
    expect(found(text).filter((line) => !line.includes("cut"))).toEqual(found(text));
  });
});

describe("behind the indicator of a block of text", () => {
  const text = (indicator: string, comment: string) =>
    block("name: reviewer", `description: ${indicator} ${comment}`, "  Reviews", "  TODO:\\n it");

  test.for(["|", ">-", "|2+", "&x |", "!!str >"])("%s", (indicator) => {
    const all = found(text(indicator, "# text"));
    expect(all).toContain("5 escaped-line-break");
    const rest = all.filter((one) => !one.includes("escaped-line-break"));
    expect(found(text(indicator, "# agentlint-disable-line escaped-line-break"))).toEqual(rest);
    expect(found(text(indicator, "# agentlint-disable escaped-line-break -- why"))).toEqual(rest);
    const other = found(text(indicator, "# agentlint-disable-next-line unknown-tool"));
    expect(other.toSorted()).toEqual([...all, "3 unused-suppression"].toSorted());
  });

  test("it is about the lines of the text, and no others", () => {
    const hidden = "  a\u200bb";
    const lines = ["initialPrompt: | # agentlint-disable-line zero-width", hidden, hidden];
    expect(found(agentWith(...lines)).filter((one) => one.includes("zero"))).toEqual([]);
    const more = [...lines, "hooks:", `  x: "${hidden}"`];
    expect(found(agentWith(...more)).filter((one) => one.includes("zero"))).toEqual([
      "8 zero-width",
    ]);
  });
});

describe("what the client takes into a value is no comment", () => {
  test("where the rescue quotes the line", () => {
    const lines = [
      "description: Reviews: a change",
      "tools: Read, Deploy # agentlint-disable-line unknown-tool",
    ];
    expect(found(block("name: reviewer", ...lines))).toContain("4 unknown-tool");
    // A line of its own stays a comment there.
    const own = [
      "description: Reviews: a change",
      "# agentlint-disable-next-line unknown-tool",
      bad,
    ];
    expect(found(block("name: reviewer", ...own))).toEqual(["3 yaml-rescued"]);
  });

  test("in a block of text", () => {
    expect(found(agentWith("initialPrompt: |", "  # agentlint-disable-file", bad))).toEqual([
      "4 initial-prompt",
      "6 unknown-tool",
    ]);
  });
});

describe("a file that does not load", () => {
  test.for([
    ["YAML", "---\n# agentlint-disable yaml-error -- an example\nname: a\nskills:\n  - [\n---\n"],
    [
      "YAML, further down",
      "---\nname: a\nskills:\n  - [\n# agentlint-disable-file yaml-error\n---\n",
    ],
    [
      "not closed",
      "---\nname: a\n# agentlint-disable-file frontmatter-not-closed\ndescription: b\n",
    ],
    ["no frontmatter", "# Title\n\n<!-- agentlint-disable-file no-frontmatter -- a document -->\n"],
    [
      "text before it",
      "<!-- agentlint-disable-file frontmatter-not-first -->\n---\nname: a\ndescription: b\n---\n",
    ],
  ])("%s", ([, text]) => {
    expect(found(text!)).toEqual([]);
  });

  test("its values are not taken for comments", () => {
    expect(found("---\nname: a # agentlint-disable-file\nskills:\n  - [\n---\n")).toContain(
      "4 yaml-error",
    );
  });
});

describe("in the prompt", () => {
  const cut = "---\nname: a\ndescription: b\n---\n";

  test("a comment there is about the prompt, or about the whole file", () => {
    const text = `${cut.replace("description", "tools: Read, Deploy\ndescription")}\n`;
    expect(found(`${text}<!-- agentlint-disable-file unknown-tool -->\n`)).toEqual([]);
    expect(found(`${text}<!--\n  agentlint-disable-file\n  unknown-tool\n  -- why -->\n`)).toEqual(
      [],
    );
    expect(found(`${text}<!-- agentlint-disable unknown-tool -->\n`)).toEqual([
      "3 unknown-tool",
      "7 unused-suppression",
    ]);
  });
});

test("without inline comments nothing is suppressed, and nothing is said of them", () => {
  const text = agentWith("# agentlint-disable", "# agentlint-disable-file nothing", bad);
  expect(check(rules, text, { inline: false }).diagnostics.map(({ ruleId }) => ruleId)).toEqual([
    "unknown-tool",
  ]);
});

test("thousands of comments take bounded time", () => {
  const many = Array.from(
    { length: 20_000 },
    () => "# agentlint-disable-next-line unknown-tool, a, b, c",
  );
  const body = "<!-- agentlint-disable -->".repeat(20_000) + "<!-- agentlint-".repeat(20_000);
  const start = performance.now();
  found(
    agentWith(...many, `tools: ${Array.from({ length: 2_000 }, (_, at) => `X${at}`).join(", ")}`) +
      body,
  );
  found(`---\n${"# ".repeat(100_000)}\n${"#\t".repeat(100_000)}agentlint-\n---\n`);
  expect(performance.now() - start).toBeLessThan(10_000);
});
