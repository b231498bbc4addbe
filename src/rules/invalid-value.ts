import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";
import { serverListFix } from "./server-list.ts";

export const invalidValue = defineRule({
  id: "invalid-value",
  summary: "a value that the client does not accept",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span: whole, key, written, accepts, near } of traced(reading, "value-ignored")) {
      // A key without a value reads like no key.
      if (written === "nothing") continue;
      // A restriction that is lost has a rule of its own.
      if (key === "permissionMode" && (near === "plan" || near === "dontAsk")) continue;
      const span = bare(reading, whole);
      const asList = key === "mcpServers" ? serverListFix(reading) : undefined;
      yield {
        span,
        message: `Claude Code does not accept ${written} for \`${key}\` and ignores it`,
        help: near ? `write \`${near}\`` : `accepted: ${accepts}`,
        ...(near && {
          fix: {
            title: `Replace it with \`${near}\``,
            applicability: "unsafe",
            edits: [{ ...span, text: near }],
          },
        }),
        ...(asList && { fix: asList }),
      };
    }
  },
});
