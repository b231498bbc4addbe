import type { NpmConfig } from "./config.ts";

const DEFAULT_REGISTRY = "https://registry.npmjs.org/";

/** Where a package is looked for: the registry of its scope, else the one for all. */
export function registryOf(name: string, config: NpmConfig): URL | undefined {
  const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
  const scoped = scope === undefined ? undefined : config.get(`${scope}:registry`);
  const stated = scoped || config.get("registry") || DEFAULT_REGISTRY;
  const whole = stated.endsWith("/") ? stated : `${stated}/`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/**
 * A tarball at npm's own registry is fetched from the one that is configured, as npm does
 * (`replace-registry-host`), since mirrors hand on what they were told.
 */
export function tarballAt(tarball: URL, registry: URL, config: NpmConfig): URL {
  const replaced = config.get("replace-registry-host") ?? "npmjs";
  const own = new URL(DEFAULT_REGISTRY).host;
  const applies =
    replaced === "always" ||
    (replaced === "npmjs" && tarball.host === own) ||
    replaced === tarball.host;
  if (!applies || tarball.host === registry.host) return tarball;
  return new URL(tarball.pathname.replace(/^\//, ""), registry);
}

/** The login for an address: that of the longest path that `.npmrc` has one for, and of no other host. */
export function authorizationFor(url: URL, config: NpmConfig): Readonly<Record<string, string>> {
  for (let path = url.pathname; ; path = path.replace(/[^/]*\/?$/, "")) {
    for (const place of [`//${url.host}${path}`, `//${url.host}${path.replace(/\/$/, "")}`]) {
      const header = loginAt(place, config);
      if (header !== undefined) return { authorization: header };
    }
    if (path === "/" || path === "") return {};
  }
}

function loginAt(place: string, config: NpmConfig): string | undefined {
  const token = config.get(`${place}:_authToken`);
  if (token) return `Bearer ${token}`;
  const both = config.get(`${place}:_auth`);
  if (both) return `Basic ${both}`;
  const name = config.get(`${place}:username`);
  const password = config.get(`${place}:_password`);
  if (!name || !password) return undefined;
  const login = `${name}:${Buffer.from(password, "base64").toString("utf8")}`;
  return `Basic ${Buffer.from(login).toString("base64")}`;
}
