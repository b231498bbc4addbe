import { foreignFix, foreignList } from "./foreign.ts";
import { defineRule } from "./rule.ts";

export const foreignTools = defineRule({
  id: "foreign-tools",
  summary: "a list of tools that is written for another product, such as GitHub Copilot",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    // An agent that does not start for it is reported as such.
    if (reading.tools.spawn !== "ok") return;
    const list = foreignList(reading);
    const [first] = list?.entries ?? [];
    if (!list || !first) return;
    const more = list.entries.size - 1;
    const rest = more === 0 ? "" : ` and ${more} more ${more === 1 ? "entry" : "entries"}`;
    const fix = foreignFix(reading, list);
    yield {
      span: first.span,
      message: `the list is written for ${list.product.name}, and Claude Code drops "${first.entry}"${rest}`,
      help: "name the tools of Claude Code: Read, Edit, Write, Grep, Glob, Bash, WebFetch",
      ...(fix && { fix }),
    };
  },
});
