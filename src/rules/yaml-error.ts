import { mendFix } from "./mend-fix.ts";
import { lineOf } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const yamlError = defineRule({
  id: "yaml-error",
  summary: "a frontmatter that the client cannot parse",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    const [cut] = traced(reading, "block-cut-short");
    for (const { span, error } of traced(reading, "yaml-failed")) {
      const above = cut
        ? ` above the \`---\` on line ${lineOf(reading, cut.span)} that ends it`
        : "";
      yield {
        span,
        message: `Claude Code cannot parse the frontmatter${above} (${error.message}) and drops the agent`,
        help: cut
          ? "take the dashes out of that line; the first `---` after the opening one ends the frontmatter, even inside quotes"
          : advice(error.message),
        ...mendFix(reading),
      };
    }
  },
});

function advice(message: string): string {
  if (/unquoted|starts with "|after a value|closing quote/.test(message)) {
    return 'put the whole value in double quotes, each double quote inside it written as \\"';
  }
  if (message.includes("tab")) return "indent with blanks";
  if (message.includes("neither")) {
    return "indent the lines that belong to the value above, or write that value as a block with `|`";
  }
  return "correct the YAML here";
}
