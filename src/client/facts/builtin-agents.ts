/** Agents that come with the client; a project agent of the same name replaces one (observed). */
export const builtinAgents: readonly string[] = [
  "Explore",
  "Plan",
  "claude",
  "general-purpose",
  "statusline-setup",
];
