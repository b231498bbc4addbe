import type { Reading } from "../client/reading.ts";
import type { Edit } from "../text/edit.ts";
import { lineOf, listed } from "./place.ts";
import { quoted } from "../mend/written.ts";
import { defineRule, traced } from "./rule.ts";
import { rereading, survives } from "./survives.ts";

export const yamlRescued = defineRule({
  id: "yaml-rescued",
  summary: "a frontmatter that is no valid YAML and that only the client gets around",
  effect: "differs",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const { span, error } of traced(reading, "rescued")) {
      const swallowed = traced(reading, "comment-swallowed").length > 0;
      const edits = quotingEdits(reading);
      // A carriage return inside a line is beyond these edits.
      const parses = rereading(reading, edits).frontmatter.error === undefined;
      // The only tool that exists may stand in a comment that the client swallowed.
      const mends = parses && (!swallowed || !reading.loads || survives(reading, edits));
      yield {
        span,
        message: `${error.message}: every strict YAML parser refuses this file, and Claude Code loads it only because ${doings(reading)}`,
        help: "put the value in double quotes",
        ...(mends && {
          fix: {
            title: "Put quotes around the values that need them",
            // With the comments out of the values the client reads something else.
            applicability: swallowed ? "unsafe" : "safe",
            edits,
          },
        }),
      };
    }
  },
});

function doings(reading: Reading): string {
  const quotes = [
    ...new Set(traced(reading, "rescued-value").map(({ span }) => lineOf(reading, span))),
  ];
  const tabs = [
    ...new Set(traced(reading, "rescued-tabs").map(({ span }) => lineOf(reading, span))),
  ];
  return listed([
    ...(quotes.length > 0 ? [`it quotes ${lines(quotes)} itself`] : []),
    ...(tabs.length > 0 ? [`it takes the tabs of ${lines(tabs)} for blanks`] : []),
  ]);
}

/** What the client does to the text, written down; a comment that it swallowed stays outside. */
function quotingEdits(reading: Reading): Edit[] {
  const comments = traced(reading, "comment-swallowed");
  const values = traced(reading, "rescued-value").map(({ span, value }): Edit => {
    const comment = comments.find(
      (one) => span.start <= one.span.start && one.span.end <= span.end,
    );
    const text = comment ? value.slice(0, comment.span.start - span.start).trimEnd() : value;
    return {
      start: span.start,
      end: span.start + text.length,
      text: needsQuotes(text) ? quoted(text) : text,
    };
  });
  const tabs = traced(reading, "rescued-tabs").map(({ span }): Edit => {
    return { ...span, text: "  ".repeat(span.end - span.start) };
  });
  return [...values, ...tabs];
}

/** Only the comment made the client quote a value that is left plain. */
function needsQuotes(text: string): boolean {
  return !/^[\w.-]+(?:,? [\w.-]+)*$/.test(text);
}

function lines(numbers: readonly number[]): string {
  return `line${numbers.length === 1 ? "" : "s"} ${listed(numbers)}`;
}
