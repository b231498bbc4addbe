import { basename, join } from "node:path";
import type { LockEntry } from "../../install/lock/schema.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { FetchResult, Offer, Resolved, SourceEnv } from "../../install/source/source.ts";
import { parseSpec } from "../../install/source/spec.ts";
import type { Spec } from "../../install/source/spec.ts";
import type { Context } from "./context.ts";
import { documentsFor } from "./documents.ts";
import { judged } from "./offers.ts";
import { exit } from "./exit.ts";
import { Refused, SourceTrouble } from "./trouble.ts";

/** What the source of an installed agent has now. */
export async function fetchNewest(
  name: string,
  entry: LockEntry,
  context: Context,
): Promise<OfferedAgent> {
  const spec = requestSpec(entry, context);
  const offer = await theOffer(name, entry, spec, context);
  const { upstreamName } = entry;
  const agent = judged(offer, entry.requested, context, {
    ...(upstreamName !== undefined && { as: name }),
    auto: entry.auto,
    dependencies: entry.dependencies,
  });
  const withDocuments = Object.values(entry.files).some(({ target }) => target === "document");
  return withDocuments ? { ...agent, documents: await documentsFor(agent, context) } : agent;
}

/** The very text that the lock names, fetched again from where it came. */
export async function fetchLocked(
  name: string,
  entry: LockEntry,
  context: Context,
): Promise<OfferedAgent> {
  const offer = await theOffer(
    name,
    entry,
    lockedSpec(entry.resolved as Resolved, context),
    context,
  );
  return judged(offer, entry.requested, context, {
    ...(entry.upstreamName !== undefined && { as: name }),
  });
}

async function theOffer(
  name: string,
  entry: LockEntry,
  spec: Spec,
  { source }: Context,
): Promise<Offer> {
  const { fetchAgents } = await import("../../install/source/fetch.ts");
  const { resolved } = entry;
  const env: SourceEnv =
    resolved.type === "https" && source.sha256 === undefined
      ? { ...source, sha256: resolved.sha256 }
      : source;
  const result: FetchResult = await fetchAgents(spec, env);
  if (result.failure) {
    throw new SourceTrouble(name, result.failure, false);
  }
  const wanted = entry.upstreamName ?? name;
  const found = result.agents.find((one) => one.name === wanted);
  if (found) return found;
  if (result.agents.length === 1) return result.agents[0]!;
  throw new Refused({
    code: exit.failure,
    path: null,
    message: `${entry.requested} no longer has an agent called ${wanted}`,
    advice: `keep it as your own with \`install-agent eject ${name}\``,
  });
}

/** What was asked for, wherever one stands now. */
function requestSpec(entry: LockEntry, context: Context): Spec {
  if (entry.resolved.type === "path") return lockedSpec(entry.resolved as Resolved, context);
  const parsed = parseSpec(entry.requested);
  if ("spec" in parsed) return parsed.spec;
  throw new Refused({
    code: exit.refused,
    path: null,
    message: `the lock file names a source that cannot be read: ${entry.requested}`,
    advice: null,
  });
}

function lockedSpec(resolved: Resolved, { source }: Context): Spec {
  switch (resolved.type) {
    case "catalog":
      return { type: "catalog", name: basename(resolved.path, ".md") };
    case "path":
      return { type: "path", path: join(source.root, ...resolved.path.split("/")) };
    case "npm":
      return { type: "npm", package: resolved.package, range: resolved.version };
    case "git":
      return { type: "git", url: resolved.url, ref: resolved.commit, path: resolved.path };
    case "https":
      return { type: "https", url: resolved.url };
  }
}
