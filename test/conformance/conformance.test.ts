import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import type { Scope } from "../../src/client/read-options.ts";
import { documentOf } from "../../src/discover/read-file.ts";
import { fill, fixture } from "./fixture.ts";

/* The reading held against what the real client was observed to do with each fixture. */

interface Observed {
  readonly loads: boolean;
  readonly name?: string;
  readonly description?: string;
  readonly model?: string | null;
  readonly spawn?: { readonly refused?: string; readonly tools?: string | readonly string[] };
}

interface Observations {
  readonly client: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly cases: Readonly<
    Record<string, { readonly project: Observed; readonly plugin: Observed }>
  >;
}

interface ByVersion {
  readonly cases: Readonly<
    Record<
      string,
      {
        readonly loadsAt: Readonly<Record<string, boolean | null>>;
        readonly changes: readonly {
          readonly since: string;
          readonly before: Observed;
          readonly after: Observed;
        }[];
      }
    >
  >;
}

const load = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const observations = load("observed.json") as Observations;
const byVersion = load("observed-by-version.json") as ByVersion;

/** Built-in tools that a spawned agent could get in the recorded session. */
const sessionTools = new Set(
  (
    "Agent Bash CronCreate CronDelete CronList Edit EnterWorktree ExitWorktree Glob Grep ListAgents " +
    "Monitor NotebookEdit Read ReportFindings SendMessage Skill TaskCreate TaskGet TaskList TaskStop " +
    "TaskUpdate WebFetch WebSearch Write"
  ).split(" "),
);
/** What remains of them in the background. */
const backgroundTools = new Set(
  (
    "Agent Bash Edit EnterWorktree ExitWorktree Glob Grep Monitor NotebookEdit Read SendMessage Skill " +
    "TaskStop WebFetch WebSearch Write"
  ).split(" "),
);

function readFixture(id: string, scope: Scope, version?: string): Reading {
  const content = fill(fixture(id, import.meta.url), { BOX: "x", NODE: "x", MCP: "x" });
  return read(documentOf(`${id}.md`, content), {
    client: clientAt(version),
    scope,
    ...(scope === "plugin" && { pluginPrefix: "oplug" }),
  });
}

function toolsInSession({ tools, values }: Reading): string[] {
  const names =
    tools.granted === "*"
      ? [...sessionTools].filter(
          (name) => name !== "Grep" && name !== "Glob" && !tools.denied.includes(name),
        )
      : tools.granted.filter((name) => sessionTools.has(name));
  return names.filter((name) => !values.background || backgroundTools.has(name)).toSorted();
}

const cases = Object.entries(observations.cases);

test("there are fixtures", () => {
  expect(cases.length).toBeGreaterThan(400);
});

for (const scope of ["project", "plugin"] as const) {
  describe(`${scope} agents in ${observations.client}`, () => {
    test.for(cases)("%s", ([id, observed]) => {
      const wanted = observed[scope];
      const reading = readFixture(id, scope);
      expect(reading.loads).toBe(wanted.loads);
      if (!wanted.loads) return;
      expect(reading.name).toBe(wanted.name);
      if (wanted.description !== undefined) expect(reading.description).toBe(wanted.description);
      expect(reading.values.model ?? null).toBe(wanted.model ?? null);
    });

    test.for(cases.filter(([, observed]) => observed[scope].spawn !== undefined))(
      "%s: its tools",
      ([id, observed]) => {
        const { refused, tools } = observed[scope].spawn!;
        const reading = readFixture(id, scope);
        if (refused === "zero-tools") {
          expect([reading.tools.spawn, toolsInSession(reading)]).toEqual(["refused", []]);
        } else if (refused === undefined) {
          const list = typeof tools === "string" ? observations.lists[tools]! : (tools ?? []);
          const wanted = list.filter((name) => name !== "ExitPlanMode").toSorted();
          expect(toolsInSession(reading)).toEqual(wanted);
          const nothing = list.length === 0 && reading.tools.mcp.length === 0;
          expect(reading.tools.spawn).toBe(nothing ? "toolless" : "ok");
        }
      },
    );
  });
}

describe("older clients", () => {
  const previous = (version: string) =>
    version.replace(/\d+$/, (patch) => String(Number(patch) - 1));
  const rows = Object.entries(byVersion.cases).flatMap(([id, { loadsAt, changes }]) => [
    ...Object.entries(loadsAt)
      .filter(([, loads]) => loads !== null)
      .map(([version, loads]) => [id, version, { loads } as Observed] as const),
    ...changes.flatMap(({ since, before, after }) => [
      [id, previous(since), before] as const,
      [id, since, after] as const,
    ]),
  ]);

  test.for(rows)("%s in %s", ([id, version, wanted]) => {
    const reading = readFixture(id, "project", version);
    const { loads, name, description, values } = reading;
    expect(loads).toBe(wanted.loads);
    if (!loads || wanted.name === undefined) return;
    expect({ name, description, model: values.model ?? null }).toEqual({
      name: wanted.name,
      description: wanted.description,
      model: wanted.model ?? null,
    });
  });
});
