import { NEWEST_COMPARED, NEWEST_OBSERVED, behaviours } from "./facts/behaviours.ts";
import type { Behaviour } from "./facts/behaviours.ts";
import type { Fact } from "./facts/fact.ts";
import { fields } from "./facts/fields.ts";
import { removedTools, toolAliases, tools } from "./facts/tools.ts";
import type { RemovedTool, ToolFact } from "./facts/tools.ts";
import type { YamlDialect } from "../agent/yaml/node.ts";
import { closest } from "../text/closest.ts";
import { compareVersions } from "./version.ts";

/** The facts narrowed to one version of Claude Code. Nothing else in the project compares versions. */
export interface Client {
  readonly version: string;
  /** Newer than every version that was held against the facts: the newest ones stand in. */
  readonly beyondFacts: boolean;
  readonly yaml: YamlDialect;
  does(behaviour: Behaviour): boolean;
  /** The tool of exactly this name, aliases not followed. */
  tool(name: string): ToolFact | undefined;
  /** The current name behind an alias that this version accepts. */
  aliasOf(name: string): string | undefined;
  /** A name that this version no longer has. */
  removed(name: string): RemovedTool | undefined;
  /** The name as the client spells it, for one that differs in case at most. */
  toolInAnyCase(name: string): string | undefined;
  /** The name that was almost certainly meant by one that is no tool's. */
  toolNear(name: string): string | undefined;
  readonly toolNames: readonly string[];
  /** The first version that reads the key, where this one does not yet. */
  laterField(key: string): string | undefined;
}

const MOST_REMEMBERED = 1_000;
const cache = new Map<string, Client>();

/** `version` must have the form `2.1.330`. */
export function clientAt(version: string = NEWEST_OBSERVED): Client {
  let client = cache.get(version);
  if (!client) cache.set(version, (client = build(version)));
  return client;
}

function build(version: string): Client {
  const holds = (fact: Fact) =>
    (!fact.since || compareVersions(fact.since, version) <= 0) &&
    (!fact.until || compareVersions(version, fact.until) < 0);
  const done = new Set(
    (Object.keys(behaviours) as Behaviour[]).filter((behaviour) => holds(behaviours[behaviour])),
  );
  const does = (behaviour: Behaviour) => done.has(behaviour);

  const known = new Map(tools.filter(holds).map((tool) => [tool.name, tool]));
  const gone = new Map<string, RemovedTool>();
  for (const tool of removedTools) {
    // A tool that this version still had is one like any other.
    if (tool.until && compareVersions(version, tool.until) < 0) {
      known.set(tool.name, { name: tool.name, subagent: "yes", source: tool.source });
    } else gone.set(tool.name, tool);
  }
  const aliases = new Map(toolAliases.filter(holds).map((alias) => [alias.name, alias.means]));

  const later = new Map(
    fields.filter((field) => !holds(field)).map(({ name, since }) => [name, since]),
  );
  const toolNames = [...known.keys()].sort();
  const inAnyCase = new Map(toolNames.map((name) => [name.toLowerCase(), name]));

  return {
    version,
    beyondFacts: compareVersions(version, NEWEST_COMPARED) > 0,
    yaml: yamlDialect(does),
    does,
    tool: (name) => known.get(name),
    aliasOf: (name) => aliases.get(name),
    removed: (name) => gone.get(name),
    toolInAnyCase: (name) => inAnyCase.get(name.toLowerCase()),
    toolNear: remembered((name) => closest(name, toolNames)),
    toolNames,
    laterField: (key) => later.get(key),
  };
}

/** Wrong names come again and again, in one list as in a hundred files. */
function remembered(find: (name: string) => string | undefined): Client["toolNear"] {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    if (known.size >= MOST_REMEMBERED) known.clear();
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

function yamlDialect(does: Client["does"]): YamlDialect {
  if (!does("parses-with-bun")) {
    return {
      parser: "javascript",
      duplicateKeys: "error",
      mergeKeys: false,
      nul: "kept",
      runtime: "1.3",
      surrogatePairs: "read",
      closingBracket: "anywhere",
    };
  }
  return {
    parser: "bun",
    duplicateKeys: "last-wins",
    mergeKeys: true,
    nul: does("nul-fails") ? "error" : "ends",
    runtime: does("runs-on-bun-1.4") ? "1.4" : "1.3",
    surrogatePairs: does("reads-surrogate-pairs") ? "read" : "error",
    closingBracket: does("closes-brackets-anywhere") ? "anywhere" : "indented",
  };
}
