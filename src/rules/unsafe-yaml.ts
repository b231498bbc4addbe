import { traps } from "../scan/yaml-traps.ts";
import { defineRule } from "./rule.ts";

export const unsafeYaml = defineRule({
  id: "unsafe-yaml",
  summary: "frontmatter that readers take for different things, or that overwhelms them",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    for (const { span, what } of traps(reading)) {
      yield { span, message: what, help: "write the fields plainly, each once" };
    }
  },
});
