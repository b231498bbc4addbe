import { defineRule } from "./rule.ts";

export const fieldTooNew = defineRule({
  id: "field-too-new",
  summary: "a field that this version of the client does not read yet",
  effect: "ignored",
  since: "0.1.0",

  *check({ frontmatter, client, loads }) {
    if (!loads) return;
    for (const { key, keySpan } of frontmatter.entries) {
      const since = client.laterField(key);
      if (since === undefined) continue;
      yield {
        span: keySpan,
        message: `Claude Code ${client.version} does not read \`${key}\`, which came with ${since}`,
        help: "do without it, or let the agent be used from that version on",
      };
    }
  },
});
