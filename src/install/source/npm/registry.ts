import { failure } from "../source.ts";
import type { Failed, SourceEnv } from "../source.ts";
import type { NpmConfig } from "./config.ts";
import { defaultRegistry } from "./default-registry.ts";

/** Where a package is looked for: the registry of its scope, else the one for all, else npm's own. */
export async function registryOf(
  name: string,
  config: NpmConfig,
  env: SourceEnv,
): Promise<URL | Failed> {
  const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
  const keys = [...(scope === undefined ? [] : [`${scope}:registry`]), "registry"];
  for (const key of keys) {
    if (config.withheld.includes(key)) {
      return failure(
        "usage",
        `the .npmrc of this project takes \`${key}\` from a variable, and a project is given none`,
        "write the address there, or put the line into your own .npmrc",
      );
    }
    const stated = config.get(key);
    if (!stated) continue;
    const whole = stated.endsWith("/") ? stated : `${stated}/`;
    if (URL.canParse(whole)) return new URL(whole);
    return failure("usage", "npm is configured with a registry that is no address");
  }
  return defaultRegistry(env);
}

/**
 * From where a tarball is fetched. Mirrors hand on what they were told, so an address at npm's own
 * registry, or what `replace-registry-host` names instead, becomes one at the registry that is
 * configured.
 */
export async function tarballAt(
  tarball: URL,
  registry: URL,
  config: NpmConfig,
  env: SourceEnv,
): Promise<URL | Failed> {
  const replaced = config.get("replace-registry-host") || "npmjs";
  if (tarball.host === registry.host || replaced === "never") return tarball;
  const at = (path: string) => new URL(path.replace(/^\/+/, ""), registry);
  if (replaced === "always" || replaced === tarball.host) return at(tarball.pathname);
  if (URL.canParse(replaced)) {
    const start = replaced.endsWith("/") ? replaced : `${replaced}/`;
    return tarball.href.startsWith(start) ? at(tarball.href.slice(start.length)) : tarball;
  }
  if (replaced !== "npmjs") return tarball;
  const own = await defaultRegistry(env);
  if ("failure" in own) return own;
  return tarball.host === own.host ? at(tarball.pathname) : tarball;
}
