import { builtinAgents } from "../client/facts/builtin-agents.ts";
import type { Reading } from "../client/reading.ts";
import { closest } from "../text/closest.ts";
import { compareText } from "../text/order.ts";
import type { Member, Roster } from "./roster.ts";

export interface AgentNode {
  readonly kind: "agent";
  /** The name, and the path behind it where several agents have the same one. */
  readonly id: string;
  /** As the client keeps it; for an agent that does not load as it was written, or after its file. */
  readonly name: string;
  readonly reading: Reading;
  /** Path of the folder that the client would walk to find it. */
  readonly root: string;
  /** `dead`: it does not load, or cannot be started. `shadowed`: another file wins the name. */
  readonly state: "works" | "dead" | "shadowed";
}

/** A name in a list that is no agent's of the roster. */
export interface OtherNode {
  /** A command beside the agents, an agent that comes with the client, or nothing that is there. */
  readonly kind: "command" | "builtin" | "missing";
  readonly id: string;
  readonly name: string;
  /** The name that a missing one was almost certainly meant to be. */
  readonly near?: string;
}

export type GraphNode = AgentNode | OtherNode;

export interface Nodes {
  /** Every member of the roster, by name and path. */
  readonly agents: readonly AgentNode[];
  /** What a name stands for, in the file of an agent, whose own folder then comes first, or anywhere. */
  readonly find: (name: string, from?: AgentNode) => GraphNode;
}

export function nodesOf(roster: Roster): Nodes {
  const ids = new Set<string>();
  const agents = roster.members
    .map((member) => sketch(member, roster))
    .sort((a, b) => compareText(a.name, b.name) || rank(a) - rank(b))
    .map((node): AgentNode => ({ ...node, id: unusedId(node, ids) }));

  const find = finder(agents, roster, ids);
  return { agents, find };
}

function finder(agents: readonly AgentNode[], roster: Roster, ids: Set<string>): Nodes["find"] {
  const byName = new Map<string, AgentNode>();
  const byRoot = new Map<string, AgentNode>();
  // Those that work come first, so that a dead namesake does not stand in their way.
  const inOrder = agents.toSorted((a, b) => rank(a) - rank(b));
  for (const node of inOrder) {
    if (node.state === "shadowed") continue;
    addNew(byName, node.name.trim(), node);
    // Agents of one plugin call each other without its prefix.
    addNew(byRoot, inRoot(node.root, shortName(node).trim()), node);
  }
  const roots = [...new Set(agents.map(({ root }) => root))];
  const suggest = suggester([...byName.keys(), ...roster.commands]);
  const others = new Map<string, OtherNode>();
  return (name, from) => {
    const near = from ? [from.root] : roots;
    const agent =
      near.map((root) => byRoot.get(inRoot(root, name))).find((one) => one !== undefined) ??
      byName.get(name);
    if (agent) return agent;
    let other = others.get(name);
    if (!other) {
      const kind = kindOf(name, roster);
      const meant = kind === "missing" ? suggest(name) : undefined;
      other = { kind, id: unused(name, ids), name, ...(meant !== undefined && { near: meant }) };
      others.set(name, other);
    }
    return other;
  };
}

function addNew<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

export function compareNodes(a: GraphNode, b: GraphNode): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function sketch({ reading, root }: Member, { shadowedBy }: Roster): Omit<AgentNode, "id"> {
  const works = reading.loads && reading.tools.spawn === "ok";
  const state = shadowedBy.has(reading) ? "shadowed" : works ? "works" : "dead";
  const name = reading.name ?? reading.writtenName ?? nameLine(reading) ?? stem(reading);
  return { kind: "agent", name, reading, root: root.path, state };
}

function rank({ state }: Pick<AgentNode, "state">): number {
  return ["works", "dead", "shadowed"].indexOf(state);
}

function unusedId({ name, reading }: Omit<AgentNode, "id">, ids: Set<string>): string {
  return unused(ids.has(name) ? `${name} (${reading.document.file.path})` : name, ids);
}

function unused(wanted: string, ids: Set<string>): string {
  let id = wanted;
  while (ids.has(id)) id += "'";
  ids.add(id);
  return id;
}

/** What a file that cannot be parsed plainly says its name is. */
function nameLine({ document }: Reading): string | undefined {
  const head = document.file.text.slice(0, 4_096);
  const found = /^name[ \t]*:[ \t]*(["']?)([\w.-]{1,100})\1[ \t]*\r?$/m.exec(head);
  return found?.[2];
}

function stem({ document }: Reading): string {
  return document.file.path.replace(/^.*\//s, "").replace(/\.md$/, "");
}

function shortName({ name, reading }: AgentNode): string {
  const prefix = `${reading.pluginPrefix ?? ""}:`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function inRoot(root: string, name: string): string {
  return JSON.stringify([root, name]);
}

function kindOf(name: string, { commands }: Roster): OtherNode["kind"] {
  if (commands.has(name.replace(/^\//, ""))) return "command";
  return builtinAgents.includes(name) ? "builtin" : "missing";
}

/** Longer than a name may be, so that nothing near is looked for. */
const LONGEST_NAME = 256;
/** So many names are looked at closely; a roster with more that are wrong has another problem. */
const MOST_SUGGESTIONS = 200;

function suggester(names: readonly string[]): (name: string) => string | undefined {
  const short = names.filter(({ length }) => length <= LONGEST_NAME);
  let asked = 0;
  return (name) =>
    name.length > LONGEST_NAME || ++asked > MOST_SUGGESTIONS ? undefined : closest(name, short);
}
