import { join } from "node:path";
import { compareText } from "../../text/order.ts";
import { readBytes } from "../read-bytes.ts";
import { fromPath } from "./from-path.ts";
import type { Offer, SourceEnv } from "./source.ts";

/** Agents that a package of the project brings along. They are listed, and written only when asked for. */
export interface DependencyOffer {
  readonly package: string;
  readonly version: string;
  readonly agents: readonly (Offer & {
    /** How to ask for it: `./node_modules/@acme/agents#reviewer`. */
    readonly spec: string;
  })[];
}

/**
 * What the direct dependencies of the project at `env.root` offer: those whose package.json has
 * `agents`. Only what is installed is looked at; nothing is fetched.
 */
export async function offersOfDependencies(env: SourceEnv): Promise<readonly DependencyOffer[]> {
  const own = await manifestAt(env.root);
  const names = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]
    .flatMap((field) => Object.keys(objectOf(own?.[field])))
    .filter((name) => /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*$/.test(name));
  const offers: DependencyOffer[] = [];
  for (const name of [...new Set(names)].sort(compareText)) {
    const path = `./node_modules/${name}`;
    const manifest = await manifestAt(join(env.root, path));
    if (manifest?.["agents"] === undefined) continue;
    const found = await fromPath({ path }, { ...env, cwd: env.root });
    if (found.failure) continue;
    const version = manifest["version"];
    offers.push({
      package: name,
      version: typeof version === "string" ? version : "",
      agents: found.agents.map((agent) => ({ ...agent, spec: `${path}#${agent.name}` })),
    });
  }
  return offers;
}

async function manifestAt(folder: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const found = await readBytes(join(folder, "package.json")).catch(() => undefined);
  if (found?.kind !== "bytes") return undefined;
  try {
    return objectOf(JSON.parse(new TextDecoder().decode(found.bytes)));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
