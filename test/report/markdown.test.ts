import { describe, expect, test } from "vitest";
import { markdownForTerminal } from "../../src/report/markdown.ts";
import { plain } from "../../src/report/report.ts";
import type { Style } from "../../src/report/report.ts";

const narrow: Style = { ...plain, width: 40 };
const tagged: Style = {
  paint: (text, ink) => `<${ink}>${text}</${ink}>`,
  link: (text, url) => `<a ${url}>${text}</a>`,
  width: 40,
};

const page = `# some-rule

Finds a thing that is long enough to need more than the one line that it gets.

- Level: error
- A second item that goes on for longer
  than one line has room for

## What it finds

Text with \`code in it\`, **two words** and [a link](https://example.org/page).

1. First
2. Second

| key | meaning |
| --- | --- |
| \`a\` | one |
| longer | two |

\`\`\`markdown invalid scope=plugin
---
name: reviewer
---
\`\`\`

\`\`\`text output
agent.md:1:1 error a message that goes on and on until it is cut [some-rule]
\`\`\`

\`\`\`sh
ls
\`\`\`
`;

describe("markdownForTerminal", () => {
  test("without colours, as wide as it may be", () => {
    expect(markdownForTerminal(page, narrow)).toMatchInlineSnapshot(`
      "some-rule

      Finds a thing that is long enough to
      need more than the one line that it
      gets.

      - Level: error
      - A second item that goes on for longer
        than one line has room for

      WHAT IT FINDS

      Text with code in it, two words and
      a link.

      1. First
      2. Second

      key     meaning
      a       one
      longer  two

        reported (scope=plugin)
        │ ---
        │ name: reviewer
        │ ---

        the report
        │ agent.md:1:1 error a message that
        │   goes on and on until it is cut
        │   [some-rule]

        │ ls
      "
    `);
  });

  test("with colours", () => {
    const shown = markdownForTerminal(page, tagged);
    expect(shown).toContain("<strong>some-rule</strong>");
    expect(shown).toContain("<info>code in it</info>");
    expect(shown).toContain("<strong>two words</strong>");
    expect(shown).toContain("<a https://example.org/page>a link</a>");
    expect(shown).toContain("<error>reported</error><faint> (scope=plugin)</faint>");
  });

  test("no line is wider than the terminal but for a single word, and none is lost", () => {
    for (const width of [30, 47, 60, 400]) {
      const shown = markdownForTerminal(page, { ...plain, width });
      for (const line of shown.split("\n"))
        expect(line.length).toBeLessThanOrEqual(Math.min(width, 92));
      for (const word of [
        "error",
        "needs",
        "longer",

        "Second",
        "[some-rule]",
        "ls",
        "two words",
      ]) {
        if (page.includes(word)) expect(shown).toContain(word);
      }
    }
  });

  test.each(["", "\n\n", "```", "# ", "| a", "**", "[a](", "- \n-", "a".repeat(999)])(
    "takes %j",
    (text) => {
      expect(markdownForTerminal(text, narrow).endsWith("\n")).toBe(true);
    },
  );
});
