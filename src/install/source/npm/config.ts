import { lstat, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { execPath, platform } from "node:process";
import { parse } from "ini";
import { isInside } from "../../../machine/is-inside.ts";
import type { SourceEnv } from "../source.ts";

/** What npm is told, the strongest source first. Keys are as in `.npmrc`. */
export interface NpmConfig {
  /** The value of a key as a text; a list as its last item. */
  readonly get: (key: string) => string | undefined;
  readonly all: (key: string) => readonly string[];
  /** Keys of the project's `.npmrc` that do not count; see `OF_PROJECT`. */
  readonly withheld: readonly string[];
  /** Hosts of the registries that the user names, whatever the project does. */
  readonly userHosts: ReadonlySet<string>;
}

type Layer = ReadonlyMap<string, readonly string[]>;

/**
 * All that a project's `.npmrc` may say, since the project may be a stranger's: where packages are,
 * and a login there. Through a proxy or an authority of its own choice, or with checks switched off,
 * it could read the logins of the user; with a client certificate it would make the user known where
 * it wants; and what it names of the environment would be sent there, so variables are not filled in.
 */
const OF_PROJECT =
  /^(?:(?:@[^:]+:)?registry|replace-registry-host|\/\/.+:(?:_authToken|_auth|username|_password))$/;

/**
 * npm's settings from where npm looks for them: `npm_config_*`, then `.npmrc` of the project, the
 * user and the installation (docs of npm 11, "npmrc" and "config").
 */
export async function npmConfig(env: SourceEnv): Promise<NpmConfig> {
  const variables = variableLayer(env.variables);
  const user = settingsPath(first(variables, "userconfig") ?? "~/.npmrc", env);
  const global = first(variables, "globalconfig") ?? join(prefixOf(variables, env), "etc/npmrc");
  // From elsewhere, as with `--cwd`, it is the destination whose settings count.
  const from = isInside(env.root, env.cwd) ? env.cwd : env.root;
  const file = join(await projectFolder(from), ".npmrc");
  const { layer: project, withheld } = ofProject(file === user ? new Map() : await read(file));
  const files = [filled(await read(user), env), filled(await read(global), env)];
  const layers = [variables, project, ...files];
  const all = (key: string) => layers.find((layer) => layer.has(key))?.get(key) ?? [];
  return {
    all,
    get: (key) => all(key).at(-1),
    withheld: withheld.filter((key) => !variables.has(key)),
    userHosts: new Set([variables, ...files].flatMap(registryHosts)),
  };
}

function ofProject(file: Layer): { readonly layer: Layer; readonly withheld: readonly string[] } {
  const counts = ([key, values]: readonly [string, readonly string[]]) =>
    OF_PROJECT.test(key) && ![key, ...values].some((text) => VARIABLE.test(text));
  return {
    layer: new Map([...file].filter(counts)),
    withheld: [...file].filter((entry) => !counts(entry)).map(([key]) => key),
  };
}

function registryHosts(layer: Layer): readonly string[] {
  return [...layer]
    .filter(([key]) => /^(?:@[^:]+:)?registry$/.test(key))
    .flatMap(([, values]) => values.filter((text) => URL.canParse(text)))
    .map((text) => new URL(text).host);
}

/** A path as npm takes it: `~/` is the home folder, and others are seen from the working folder. */
export function settingsPath(path: string, { cwd, home }: SourceEnv): string {
  return /^~[\\/]/.test(path) ? join(home, path.slice(2)) : resolve(cwd, path);
}

function first(layer: Layer, key: string): string | undefined {
  return layer.get(key)?.at(-1);
}

function prefixOf(variables: Layer, { variables: env }: SourceEnv): string {
  const stated = first(variables, "prefix") ?? env["PREFIX"];
  if (stated !== undefined && stated !== "") return stated;
  const folder = dirname(execPath);
  return platform === "win32" ? folder : dirname(folder);
}

/** The nearest folder upwards that holds a package or its modules. */
async function projectFolder(cwd: string): Promise<string> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const mark of ["package.json", "node_modules"]) {
      const there = await lstat(join(folder, mark)).catch(() => undefined);
      if (there) return folder;
    }
    if (folder === dirname(folder)) return cwd;
  }
}

/** `npm_config_fetch_timeout` says `fetch-timeout`; an address keeps its underscores. */
function variableLayer(variables: SourceEnv["variables"]): Layer {
  const layer = new Map<string, string[]>();
  for (const [name, value] of Object.entries(variables)) {
    const key = /^npm_config_(.+)$/i.exec(name)?.[1];
    if (key === undefined || value === undefined || value === "") continue;
    const spelled = /^(?:\/\/|@)/.test(key) ? key : key.toLowerCase().replace(/(?!^)_/g, "-");
    layer.set(spelled, [value]);
  }
  return layer;
}

async function read(path: string): Promise<Layer> {
  const text = await readFile(path, "utf8").catch(() => "");
  const layer = new Map<string, string[]>();
  for (const [key, value] of Object.entries(parse(text))) {
    const values = (Array.isArray(value) ? value : [value]).filter(
      (item) => item === null || typeof item !== "object",
    );
    layer.set(key, values.map(String));
  }
  return layer;
}

const VARIABLE = /\$\{([^${}?]+)(\?)?\}/;

/** `${NAME}` as npm replaces it: one that is not set stays, `${NAME?}` becomes nothing. */
function filled(layer: Layer, { variables }: SourceEnv): Layer {
  const fill = (text: string) =>
    text.replace(new RegExp(VARIABLE, "g"), (whole, name: string, optional?: string) => {
      return variables[name] ?? (optional === undefined ? whole : "");
    });
  return new Map([...layer].map(([key, values]) => [fill(key), values.map(fill)]));
}
