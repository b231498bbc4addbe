import { builtinAgents } from "../client/facts/builtin-agents.ts";
import { ClientFailure } from "./failure.ts";
import { field, recordsIn, textField } from "./json.ts";
import type { Session } from "./session.ts";
import type { LoadedAgent, Subject } from "./subject.ts";

/** Asks which agents the client took, and finds the file of each. `paths` are absolute. */
export async function loadedAgents(
  session: Session,
  paths: ReadonlyMap<string, Subject>,
): Promise<ReadonlyMap<Subject, LoadedAgent>> {
  const hello = await session.ask("initialize");
  if (!Array.isArray(field(hello, "agents"))) return byNameAlone(session, finder(paths));
  const kept = new Map(recordsIn(field(hello, "agents")).map((one) => [one["name"], one]));
  const usage = await session.ask("get_context_usage").catch((error: unknown) => {
    // Unknown to the older ones, which the session itself does not mind.
    if (session.failed) throw error;
  });
  // Those that the client brings along are not listed here.
  const custom = Array.isArray(field(usage, "agents"))
    ? recordsIn(field(usage, "agents")).map((one) => ({ ...one, name: one["agentType"] }))
    : [...kept.values()].filter(({ name }) => !builtinAgents.includes(String(name)));

  const find = finder(paths);
  const agents = new Map<Subject, LoadedAgent>();
  for (const one of custom) {
    const name = textField(one, "name");
    if (name === undefined) continue;
    const subject = find(name, textField(one, "path"));
    if (!subject) continue;
    const description = textField(kept.get(name), "description");
    const model = textField(kept.get(name), "model");
    agents.set(subject, {
      name,
      ...(description !== undefined && { description }),
      ...(model !== undefined && { model }),
    });
  }
  return agents;
}

/** Clients before some version tell the names alone, and only once something was said to them. */
async function byNameAlone(
  session: Session,
  find: ReturnType<typeof finder>,
): Promise<ReadonlyMap<Subject, LoadedAgent>> {
  const messages = await session.turn("which agents are there");
  const names = messages
    .filter((message) => textField(message, "subtype") === "init")
    .map((message) => field(message, "agents"))
    .find(Array.isArray);
  if (!names) {
    throw new ClientFailure(
      "the client does not tell its agents; it is too old or another program",
    );
  }
  const agents = new Map<Subject, LoadedAgent>();
  for (const name of names as readonly unknown[]) {
    if (typeof name !== "string" || builtinAgents.includes(name)) continue;
    const subject = find(name, undefined);
    if (subject) agents.set(subject, { name, nameOnly: true });
  }
  return agents;
}

/**
 * By the path, which newer clients tell. Older ones tell names only: then by the names that were
 * expected, and a file that was asked about alone is the one.
 */
function finder(paths: ReadonlyMap<string, Subject>) {
  const subjects = [...paths.values()];
  const asked = subjects.filter(({ control }) => !control);
  return (name: string, path: string | undefined): Subject | undefined => {
    if (path !== undefined) return paths.get(path);
    const expected = subjects.find(({ names }) => names.includes(name));
    return expected ?? (asked.length === 1 ? asked[0] : undefined);
  };
}
