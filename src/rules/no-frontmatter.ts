import type { UnfencedEnvelope } from "../agent/envelope.ts";
import type { Reading } from "../client/reading.ts";
import type { Fix } from "../lint/diagnostic.ts";
import type { Span } from "../text/source-file.ts";
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
      if (found) yield found;
    }
    for (const { span } of traced(reading, "no-fields")) {
      const [cut] = traced(reading, "block-cut-short");
      yield cut
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
      const { text } = reading.document.file;
      const fix = dashesAlone(text, span);
      return {
        span,
        message: `line ${lineOf(reading, span)} is not \`---\` alone, ${SKIPPED}`,
        help: "make the first line exactly `---`",
        ...(fix && { fix }),
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

/** Offered where the fields below are closed as they should be, so that nothing else changes. */
function dashesAlone(text: string, { start, end }: Span): Fix | undefined {
  if (!/^(?:-{4,}|---[ \t]*ya?ml)[ \t]*$/.test(text.slice(start, end))) return undefined;
  const closer = text.indexOf("---", end);
  if (closer < 0 || !/^\n---[ \t]*(?:\r?\n|$)/.test(text.slice(closer - 1))) return undefined;
  return {
    title: "Leave only the three dashes",
    applicability: "safe",
    edits: [{ start, end, text: "---" }],
  };
}
