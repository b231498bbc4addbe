import { documentMentions } from "../roster/references.ts";
import { defineProjectRule } from "./rule.ts";

export const missingDocument = defineProjectRule({
  id: "missing-document",
  summary: "a document that an agent is told to read and that is not there",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check({ members, documents }) {
    for (const { reading, root } of members) {
      const present = documents.get(root.path);
      if (!present) continue;
      const told = new Set<string>();
      for (const { name, span, toRead } of documentMentions(reading)) {
        // Claude Code brings that one along by itself, if there is one.
        if (!toRead || name === "CLAUDE.md" || present.has(name) || told.has(name)) continue;
        told.add(name);
        yield {
          reading,
          span,
          message: `${name} is not in this project, and an agent that is told to read it works without what it says`,
          help: "add the document, or say what to do without it and ignore this",
        };
      }
    }
  },
});
