import { entryOf } from "../client/reading.ts";
import { defineRule } from "./rule.ts";

export const initialPromptOfSubagent = defineRule({
  id: "initial-prompt-of-subagent",
  summary: "an `initialPrompt`, which only the main agent of a session gets",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    const entry = entryOf(reading, "initialPrompt");
    if (!entry || reading.values.initialPrompt === undefined) return;
    yield {
      span: entry.keySpan,
      message:
        "Claude Code sends `initialPrompt` only when the agent is the main one (`--agent`), and not when it is started as a subagent",
      help: "put into the prompt what a subagent needs to know",
    };
  },
});
