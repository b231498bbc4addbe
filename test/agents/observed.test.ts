import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { documentOf } from "../../src/discover/read-file.ts";
import { findClient } from "../../src/verify/find-client.ts";
import { verify } from "../../src/verify/verify.ts";

/*
 * What the real client made of the nine agents. To record it anew, run this file with `--update`
 * and CLAUDE_BIN set.
 */

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = at("../../agents/");
const PLUGIN = "agent-roster";

type Scope = "project" | "plugin";
interface Observed {
  readonly name: string;
  readonly model: string;
  readonly tools: readonly string[];
}
interface Recording {
  readonly client: string;
  readonly project: Readonly<Record<string, Observed>>;
  readonly plugin: Readonly<Record<string, Observed>>;
}

const recording = JSON.parse(readFileSync(at("observed.json"), "utf8")) as Recording;
const files = new Map(readdirSync(folder).map((file) => [file, readFileSync(folder + file)]));

function readAs(file: string, scope: Scope, client?: string): Reading {
  return read(documentOf(`/agents/${file}`, files.get(file)!), {
    client: clientAt(client),
    scope,
    ...(scope === "plugin" && { pluginPrefix: PLUGIN }),
  });
}

describe.for(["project", "plugin"] as const)("as agents of a %s", (scope) => {
  test.for([...files.keys()])("%s loads with exactly what it states", (file) => {
    const { name, values, tools, frontmatter } = readAs(file, scope, recording.client);
    const stated = frontmatter.entries.find(({ key }) => key === "tools")!.value;
    const written = stated.kind === "scalar" ? String(stated.value).split(/,\s*/).sort() : [];
    expect(recording[scope][file]).toEqual({ name, model: values.model, tools: written });
    expect(tools.granted).toEqual(written);
  });
});

test.skipIf(!process.env["CLAUDE_BIN"])(
  "the real client says so (CLAUDE_BIN)",
  { timeout: 120_000 },
  async () => {
    const program = findClient({ env: process.env, cwd: folder, untrusted: [] });
    const ask = async (scope: Scope) => {
      const questions = [...files].map(([file, content]) => ({
        reading: readAs(file, scope),
        content,
        path: `/agents/${file}`,
        root: "/agents",
      }));
      const { client, answers } = await verify(questions, { program, seconds: 100, tools: true });
      const observed = answers.map(({ observation, differences }, index) => {
        expect(differences).toEqual([]);
        if (!observation.loads) return [[...files.keys()][index], observation];
        const { name, model, start } = observation;
        return [[...files.keys()][index], { name, model, ...start }];
      });
      return { client: client.version, agents: Object.fromEntries(observed) as object };
    };
    const project = await ask("project");
    const plugin = await ask("plugin");
    const fresh = { client: project.client, project: project.agents, plugin: plugin.agents };
    await expect(`${JSON.stringify(fresh, null, 2)}\n`).toMatchFileSnapshot(at("observed.json"));
  },
);
