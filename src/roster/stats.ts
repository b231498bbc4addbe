import type { Reading } from "../client/reading.ts";
import { compareText } from "../text/order.ts";
import { ROSTER_WARNING, estimatedTokens, listedMembers, rosterTokens } from "./cost.ts";
import type { Member, Roster } from "./roster.ts";
import { whyDead } from "./why-dead.ts";

/** What a roster costs and what it is made of. All tokens are estimates: four characters each. */
export interface RosterStats {
  /** The agents that the model gets to see, the dearest in every conversation first. */
  readonly agents: readonly AgentCost[];
  readonly tokens: {
    /** Of all names and descriptions, in every conversation. */
    readonly descriptions: number;
    /** Above this the client warns at the start (observed). */
    readonly warning: number;
    /** Of all prompts together; each is paid only when its agent is started. */
    readonly prompts: number;
  };
  /** How many agents ask for a model, the most used first; `inherit` where none is named. */
  readonly models: readonly Count[];
  /** How many agents get a tool by name, the most used first. */
  readonly tools: readonly Count[];
  /** Agents that get every tool. */
  readonly allTools: number;
  /** Paths of agents with the very same description; each group and the groups sorted. */
  readonly sameDescription: readonly (readonly string[])[];
  /** Agents whose name another file wins. */
  readonly shadowed: readonly {
    readonly path: string;
    readonly name: string;
    readonly by: string;
  }[];
  /** Files that the client skips, or does not start. */
  readonly dead: readonly { readonly path: string; readonly reason: string }[];
}

export interface AgentCost {
  readonly name: string;
  readonly path: string;
  /** Of its name and description, in every conversation. */
  readonly descriptionTokens: number;
  /** Of its prompt, when it is started. */
  readonly promptTokens: number;
  readonly model: string;
  /** How many tools it gets by name; all of them. */
  readonly tools: number | "*";
}

export interface Count {
  readonly name: string;
  readonly agents: number;
}

export function rosterStats(roster: Roster): RosterStats {
  const listed = listedMembers(roster);
  const agents = listed.map(costOf).sort(dearestFirst);
  const sum = (of: (agent: AgentCost) => number) => agents.reduce((all, one) => all + of(one), 0);
  return {
    agents,
    tokens: {
      descriptions: sum(({ descriptionTokens }) => descriptionTokens),
      warning: ROSTER_WARNING,
      prompts: sum(({ promptTokens }) => promptTokens),
    },
    models: counted(agents.map(({ model }) => model)),
    tools: counted(listed.flatMap(({ reading }) => toolsOf(reading))),
    allTools: agents.filter(({ tools }) => tools === "*").length,
    sameDescription: sameDescriptions(listed),
    shadowed: [...roster.shadowedBy].map(([loser, winner]) => ({
      path: pathOf(loser),
      name: loser.name ?? "",
      by: pathOf(winner.reading),
    })),
    dead: roster.members.flatMap(({ reading }) => {
      const reason = whyDead(reading);
      return reason === undefined ? [] : [{ path: pathOf(reading), reason }];
    }),
  };
}

function costOf(member: Member): AgentCost {
  const { reading } = member;
  return {
    name: reading.name ?? "",
    path: pathOf(reading),
    descriptionTokens: rosterTokens(member),
    promptTokens: estimatedTokens(reading.document.body),
    model: reading.values.model ?? "inherit",
    tools: reading.tools.granted === "*" ? "*" : toolsOf(reading).length,
  };
}

function dearestFirst(a: AgentCost, b: AgentCost): number {
  return (
    b.descriptionTokens - a.descriptionTokens ||
    compareText(a.name, b.name) ||
    compareText(a.path, b.path)
  );
}

function toolsOf({ tools }: Reading): readonly string[] {
  return tools.granted === "*" ? [] : [...tools.granted, ...tools.mcp];
}

function counted(names: readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, agents]) => ({ name, agents }))
    .sort((a, b) => b.agents - a.agents || compareText(a.name, b.name));
}

function sameDescriptions(members: readonly Member[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const { reading } of members) {
    const { description = "" } = reading;
    groups.set(description, [...(groups.get(description) ?? []), pathOf(reading)]);
  }
  return [...groups.values()]
    .filter((paths) => paths.length > 1)
    .map((paths) => paths.sort(compareText))
    .sort((a, b) => compareText(a[0]!, b[0]!));
}

function pathOf({ document }: Reading): string {
  return document.file.path;
}
