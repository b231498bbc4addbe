import { failedGuards, matcherFix, renamedEvent } from "./guards.ts";
import { defineRule, traced } from "./rule.ts";
import { survives } from "./survives.ts";

const consequence: Readonly<Record<string, string>> = {
  tools: "so the agent gets every tool",
  disallowedTools: "so nothing is denied",
  permissionMode: "so the agent runs in the mode of the session",
};

export const restrictionNotRead = defineRule({
  id: "restriction-not-read",
  summary: "a restriction that the client does not read",
  effect: "unguarded",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    if (!reading.loads) return;
    for (const { span, key, near, restricts } of traced(reading, "key-not-read")) {
      if (!restricts || near === undefined) continue;
      const edits = [{ ...span, text: near }];
      yield {
        span,
        message: `\`${key}\` is no key that Claude Code reads, ${consequence[near]}`,
        help: `write the key as \`${near}\``,
        ...(survives(reading, edits) && {
          fix: { title: `Rename \`${key}\` to \`${near}\``, applicability: "unsafe", edits },
        }),
      };
    }
    for (const { span, key } of traced(reading, "restriction-lost")) {
      yield {
        span,
        message: `\`${key}\` stands in text that Claude Code does not read as fields, ${consequence[key]}`,
        help: "mend the frontmatter, so that this line is part of it",
      };
    }
    for (const { span, event, what, dead } of failedGuards(reading)) {
      if (dead) {
        const fix = matcherFix(reading, span, dead);
        yield {
          span,
          message: `a hook on \`${event}\` ${what}, so this guard never runs for ${dead.tool}`,
          help: `write "${dead.right}"`,
          ...(fix && { fix }),
        };
        continue;
      }
      const fix = renamedEvent(reading, span, event);
      yield {
        span,
        message: `\`${event}\` ${what}, so this guard never runs`,
        help: "write the event as `PreToolUse` or `PermissionRequest`, with matchers that hold a list `hooks`",
        ...(fix && { fix }),
      };
    }
    for (const { span, key, written, near } of traced(reading, "value-ignored")) {
      if (key !== "permissionMode" || (near !== "plan" && near !== "dontAsk")) continue;
      yield {
        span,
        message: `${written} is no permission mode, ${consequence[key]}`,
        help: `write \`${near}\``,
      };
    }
  },
});
