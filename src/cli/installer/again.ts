import type { InstalledAgent } from "../../install/survey/installed.ts";
import { documentsIn } from "../../install/lock/lock.ts";
import type { LockEntry } from "../../install/lock/schema.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { FetchResult, Offer, Resolved } from "../../install/source/source.ts";
import { parseSpec } from "../../install/source/spec/parse-spec.ts";
import type { Context } from "./context.ts";
import { judged } from "./offers.ts";
import { exit } from "./exit.ts";
import { Refused, SourceTrouble, troubleOf } from "./trouble.ts";

/** An agent whose source did not give it; that of another may still. */
export interface Unreachable {
  readonly name: string;
  /** As people see it. */
  readonly path: string;
  readonly code: number;
  readonly message: string;
  readonly advice: string | null;
}

/** What the source of an installed agent has now, or why it has nothing. */
export async function askNewest(
  { name, entry, file }: InstalledAgent,
  context: Context,
): Promise<OfferedAgent | Unreachable> {
  try {
    return await fetchNewest(name, entry, context);
  } catch (error) {
    if (!(error instanceof SourceTrouble || error instanceof Refused)) throw error;
    const { code, advice, message } = troubleOf(error)!;
    return {
      name,
      path: context.shown(file.target),
      // Nobody has asked in a wrong way here: what does not fit is the source.
      code: code === exit.usage ? exit.failure : code,
      message: error instanceof SourceTrouble ? error.failure.message : message,
      advice,
    };
  }
}

async function fetchNewest(
  name: string,
  entry: LockEntry,
  context: Context,
): Promise<OfferedAgent> {
  const offer = theOffer(name, entry, await newest(entry, context));
  const { upstreamName } = entry;
  return judged(offer, entry.requested, context, {
    ...(upstreamName !== undefined && { as: name }),
    grants: entry.grants ?? [],
    known: entry.resolved as Resolved,
    auto: entry.auto,
    dependencies: entry.dependencies,
    ...(documentsIn(entry).length > 0 && { documents: "bring" }),
  });
}

/** The very text that the lock names, fetched again from where it came; not judged. */
export async function offerLocked(
  name: string,
  entry: LockEntry,
  { source }: Context,
): Promise<Offer> {
  const { refetch } = await import("../../install/source/refetch.ts");
  return theOffer(name, entry, await refetch(entry.resolved as Resolved, source));
}

/** The same, judged. */
export async function fetchLocked(
  name: string,
  entry: LockEntry,
  context: Context,
): Promise<OfferedAgent> {
  return judged(await offerLocked(name, entry, context), entry.requested, context, {
    grants: entry.grants ?? [],
    ...(entry.upstreamName !== undefined && { as: name }),
  });
}

/** What was asked for, wherever one stands now. */
async function newest(entry: LockEntry, { source }: Context): Promise<FetchResult> {
  const { resolved } = entry;
  if (resolved.type === "path") {
    const { refetch } = await import("../../install/source/refetch.ts");
    return refetch(resolved as Resolved, source);
  }
  const parsed = parseSpec(entry.requested);
  if ("problem" in parsed) {
    throw new Refused({
      code: exit.refused,
      path: null,
      message: `the lock file names a source that cannot be read: ${entry.requested}`,
      advice: null,
    });
  }
  const { fetchAgents } = await import("../../install/source/fetch.ts");
  const asked = resolved.type === "https" && source.sha256 === undefined;
  return fetchAgents(parsed.spec, asked ? { ...source, sha256: resolved.sha256 } : source);
}

function theOffer(name: string, entry: LockEntry, result: FetchResult): Offer {
  if (result.failure) throw new SourceTrouble(name, result.failure, false);
  const wanted = entry.upstreamName ?? name;
  const found = result.agents.find((one) => one.name === wanted);
  if (found) return found;
  const others = result.agents.map((one) => one.name);
  const more = others.length > MOST_NAMES ? ", …" : "";
  throw new Refused({
    code: exit.failure,
    path: null,
    message: `${entry.requested} no longer has an agent called ${wanted}; it has ${others.slice(0, MOST_NAMES).join(", ")}${more}`,
    advice: `\`install-agent remove ${name}\` takes it out, \`install-agent eject ${name}\` makes it your own`,
  });
}

const MOST_NAMES = 5;
