import { entryOf } from "../client/reading.ts";
import { defineRule } from "./rule.ts";

export const initialPrompt = defineRule({
  id: "initial-prompt",
  summary: "a first turn that the file takes for its user",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    const entry = entryOf(reading, "initialPrompt");
    if (!entry || reading.values.initialPrompt === undefined) return;
    yield {
      span: entry.keySpan,
      message: "as the main agent it starts with this prompt, as if the user had written it",
      help: "read it before the agent is started so",
    };
  },
});
