import { failure } from "../source.ts";
import type { Failed, SourceEnv } from "../source.ts";
import type { Login } from "../web/open.ts";
import { certificateFromFiles, certificateFromText } from "./certificate.ts";
import type { NpmConfig } from "./config.ts";

/**
 * How npm's settings make the user known at an address: by what they have for the longest part of it,
 * and for no other host. What they have for a registry counts for every address of its host.
 */
export async function loginFor(
  url: URL,
  registry: URL,
  config: NpmConfig,
  env: SourceEnv,
): Promise<Login | Failed> {
  const places = [...placesOf(url), ...(url.host === registry.host ? placesOf(registry) : [])];
  const logins = places.map((place) => ({
    place,
    authorization: headerAt(place, config),
    files: filesAt(place, config),
  }));
  const { place, authorization, files } =
    logins.find((one) => one.authorization ?? one.files) ?? ({} as Partial<(typeof logins)[0]>);
  const login = authorization === undefined ? {} : { headers: { authorization } };
  if (url.protocol !== "https:") return login;
  const fromFiles = files && (await certificateFromFiles(files, env));
  const certificate =
    fromFiles ?? (config.userHosts.has(url.host) ? certificateFromText(config) : undefined);
  if (certificate === undefined) return login;
  if (!("problem" in certificate)) return { ...login, certificate };
  return failure(
    "network",
    `the client certificate for ${url.host} cannot be used: ${certificate.problem}`,
    `look at ${fromFiles ? `\`${place}:certfile\` and \`${place}:keyfile\`` : "`cert` and `key`"} in your .npmrc`,
  );
}

/** What to do where nobody is let in, when the reason may be a login of the project that does not count. */
export function helpToLogIn(registry: URL, { withheld }: NpmConfig): string | undefined {
  const places = placesOf(registry);
  const key = withheld.find((one) => places.some((place) => one.startsWith(`${place}:`)));
  if (key === undefined) return undefined;
  const why = /:(?:certfile|keyfile)$/.test(key)
    ? "the .npmrc of this project names a client certificate, which is not for a project to choose"
    : "the .npmrc of this project takes the login from a variable, and a project is given none";
  return `${why}; put \`${key}=…\` into your own .npmrc`;
}

/** An address and what stands above it, as `.npmrc` names them: `//host/path/`. */
function placesOf({ host, pathname }: URL): readonly string[] {
  const places: string[] = [];
  for (let path = pathname; ; path = path.replace(/[^/]*\/?$/, "")) {
    places.push(`//${host}${path}`, `//${host}${path.replace(/\/$/, "")}`);
    if (path === "/" || path === "") return places;
  }
}

function headerAt(place: string, config: NpmConfig): string | undefined {
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

function filesAt(place: string, config: NpmConfig) {
  const cert = config.get(`${place}:certfile`);
  const key = config.get(`${place}:keyfile`);
  return cert && key ? { cert, key } : undefined;
}
