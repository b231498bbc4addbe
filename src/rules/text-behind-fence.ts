import { defineRule, traced } from "./rule.ts";

export const textBehindFence = defineRule({
  id: "text-behind-fence",
  summary: "text behind the closing dashes on their line, which becomes part of the prompt",
  effect: "differs",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const { envelope, file } = reading.document;
    if (!reading.loads || envelope.kind !== "fenced" || envelope.closerAlone) return;
    // Dashes inside a value have a rule of their own.
    if (traced(reading, "block-cut-short").length > 0) return;
    const { end } = envelope.closer;
    const line = /^[^\r\n]*/.exec(file.text.slice(end))![0];
    const text = line.trim();
    if (text === "") return;
    const dashes = /^-+$/.test(text);
    yield {
      span: { start: end, end: end + line.trimEnd().length },
      message: `the frontmatter ends at the first three dashes, so the prompt starts with "${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`,
      help: dashes
        ? "close the frontmatter with exactly three dashes"
        : "put the text on a line of its own",
      ...(dashes && {
        fix: {
          title: "Close the frontmatter with three dashes",
          applicability: "unsafe",
          edits: [{ start: end, end: end + line.trimEnd().length, text: "" }],
        },
      }),
    };
  },
});

/** Of a long line only the start is shown. */
const SHOWN = 40;
