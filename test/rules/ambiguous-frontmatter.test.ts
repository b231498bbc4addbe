import { describe, expect, test } from "vitest";
import { ambiguousFrontmatter } from "../../src/rules/ambiguous-frontmatter.ts";
import { frontmatterCutShort } from "../../src/rules/frontmatter-cut-short.ts";
import { restrictionNotRead } from "../../src/rules/restriction-not-read.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const head = "---\nname: reviewer\ndescription: Reviews a change\n";
const plain = `${head}tools: Read\n---\nReview.\n`;

test("each form where it stands", () => {
  const text = `---\u00a0\nname: reviewer\ndescription: Reviews a change\n<<: {tools: Bash}\n"mode\\x6c": opus\n  ---\n\n---\ncolor: red\n---\nReview.\n`;
  expect(check(ambiguousFrontmatter, text).rendered).toMatchInlineSnapshot(`
    "agent.md:1:4 warning U+00A0 stands behind these dashes, which Claude Code passes over and other readers do not [ambiguous-frontmatter]
      1 | ---
        |    ^
      help: write the dashes alone on their line

    agent.md:4:1 warning \`<<\` brings \`tools\` to Claude Code, and readers of plain YAML 1.2 see none of it [ambiguous-frontmatter]
      4 | <<: {tools: Bash}
        | ^^
      help: write the fields out where they count

    agent.md:5:1 warning this key is \`model\` to Claude Code, and to nobody who looks for that word [ambiguous-frontmatter]
      5 | "mode\\x6c": opus
        | ^^^^^^^^^^
      help: write \`model\`

    agent.md:6:3 warning these dashes are indented: Claude Code ends the frontmatter here, and other readers go on to dashes at the start of a line [ambiguous-frontmatter]
      6 |   ---
        |   ^^^
      help: start the line with the dashes

    agent.md:8:1 warning a second block of fields starts here, and Claude Code takes it for the prompt, \`color\` included [ambiguous-frontmatter]
      8 | ---
        | ^^^
      help: write all fields into the first block"
  `);
});

describe("safely mended", () => {
  test.each([
    plain.replace("---\n", "---\u3000 \n"),
    plain.replace("---\nReview", "---\u00a0\nReview"),
    plain.replace("---\nReview", " \t---\nReview"),
    plain.replace("tools", String.raw`"t\x6Fols"`),
    plain.replace("name", String.raw`"\u006eame"`),
    plain.replaceAll("\n", "\r\n").replace("---\r\nReview", "  ---\r\nReview"),
  ])("%j", (text) => {
    const wanted = text.includes("\r") ? plain.replaceAll("\n", "\r\n") : plain;
    expect(fixed(ambiguousFrontmatter, text, {}, ["safe"])).toBe(wanted);
  });

  test("not where what is read would change", () => {
    const text = `${head}initialPrompt: |+\n  Go\n\n   ---\nReview.\n`;
    expect(check(ambiguousFrontmatter, text).diagnostics).toHaveLength(1);
    const after = fixed(ambiguousFrontmatter, text, {}, ["safe"]);
    const value = (one: string) => check([], one).reading.values.initialPrompt;
    expect(value(after)).toBe(value(text));
  });
});

describe("a second block", () => {
  test.each([
    ["---\nmodel: haiku\n---\n", "`model`"],
    ["\n \n---\n# more\nmodel: haiku\nfoo: bar\ncolor:\n  - red\n---\n", "`model` and `color`"],
    ['---\r\n"model": haiku\r\n---\r\n', "`model`"],
  ])("%j", (behind, keys) => {
    const { diagnostics } = check(ambiguousFrontmatter, `${head}---\n${behind}Review.\n`);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `a second block of fields starts here, and Claude Code takes it for the prompt, ${keys} included`,
    ]);
  });

  test.each([
    "---\n\nReview the change.\n\n---\n",
    "---\nModel: which one to take\n---\n",
    "---\nReview it:\nmodel: of the car\n---\n",
    "---\nmodel: haiku\n",
    "Example:\n\n---\nmodel: haiku\n---\n",
    "```yaml\n---\nmodel: haiku\n---\n```\n",
    "---\n---\n",
  ])("is none in %j", (behind) => {
    expect(check(ambiguousFrontmatter, `${head}---\n${behind}Review.\n`).diagnostics).toEqual([]);
  });

  test("its restrictions are lost", () => {
    const text = `${head}---\n---\ntools: Read\n---\nReview.\n`;
    expect(check(restrictionNotRead, text).diagnostics.map(({ message }) => message)).toEqual([
      "`tools` stands in text that Claude Code does not read as fields, so the agent gets every tool",
    ]);
  });
});

describe("indented dashes in a text", () => {
  const text = `---\nname: reviewer\ndescription: |\n  Reviews\n  ---\ntools: Read\nmodel: haiku\n---\nReview.\n`;

  test("cut the frontmatter short where fields follow", () => {
    const messages = check([ambiguousFrontmatter, frontmatterCutShort, restrictionNotRead], text);
    expect(messages.rendered).toMatchInlineSnapshot(`
      "agent.md:5:3 warning these dashes end the frontmatter; Claude Code takes what follows for the prompt, \`tools\` and \`model\` included [frontmatter-cut-short]
        5 |   ---
          |   ^^^
        help: write a dash of another kind here; the first \`---\` after the opening one ends the frontmatter, even inside quotes

      agent.md:6:1 error \`tools\` stands in text that Claude Code does not read as fields, so the agent gets every tool [restriction-not-read]
        6 | tools: Read
          | ^^^^^
        help: mend the frontmatter, so that this line is part of it"
    `);
  });

  test("are told once", () => {
    expect(check(ambiguousFrontmatter, text).diagnostics).toEqual([]);
    const alone = text.replace("tools: Read\nmodel: haiku\n---\n", "");
    expect(check(ambiguousFrontmatter, alone).diagnostics).toHaveLength(1);
    expect(check(frontmatterCutShort, alone).diagnostics).toEqual([]);
    const prose = text.replace("tools: Read\nmodel: haiku", "Read the change.\n\nmodel: haiku");
    expect(check(frontmatterCutShort, prose).diagnostics).toEqual([]);
  });
});

test.each([
  agentWith("tools: Read"),
  agentWith("'tools': Read"),
  agentWith(String.raw`"x\x41": Read`),
  agentWith(String.raw`description: "a \u0041"`),
  agentWith("tools: Read", "<<: {tools: Bash}"),
  agentWith("<<: []"),
  `\ufeff${plain}`,
  plain.replaceAll("---\n", "--- \t\n"),
  plain.replace("---\n", "---\n\n"),
  plain.replaceAll("\n", "\r\n"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\u00a0\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(ambiguousFrontmatter, text).diagnostics).toEqual([]);
});

test("hostile lengths come to an end", () => {
  for (const part of ["---\n", "\n", " \n", "a: b\n", "# \n", "<<: {}\n", "\u00a0"]) {
    const text = `${head}---\n${part.repeat(200_000)}`;
    expect(() => check(ambiguousFrontmatter, text)).not.toThrow();
    expect(() => check(ambiguousFrontmatter, head + part.repeat(20_000))).not.toThrow();
  }
});
