import { readFileSync, writeFileSync } from "node:fs";
import type { Observation } from "../../src/verify/subject.ts";
import type { Answer } from "../../src/verify/verify.ts";
import { askClient } from "./ask.ts";
import { fixture, fixtureIds } from "./fixture.ts";

/*
 * Asks the client in CLAUDE_BIN about every fixture and writes observed.json anew, in a form in
 * which a change of the client is a change of a line: `npm run conformance:record`, or for new
 * fixtures alone `npm run conformance:record -- NAME...`.
 */

interface Recording {
  readonly client: string;
  readonly recorded: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly cases: Readonly<Record<string, unknown>>;
}

const here = import.meta.url;
const target = new URL("observed.json", here);
/** A description above this length is not recorded, in UTF-16 units. */
const MAX_DESCRIPTION = 1000;
/** A list of tools of this length that stands in so many cases gets a name. */
const LONG = 10;
const OFTEN = 5;

const started = Date.now();
const before = JSON.parse(readFileSync(target, "utf8")) as Recording;
const ids = fixtureIds(here);
/** Named on the command line; the others keep what is recorded of them. */
const named = process.argv.slice(2);
const asked = named.length > 0 ? ids.filter((id) => named.includes(id)) : ids;
const files = new Map(asked.map((id) => [id, fixture(id, here)]));

const project = await askClient(files, { scope: "project", tools: true, here });
const plugin = await askClient(files, { scope: "plugin", tools: true, here });
const { version } = project.client;
const build = /\.[cm]?js$/.test(process.env["CLAUDE_BIN"]!) ? "Node.js" : "native";
const client = `Claude Code ${version} (${build} ${process.platform}-${process.arch} build), headless, session model claude-sonnet-4-6, foreground spawn, folder trust not accepted`;

if (named.length > 0 && before.client !== client) {
  throw new Error(`the others were recorded with ${before.client}; record all of them`);
}

const lists =
  named.length > 0
    ? new Map(Object.entries(before.lists).map(([name, list]) => [list.join(" "), name]))
    : nameLists([...project.answers, ...plugin.answers]);
const cases = Object.fromEntries(
  ids.map((id) => {
    const index = asked.indexOf(id);
    if (index < 0) return [id, before.cases[id]];
    const [one, other] = [project.answers[index]!, plugin.answers[index]!];
    return [id, { project: recorded(one.observation), plugin: recorded(other.observation) }];
  }),
);
const same = before.client === client && JSON.stringify(before.cases) === JSON.stringify(cases);
const today = new Date().toISOString().slice(0, 10);
const listsByName = Object.fromEntries([...lists].map(([list, name]) => [name, list.split(" ")]));
writeFileSync(
  target,
  [
    "{",
    ` "client": ${JSON.stringify(client)},`,
    ` "recorded": ${JSON.stringify(same ? before.recorded : today)},`,
    ` "lists": ${JSON.stringify(listsByName)},`,
    ' "cases": {',
    Object.entries(cases)
      .map(([id, one]) => `  ${JSON.stringify(id)}: ${JSON.stringify(one)}`)
      .join(",\n"),
    " }",
    "}",
    "",
  ].join("\n"),
);

const changed = ids.filter((id) => JSON.stringify(before.cases[id]) !== JSON.stringify(cases[id]));
for (const id of changed) console.log(`${id in before.cases ? "changed" : "new"}: ${id}`);
for (const [scope, { answers }] of Object.entries({ project, plugin })) {
  for (const [index, { differences }] of answers.entries()) {
    for (const { what, predicted, observed } of differences) {
      const values = `predicted ${JSON.stringify(predicted)}, observed ${JSON.stringify(observed)}`;
      console.log(`differs: ${asked[index]} [${scope}] ${what}: ${values}`);
    }
  }
}
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(
  `${asked.length} fixtures in two scopes with Claude Code ${version} in ${seconds} s; ${changed.length} lines changed`,
);

/** As it stands in the file; keys in a fixed order. */
function recorded(observation: Observation): object {
  if (!observation.loads) return { loads: false };
  const { name, description, model = null, start } = observation;
  const spawn =
    start && ("tools" in start ? { tools: nameOf(start.tools) } : { refused: start.refused });
  return {
    loads: true,
    name,
    ...(description !== undefined && description.length <= MAX_DESCRIPTION && { description }),
    model,
    ...(spawn && { spawn }),
  };
}

function nameOf(tools: readonly string[]): string | readonly string[] {
  const own = withoutServers(tools);
  return lists.get(own.join(" ")) ?? own;
}

/** Tools of MCP servers are not told: whether a server is up in time is a matter of luck. */
function withoutServers(tools: readonly string[]): readonly string[] {
  return tools.filter((tool) => !tool.startsWith("mcp__"));
}

/** Names for the lists that come often. Those of the last recording keep theirs. */
function nameLists(answers: readonly Answer[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { observation } of answers) {
    if (!observation.loads || !observation.start || !("tools" in observation.start)) continue;
    const list = withoutServers(observation.start.tools);
    if (list.length >= LONG) counts.set(list.join(" "), (counts.get(list.join(" ")) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= OFTEN).map(([list]) => list);
  const old = new Map(Object.entries(before.lists).map(([name, list]) => [list.join(" "), name]));
  const names = new Set(often.map((list) => old.get(list)));
  let number = 0;
  const fresh = () => {
    while (names.has(`list${number}`)) number++;
    return `list${number++}`;
  };
  const all = often.map((list) => [list, old.get(list) ?? fresh()] as const);
  return new Map(all.toSorted(([, a], [, b]) => (a < b ? -1 : 1)));
}
