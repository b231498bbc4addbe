import type { UnfencedEnvelope } from "../agent/envelope.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { mendFix } from "./mend-fix.ts";
import { lineOf } from "./place.ts";
import { defineRule, traced } from "./rule.ts";
import type { Finding } from "./rule.ts";

const SKIPPED = "so Claude Code takes the file for a document and skips it without a word";

export const noFrontmatter = defineRule({
  id: "no-frontmatter",
  summary: "a file in which the client sees no fields at all",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, envelope } of traced(reading, "unfenced")) {
      const found = unfenced(reading, envelope, span);
      if (found) yield { ...found, ...mendFix(reading) };
    }
    for (const { span } of traced(reading, "no-fields")) {
      const [cut] = traced(reading, "block-cut-short");
      const finding = cut
        ? {
            span: cut.span,
            message: `these dashes end the frontmatter before its first field, ${SKIPPED}`,
            help: "take the dashes out of this line; the first `---` after the opening one ends the frontmatter, wherever it stands",
          }
        : {
            span,
            message: `the frontmatter holds no fields, ${SKIPPED}`,
            help: "write at least `name:` and `description:` between the dashes",
          };
      yield { ...finding, ...mendFix(reading) };
    }
  },
});

function unfenced(reading: Reading, envelope: UnfencedEnvelope, span: Span): Finding | undefined {
  const start = "start the file with `---`, `name:`, `description:` and `---`";
  switch (envelope.cause) {
    case "no-fields":
      return { span, message: `there is no frontmatter, ${SKIPPED}`, help: start };
    case "fields-without-fence":
      return {
        span,
        message: `the fields stand without \`---\` around them, ${SKIPPED}`,
        help: "put `---` on a line of its own above the first field and below the last one",
      };
    case "opener-not-alone": {
      return {
        span,
        message: `line ${lineOf(reading, span)} is not \`---\` alone, ${SKIPPED}`,
        help: "make the first line exactly `---`",
      };
    }
    case "carriage-returns":
      return {
        span,
        message: `the lines end in bare carriage returns, ${SKIPPED}`,
        help: "save the file with line feeds",
      };
    default:
      return undefined;
  }
}
