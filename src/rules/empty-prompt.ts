import { opening } from "./place.ts";
import { defineRule } from "./rule.ts";

export const emptyPrompt = defineRule({
  id: "empty-prompt",
  summary: "an agent without a prompt",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    const { envelope, body } = reading.document;
    if (!reading.loads || envelope.kind !== "fenced" || body !== "") return;
    yield {
      span: envelope.closerAlone ? envelope.closer : opening(reading),
      message:
        "no text follows the frontmatter, so the agent starts with nothing but Claude Code's own words",
      help: "write below the second `---` what the agent is to do and how",
    };
  },
});
