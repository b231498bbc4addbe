import { MAX_SKILLS } from "../client/facts/fields.ts";
import { skillMentions } from "../roster/mentions.ts";
import { defineRule } from "./rule.ts";

export const tooManySkills = defineRule({
  id: "too-many-skills",
  summary: "more skills than the client loads for one agent",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const names = new Set<string>();
    for (const { name, span } of skillMentions(reading)) {
      names.add(name);
      if (names.size <= MAX_SKILLS) continue;
      yield {
        span,
        message: `Claude Code loads the first ${MAX_SKILLS} skills of an agent, and "${name}" comes after them`,
        help: "name fewer skills; the agent can load others itself with the tool Skill",
      };
      return;
    }
  },
});
