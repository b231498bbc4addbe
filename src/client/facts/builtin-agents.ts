import type { Fact } from "./fact.ts";

export interface BuiltinAgent extends Fact {
  readonly name: string;
}

const source =
  "observed on 2.1.330: answer to `initialize`; a project agent of the name replaces it";

/** Agents that come with the client. */
export const builtinAgentFacts: readonly BuiltinAgent[] = [
  { name: "Explore", source },
  { name: "Plan", source },
  { name: "claude", source },
  { name: "general-purpose", source },
  { name: "statusline-setup", source },
];

export const builtinAgents: readonly string[] = builtinAgentFacts.map(({ name }) => name);
