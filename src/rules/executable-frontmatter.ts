import { defineRule } from "./rule.ts";

export const executableFrontmatter = defineRule({
  id: "executable-frontmatter",
  summary: "a first line that has other readers run the frontmatter as a program",
  effect: "hidden",
  since: "0.1.0",

  *check({ document }) {
    const { text } = document.file;
    const found = /^\uFEFF?---[ \t]{0,256}([A-Za-z][\w+#.-]{0,40})[^\S\n]{0,256}(?=\n|$)/.exec(
      text,
    );
    const word = found?.[1]?.toLowerCase();
    if (!found || word === undefined || /^ya?ml$/.test(word)) return;
    const runs =
      /^(?:js|javascript|ts|typescript|coffee|coffeescript|cson|node|mjs|cjs|jsx?)$/.test(word);
    if (!runs && !/^(?:json5?|toml|ini|xml|lua|py|python|rb|ruby|php|sh|bash)$/.test(word)) return;
    const start = found[0].indexOf("-");
    yield {
      span: { start, end: found[0].trimEnd().length },
      message: runs
        ? `the frontmatter is marked as \`${word}\`, which common readers of frontmatter run; Claude Code sees no frontmatter at all`
        : `the frontmatter is marked as \`${word}\`; readers disagree on what it says, and Claude Code sees none`,
      help: "write `---` alone, and the fields as YAML",
    };
  },
});
