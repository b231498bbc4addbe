import { defineRule, traced } from "./rule.ts";

export const toolsEmpty = defineRule({
  id: "tools-empty",
  summary: "a `tools` key that grants nothing",
  effect: "dead",
  since: "0.1.0",

  *check(reading) {
    for (const { span, written } of traced(reading, "tools-empty")) {
      const what =
        written === "nothing"
          ? "`tools` has no value"
          : written === "a list"
            ? "no item of `tools` is a text"
            : `\`tools\` is ${written}`;
      yield {
        span,
        message: `${what}, so the agent runs without any tool`,
        help: "name the tools, or remove the key to grant every tool",
      };
    }
  },
});
