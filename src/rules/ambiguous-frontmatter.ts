import type { Reading } from "../client/reading.ts";
import { fieldNamed } from "../client/facts/fields.ts";
import type { Edit } from "../text/edit.ts";
import type { Fix } from "./fix.ts";
import { sameFields } from "./entry-edits.ts";
import { listedBriefly } from "./place.ts";
import { defineRule, traced } from "./rule.ts";
import type { Finding } from "./rule.ts";
import { rereading, tooLargeToFix } from "./survives.ts";

export const ambiguousFrontmatter = defineRule({
  id: "ambiguous-frontmatter",
  summary: "frontmatter in which other readers see other fields than the client, or none",
  effect: "differs",
  install: "block",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (!reading.loads || reading.scope === "session") return;
    yield* fences(reading);
    for (const { span, keys } of traced(reading, "second-block")) {
      yield {
        span,
        message: `a second block of fields starts here, and Claude Code takes it for the prompt, ${named(keys)} included`,
        help: "write all fields into the first block",
      };
    }
    for (const { span, keys } of traced(reading, "merged")) {
      yield {
        span,
        message: `\`<<\` brings ${named(keys)} to Claude Code, and readers of plain YAML 1.2 see none of it`,
        help: "write the fields out where they count",
      };
    }
    yield* escapedKeys(reading);
  },
});

/** White space that only some readers take for a part of a line of dashes; line breaks are told of elsewhere. */
const UNUSUAL = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

function* fences(reading: Reading): Generator<Finding> {
  const { envelope, file } = reading.document;
  if (envelope.kind !== "fenced") return;
  const { text } = file;
  for (const { end } of [envelope.opener, envelope.closer]) {
    const behind = /^[^\r\n]*/.exec(text.slice(end))![0];
    const mark = behind.trim() === "" ? UNUSUAL.exec(behind)?.[0] : undefined;
    if (mark === undefined) continue;
    const span = { start: end, end: end + behind.length };
    const code = mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    yield {
      span,
      message: `U+${code} stands behind these dashes, which Claude Code passes over and other readers do not`,
      help: "write the dashes alone on their line",
      ...unchanged(reading, "Remove what stands behind the dashes", [{ ...span, text: "" }]),
    };
  }
  const { start, end } = envelope.closer;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const cut = traced(reading, "block-cut-short").length > 0;
  if (lineStart === start || cut || text.slice(lineStart, start).trim() !== "") return;
  yield {
    span: { start, end },
    message:
      "these dashes are indented: Claude Code ends the frontmatter here, and other readers go on to dashes at the start of a line",
    help: "start the line with the dashes",
    ...unchanged(reading, "Start the line with the dashes", [
      { start: lineStart, end: start, text: "" },
    ]),
  };
}

function* escapedKeys(reading: Reading): Generator<Finding> {
  const { text } = reading.document.file;
  for (const { key, keySpan } of reading.frontmatter.entries) {
    const written = text.slice(keySpan.start, keySpan.end);
    if (!written.startsWith('"') || !written.includes("\\") || !fieldNamed(key)) continue;
    yield {
      span: keySpan,
      message: `this key is \`${key}\` to Claude Code, and to nobody who looks for that word`,
      help: `write \`${key}\``,
      ...unchanged(reading, `Write \`${key}\``, [{ ...keySpan, text: key }]),
    };
  }
}

/** A fix after which the client reads what it read before. */
function unchanged(
  reading: Reading,
  title: string,
  edits: readonly Edit[],
): { readonly fix?: Fix } {
  if (tooLargeToFix(reading) || !sameFields(reading, rereading(reading, edits))) return {};
  return { fix: { title, applicability: "safe", edits } };
}

function named(keys: readonly string[]): string {
  return listedBriefly(keys.map((key) => `\`${key}\``));
}
