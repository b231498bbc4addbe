import { lstat, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { execPath, platform } from "node:process";
import { parse } from "ini";
import type { SourceEnv } from "../source.ts";

/** What npm is told, the strongest source first. Keys are as in `.npmrc`. */
export interface NpmConfig {
  /** The value of a key as a text; a list as its last item. */
  readonly get: (key: string) => string | undefined;
  readonly all: (key: string) => readonly string[];
}

type Layer = ReadonlyMap<string, readonly string[]>;

/**
 * npm's settings from where npm looks for them: `npm_config_*`, then `.npmrc` of the project, the
 * user and the installation (docs of npm 11, "npmrc" and "config").
 */
export async function npmConfig(env: SourceEnv): Promise<NpmConfig> {
  const variables = variableLayer(env.variables);
  const project = join(await projectFolder(env.cwd), ".npmrc");
  const user = first(variables, "userconfig") ?? join(env.home, ".npmrc");
  const outer = [await fileLayer(project, env), await fileLayer(resolve(env.cwd, user), env)];
  const global = first(variables, "globalconfig") ?? join(prefixOf(variables, env), "etc/npmrc");
  const layers = [variables, ...outer, await fileLayer(global, env)];
  const all = (key: string) => layers.find((layer) => layer.has(key))?.get(key) ?? [];
  return { all, get: (key) => all(key).at(-1) };
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

async function fileLayer(path: string, { variables }: SourceEnv): Promise<Layer> {
  const text = await readFile(path, "utf8").catch(() => "");
  const layer = new Map<string, string[]>();
  for (const [key, value] of Object.entries(parse(text))) {
    const values = (Array.isArray(value) ? value : [value]).filter(
      (item) => item === null || typeof item !== "object",
    );
    layer.set(
      expanded(key, variables),
      values.map((item) => expanded(String(item), variables)),
    );
  }
  return layer;
}

/** `${NAME}` as npm replaces it: one that is not set stays, `${NAME?}` becomes nothing. */
function expanded(text: string, variables: SourceEnv["variables"]): string {
  return text.replace(/\$\{([^${}?]+)(\?)?\}/g, (whole, name: string, optional?: string) => {
    return variables[name] ?? (optional === undefined ? whole : "");
  });
}
