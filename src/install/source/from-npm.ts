import { createHash, timingSafeEqual } from "node:crypto";
import { MAX_PACKED } from "./archive/gzip.ts";
import { fromArchive } from "./from-archive.ts";
import { npmConfig } from "./npm/config.ts";
import { choose } from "./npm/packument.ts";
import type { Published } from "./npm/packument.ts";
import { helpToLogIn, loginFor } from "./npm/login.ts";
import { registryOf, tarballAt } from "./npm/registry.ts";
import { failure } from "./source.ts";
import type { Failed, FetchResult, SourceEnv } from "./source.ts";
import { get } from "./web/get.ts";
import type { Asked } from "./web/get.ts";
import type { WebSettings } from "./web/open.ts";
import { webSettings } from "./web/settings.ts";

/** What a registry may say of a package, in bytes. */
const MAX_PACKUMENT = 32 * 1_048_576;

export interface NpmRequest {
  readonly package: string;
  readonly range?: string | undefined;
  readonly agent?: string | undefined;
  /** What the lock expects; a registry that vouches for something else is not followed. */
  readonly integrity?: string | undefined;
}

/**
 * An npm package: its tarball is read in memory, nothing of it is unpacked, and none of its scripts
 * are run. Registry, login, proxy and certificates are npm's own. `unpack` finds the agents in it.
 */
export async function fromNpm(
  request: NpmRequest,
  env: SourceEnv,
  unpack = fromArchive,
): Promise<FetchResult> {
  const named = `npm package ${request.package}`;
  if (env.offline)
    return failure("network", `${named} is on the network, and --offline forbids it`);
  const config = await npmConfig(env);
  const registry = await registryOf(request.package, config, env);
  if ("failure" in registry) return registry;
  const web = await webSettings(config, env);
  const login = {
    loginFor: (url: URL) => loginFor(url, registry, config, env),
    helpToLogIn: helpToLogIn(registry, config),
  };
  const found = await findVersion(request, registry, login, web);
  if ("failure" in found) return found;
  const { version, integrity } = found;
  const source = `${named} ${version}`;
  if (request.integrity !== undefined && !integrity.includes(request.integrity)) {
    return failure(
      "integrity",
      `the registry vouches for another content of ${source} than the lock`,
    );
  }
  const url = await tarballAt(found.tarball, registry, config, env);
  if ("failure" in url) return url;
  const tarball = await get({ url, source, limit: MAX_PACKED, ...login }, web);
  if ("failure" in tarball) return tarball;
  const sum = integrity.find((one) => fits(tarball.bytes, one));
  if (sum === undefined) {
    return failure("integrity", `${source} is not what the registry vouches for`);
  }
  return unpack(tarball.bytes, {
    source,
    archive: `the archive of ${source}`,
    agent: request.agent,
    resolve: (path) => ({ type: "npm", package: request.package, version, integrity: sum, path }),
  });
}

async function findVersion(
  { package: name, range }: NpmRequest,
  registry: URL,
  login: Pick<Asked, "loginFor" | "helpToLogIn">,
  web: WebSettings,
): Promise<Published | Failed> {
  const answer = await get(
    {
      url: new URL(name.replace("/", "%2f"), registry),
      source: `npm package ${name}`,
      limit: MAX_PACKUMENT,
      accept: "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8",
      ...login,
    },
    web,
  );
  if ("failure" in answer) return answer;
  let packument: unknown;
  try {
    packument = JSON.parse(new TextDecoder().decode(answer.bytes));
  } catch {
    return failure("network", `the registry's answer on ${name} is not JSON`);
  }
  return choose(packument, name, range);
}

function fits(bytes: Uint8Array, integrity: string): boolean {
  const stated = Buffer.from(integrity.slice("sha512-".length), "base64");
  const real = createHash("sha512").update(bytes).digest();
  return stated.length === real.length && timingSafeEqual(stated, real);
}
