import type { Reading } from "../client/reading.ts";
import { mendFix } from "./mend-fix.ts";
import { bare, opening } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const pluginFallback = defineRule({
  id: "plugin-fallback",
  summary: "a plugin agent that loads only under stand-ins for what is missing",
  effect: "differs",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.scope !== "plugin" || !reading.loads) return;
    const unread = unreadBlock(reading);
    if (unread) {
      yield {
        span: unread.span,
        message: `${unread.why}; it loads the agent as "${reading.name}" with a stock description, every tool and ${unread.prompt} as its prompt`,
        help: "write a frontmatter with `name` and `description`, or move the file out of the plugin's agents",
        ...mendFix(reading),
      };
      return;
    }
    for (const { span } of traced(reading, "stock-name")) {
      yield {
        span: span.end > span.start ? bare(reading, span) : opening(reading),
        message: `there is no \`name\` that Claude Code takes, so the agent is called "${reading.name}" after its file`,
        help: "add a `name`",
      };
    }
    for (const { span } of traced(reading, "stock-description")) {
      yield {
        span: span.end > span.start ? bare(reading, span) : opening(reading),
        message: `there is no \`description\`, so Claude Code describes the agent as "${reading.description}"`,
        help: "say in `description` when the agent is to be used",
      };
    }
  },
});

function unreadBlock(reading: Reading) {
  const [unfenced] = traced(reading, "unfenced", "utf-16", "byte-order-mark");
  if (unfenced) {
    const why = "Claude Code sees no frontmatter in this file";
    return { span: unfenced.span, why, prompt: "the whole text" };
  }
  const [failed] = traced(reading, "yaml-failed");
  if (failed) {
    const why = `Claude Code cannot parse the frontmatter (${failed.error.message})`;
    return { span: failed.span, why, prompt: "the text below it" };
  }
  const [empty] = traced(reading, "not-a-mapping", "no-fields");
  if (!empty) return undefined;
  const why = "Claude Code finds no fields in the frontmatter";
  return { span: bare(reading, empty.span), why, prompt: "the text below it" };
}
