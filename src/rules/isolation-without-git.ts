import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const isolationWithoutGit = defineRule({
  id: "isolation-without-git",
  summary: "an agent that works in a git worktree, in a folder that is in no repository",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check(reading, { beside }) {
    const known = beside?.(reading.document.file.path);
    if (!reading.loads || reading.values.isolation !== "worktree" || known?.git !== false) return;
    yield {
      span: bare(reading, entryOf(reading, "isolation")!.value.span),
      message:
        "the project is in no git repository, and there Claude Code refuses to start an agent with `isolation: worktree`",
      help: "put the project under git, configure the hooks WorktreeCreate and WorktreeRemove, or remove the key",
    };
  },
});
