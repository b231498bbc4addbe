import { join } from "node:path";
import { fetchAgents } from "../../src/install/source/fetch.ts";
import type { FetchResult, SourceEnv } from "../../src/install/source/source.ts";
import { catalogOf } from "./catalog.ts";
import { parseSpec } from "../../src/install/source/spec/parse-spec.ts";

/** What a request brings from a folder. */
export async function fetchFrom(
  cwd: string,
  text: string,
  more: Partial<SourceEnv> = {},
): Promise<FetchResult> {
  const parsed = parseSpec(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return fetchAgents(parsed.spec, envIn(cwd, more));
}

export function envIn(cwd: string, more: Partial<SourceEnv> = {}): SourceEnv {
  return {
    cwd,
    root: cwd,
    home: "/nowhere/home",
    variables: {},
    catalog: {
      package: "install-agent",
      version: "1.0.0",
      shipped: () => catalogOf(join(cwd, "agents"), join(cwd, "agents")),
    },
    ...more,
  };
}

/** The same, in one line for each agent, or what went wrong. */
export async function ask(
  cwd: string,
  text: string,
  more: Partial<SourceEnv> = {},
): Promise<readonly string[]> {
  return shown(await fetchFrom(cwd, text, more));
}

export function shown(result: FetchResult): readonly string[] {
  if (result.failure) {
    const { kind, message, help } = result.failure;
    return [`${kind}: ${message}`, ...(help === undefined ? [] : [help])];
  }
  return result.agents.map(({ name, resolved }) => `${name} ${JSON.stringify(resolved)}`);
}
