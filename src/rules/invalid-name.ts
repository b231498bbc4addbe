import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import type { Fix } from "./fix.ts";
import { bare } from "./place.ts";
import { quoteScalar } from "./quote.ts";
import { defineRule, traced } from "./rule.ts";

const refused = {
  "leading-dash": "starts with a dash",
  colon: "holds a colon",
  "too-long": "is longer than 256 characters",
} as const;

export const invalidName = defineRule({
  id: "invalid-name",
  summary: "a `name` that the client refuses",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, written } of traced(reading, "name-not-text")) {
      const fix = quoteScalar(reading, "name");
      yield {
        span,
        message: `\`name\` is ${written} and not a text, so Claude Code drops the agent`,
        help: fix ? "put it in quotes" : "write `name` as a text",
        ...(fix && { fix }),
      };
    }
    for (const { span, why } of traced(reading, "name-refused")) {
      yield {
        span: bare(reading, span),
        message: `the name ${refused[why]}, so Claude Code drops the agent`,
        help: "use letters, digits and dashes, and start with a letter",
        ...renaming(reading, bare(reading, span)),
      };
    }
  },
});

/** Dashes in place of colons, none in front: a guess, since others may call the agent by its name. */
function renaming({ document }: Reading, span: Span): { readonly fix?: Fix } {
  const written = document.file.text.slice(span.start, span.end);
  const name = written.replaceAll(/\s*[:\uff1a]\s*/g, "-").replace(/^-+/, "");
  if (!/^[\w][\w .-]*$/.test(name) || name === written || name.length > 256) return {};
  const edits = [{ ...span, text: name }];
  return { fix: { title: `Call it "${name}"`, applicability: "unsafe", edits } };
}
