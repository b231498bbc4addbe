import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const unknownModel = defineRule({
  id: "unknown-model",
  summary: "a `model` in which no Claude model can be recognised",
  effect: "dead",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span: whole, model, near } of traced(reading, "model-unknown")) {
      const span = bare(reading, whole);
      yield {
        span,
        message: `Claude Code knows no model "${model}" and sends the name to the API as it stands, where every call fails`,
        help: near
          ? `write \`${near}\``
          : "write an alias such as `sonnet`, a full id such as `claude-sonnet-5-5`, or `inherit`",
        ...(near && {
          fix: {
            title: `Replace it with \`${near}\``,
            applicability: "unsafe",
            edits: [{ ...span, text: near }],
          },
        }),
      };
    }
  },
});
