import { agentMentions } from "../roster/mentions.ts";
import { defineRule } from "./rule.ts";

export const missingAgentTool = defineRule({
  id: "missing-agent-tool",
  summary: "a prompt that starts agents, of an agent that has no tool for it",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const { granted, denied, spawn } = reading.tools;
    if (!reading.loads || spawn !== "ok" || granted === "*" || granted.includes("Agent")) return;
    const start = reading.document.envelope.body.start;
    const [first] = agentMentions(reading).filter(({ span }) => span.start >= start);
    if (!first) return;
    yield {
      span: first.span,
      message: `the prompt starts "${first.name}", and ${denied.includes("Agent") ? "`disallowedTools` takes" : "`tools` leaves"} the tool Agent ${denied.includes("Agent") ? "away" : "out"}`,
      help: "add Agent to `tools`, or leave the start of other agents to whoever reads the answer",
    };
  },
});
