import { copilotEntries, copilotFix } from "./copilot.ts";
import { defineRule } from "./rule.ts";

export const copilotTools = defineRule({
  id: "copilot-tools",
  summary: "a list of tools that is written for GitHub Copilot",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    // An agent that does not start for it is reported as such.
    if (reading.tools.spawn !== "ok") return;
    const entries = copilotEntries(reading);
    const [first] = entries;
    if (!first) return;
    const more = entries.length - 1;
    const rest = more === 0 ? "" : ` and ${more} more ${more === 1 ? "entry" : "entries"}`;
    const fix = copilotFix(reading, entries);
    yield {
      span: first.span,
      message: `the list is written for GitHub Copilot, and Claude Code drops "${first.entry}"${rest}`,
      help: "name the tools of Claude Code: Read, Edit, Write, Grep, Glob, Bash, WebFetch",
      ...(fix && { fix }),
    };
  },
});
