import { coordinationAbsentAgents } from "./coordination-absent-agents.ts";
import { coordinationContradictsItself } from "./coordination-contradicts-itself.ts";
import { coordinationNamesItself } from "./coordination-names-itself.ts";
import { coordinationRepeatsName } from "./coordination-repeats-name.ts";
import { coordinationUnanswered } from "./coordination-unanswered.ts";
import { coordinationUnknownAgent } from "./coordination-unknown-agent.ts";
import { malformedCoordination } from "./malformed-coordination.ts";
import type { Rule } from "./rule.ts";

/** The rules about who works with whom, which `agentlint graph --check` asks at their full level. */
export const graphRules: readonly Rule[] = [
  coordinationAbsentAgents,
  coordinationContradictsItself,
  coordinationNamesItself,
  coordinationRepeatsName,
  coordinationUnanswered,
  coordinationUnknownAgent,
  malformedCoordination,
];
