/**
 * Skills and commands that come with the client and that `skills` loads, or may load with a login,
 * a setting or another release (observed: names of the session's list, 2.1.330).
 */
export const bundledSkills: readonly string[] = [
  "batch",
  "claude-api",
  "code-review",
  "dataviz",
  "debug",
  "deep-research",
  "doctor",
  "fewer-permission-prompts",
  "init",
  "insights",
  "loop",
  "plugin-authoring",
  "review",
  "run",
  "run-skill-generator",
  "security-review",
  "simplify",
  "team-onboarding",
  "update-config",
  "verify",
  "workflow-authoring",
];
