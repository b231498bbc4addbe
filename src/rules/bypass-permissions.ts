import { entryOf } from "../client/reading.ts";
import { keyInBrokenBlock, valueInBrokenBlock } from "../scan/broken-block.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

const MODE = "bypassPermissions";

export const bypassPermissions = defineRule({
  id: "bypass-permissions",
  summary: "a permission mode in which the agent is never stopped",
  effect: "risky",
  install: "block",
  since: "0.1.0",

  *check(reading) {
    if (reading.scope === "plugin") return;
    const help = "leave the mode to whoever starts the session";
    const broken = keyInBrokenBlock(reading, "permissionMode");
    if (broken && valueInBrokenBlock(reading, "permissionMode")?.includes(MODE)) {
      yield {
        span: broken,
        message: `\`${MODE}\` stands in frontmatter that cannot be read; a reader that is less strict takes it`,
        help,
      };
    }
    const entry = entryOf(reading, "permissionMode");
    if (entry?.value.kind !== "scalar" || String(entry.value.value).trim() !== MODE) return;
    const isRead = reading.values.permissionMode === MODE;
    yield {
      span: bare(reading, entry.value.span),
      message: !isRead
        ? `\`${MODE}\` with white space around it is no mode to Claude Code, and is one to a reader that is less strict`
        : "in this mode the agent does everything without asking, writing to `.git` and `.claude` included, wherever the session allows the mode",
      help,
    };
  },
});
