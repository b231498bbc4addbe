import { TASK_TOOLS_SETTING } from "../client/facts/tools.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { defineRule, traced } from "./rule.ts";

export const switchedOffTool = defineRule({
  id: "switched-off-tool",
  summary: "a tool for task lists, which the models of today come without",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    for (const { span, entry, where } of switchedOff(reading)) {
      yield {
        span,
        message: `Claude Code leaves "${entry}" out${where} unless ${TASK_TOOLS_SETTING} is set`,
        help: "remove the name, unless the agent runs with that setting or on an older model",
      };
    }
  },
});

interface SwitchedOff {
  readonly span: Span;
  readonly entry: string;
  readonly where: string;
}

function switchedOff(reading: Reading): SwitchedOff[] {
  const byModel = traced(reading, "tool-switched-off").map(({ span, field, entry }) => {
    return { span, field, entry, where: " on Opus 4.8, Sonnet 5 and newer models" };
  });
  const bySetting = traced(reading, "tool-unmatched")
    .filter(({ reason }) => reason.why === "depends" && reason.needs === TASK_TOOLS_SETTING)
    .map(({ span, field, entry }) => ({ span, field, entry, where: "" }));
  return [...byModel, ...bySetting].filter(({ field }) => field === "tools");
}
