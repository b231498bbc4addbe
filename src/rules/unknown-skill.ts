import { skillMentions } from "../roster/mentions.ts";
import { closest } from "../text/closest.ts";
import { replaceEntry } from "./list-edits.ts";
import { defineRule } from "./rule.ts";

export const unknownSkill = defineRule({
  id: "unknown-skill",
  summary: "a name in `skills` that no skill has",
  effect: "ignored",
  since: "0.1.0",
  judges: "surroundings",
  fix: "unsafe",

  *check(reading, { beside }) {
    const known = beside?.(reading.document.file.path)?.skills;
    if (!known || !reading.loads) return;
    for (const { name, span } of skillMentions(reading)) {
      // Of another plugin's skills nothing is known.
      if (known.has(name) || /^[\w-]+:/.test(name)) continue;
      const near = known.size > MANY ? undefined : (bareName(name, known) ?? closest(name, known));
      const edit = near && replaceEntry(reading, { field: "skills", span }, near);
      yield {
        span,
        message: `there is no skill "${name}" beside the agent, and Claude Code starts it without one`,
        help: near
          ? `write "${near}" if that is the skill you meant`
          : "remove the name, or add the skill",
        ...(edit && {
          fix: {
            title: `Replace "${name}" with "${near}"`,
            applicability: "unsafe",
            edits: [edit],
          },
        }),
      };
    }
  },
});

/** Comparing with more names than this is dear, and a hostile list is long. */
const MANY = 500;

/** A skill by its path or as one types it: `/name`, `.claude/skills/name/SKILL.md`. */
function bareName(written: string, known: ReadonlySet<string>): string | undefined {
  const parts = written.replace(/\/SKILL\.md$/, "").split("/");
  const last = parts.at(-1)!;
  return parts.length > 1 && known.has(last) ? last : undefined;
}
