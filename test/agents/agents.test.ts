import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { plainValue } from "../../src/agent/shape.ts";
import { clientAt } from "../../src/client/client.ts";
import { entryOf, read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { documentOf } from "../../src/discover/read-file.ts";
import { everyRule } from "../../src/lint/levels.ts";
import { lint } from "../../src/lint/lint.ts";
import { companionOf } from "../../src/roster/companion.ts";
import { referencesOf } from "../../src/roster/references.ts";
import { buildRoster } from "../../src/roster/roster.ts";
import { rules } from "../../src/rules/index.ts";

const folder = fileURLToPath(new URL("../../agents/", import.meta.url));
const documents = fileURLToPath(new URL("../../docs/development/workflows/", import.meta.url));

interface Coordination {
  readonly hands_off_to: readonly string[];
  readonly receives_from: readonly string[];
  readonly parallel_with: readonly string[];
}

const readings = new Map(
  readdirSync(folder).map((file) => {
    const document = documentOf(`agents/${file}`, readFileSync(folder + file));
    return [file.replace(/\.md$/, ""), read(document, { client: clientAt(), scope: "project" })];
  }),
);
const names = [...readings.keys()];
const linksOf = (reading: Reading) =>
  plainValue(entryOf(reading, "coordination")!.value) as Coordination;
const links = new Map([...readings].map(([name, reading]) => [name, linksOf(reading)]));

test("there are nine", () => {
  expect(names).toEqual([
    "backend-specialist",
    "code-architect",
    "database-specialist",
    "devops-engineer",
    "performance-optimizer",
    "project-manager",
    "security-auditor",
    "technical-writer",
    "test-engineer",
  ]);
});

const companions = readdirSync(documents).map((file) =>
  companionOf(
    documentOf(`docs/development/workflows/${file}`, readFileSync(documents + file)),
    clientAt(),
  )!,
);

test("there are three documents, called like their files", () => {
  expect(companions.map(({ document, kind }) => [document.file.path, kind])).toEqual([
    ["docs/development/workflows/agent-coordination.md", "agent-coordination"],
    ["docs/development/workflows/task-workflow.md", "task-workflow"],
    ["docs/development/workflows/worklog-format.md", "worklog-format"],
  ]);
});

test("nothing is to be said of any of them, advice included, in any scope", () => {
  const all = [...readings.values()];
  const root = { path: "agents", kind: "project", distance: 0 } as const;
  const rosters = [
    buildRoster(
      all.map((reading) => ({ reading, root })),
      { companions },
    ),
  ];
  const levels = () => everyRule;
  const context = { today: "2026-11-24" };
  expect(lint({ readings: all, rosters, rules, context, levels })).toEqual([]);
  const inPlugin = all.map(({ document, client }) =>
    read(document, { client, scope: "plugin", pluginPrefix: "agent-roster" }),
  );
  expect(lint({ readings: inPlugin, rules, context, levels })).toEqual([]);
});

describe.for(names)("%s", (name) => {
  const reading = readings.get(name)!;

  test("is called like its file, loads as written and is a slug", () => {
    expect(reading).toMatchObject({ loads: true, name });
    expect(reading.frontmatter.rescued).toBeUndefined();
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  test("has a list of tools, and every entry stands for one", () => {
    const { granted, unmatched, spawn } = reading.tools;
    expect([granted === "*", unmatched, spawn]).toEqual([false, [], "ok"]);
  });

  test("only the project manager starts agents, and who judges does not write", () => {
    const { granted } = reading.tools;
    expect(granted.includes("Agent")).toBe(name === "project-manager");
    // With Bash they could write all the same, and run what the code under review asks for.
    if (name === "security-auditor" || name === "code-architect") {
      expect(granted).toEqual(["Glob", "Grep", "Read"]);
    }
  });

  test("has 80 to 250 lines", () => {
    const lines = reading.document.file.text.trimEnd().split("\n").length;
    expect(lines).toBeGreaterThanOrEqual(80);
    expect(lines).toBeLessThanOrEqual(250);
  });

  test("names a model by its alias", () => {
    expect(["inherit", "opus", "sonnet", "haiku"]).toContain(reading.values.model);
  });

  test("reads all three documents", () => {
    const { documents: read } = referencesOf(reading);
    expect(read).toEqual(["CLAUDE.md", ...companions.map(({ document }) => document.file.path)]);
  });

  test("refers only to documents that are shipped", () => {
    const named = reading.document.body.match(/docs\/development\/workflows\/[\w-]+\.md/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    const shipped = readdirSync(documents).map((file) => `docs/development/workflows/${file}`);
    expect(shipped).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  test("every hand-off is answered on the other side", () => {
    const own = links.get(name)!;
    for (const other of own.hands_off_to) expect(links.get(other)?.receives_from).toContain(name);
    for (const other of own.receives_from) expect(links.get(other)?.hands_off_to).toContain(name);
    for (const other of own.parallel_with) expect(links.get(other)?.parallel_with).toContain(name);
    expect(Object.values(own).flat()).not.toContain(name);
  });

  test("what is both in sequence and in parallel is explained in the file", () => {
    const { hands_off_to, receives_from, parallel_with } = links.get(name)!;
    const both = parallel_with.filter((one) => [...hands_off_to, ...receives_from].includes(one));
    const { text } = reading.document.file;
    const comments = text.match(/^ *# .*$/gm)?.join("\n") ?? "";
    for (const other of both) expect(comments).toContain(other);
  });
});

const texts = [...readings.values(), ...companions].map(({ document }) => document.file);

/** Code blocks of one language, without the indentation of the list that they stand in. */
const blocksOf = (language: string) =>
  texts.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"))].map(
      ([, indent, code]) => ({ path, code: code!.replaceAll(new RegExp(`^${indent}`, "gm"), "") }),
    ),
  );

test.skipIf(process.platform === "win32")("every command is one that a shell can read", () => {
  const blocks = blocksOf("bash");
  expect(blocks.length).toBeGreaterThan(10);
  for (const { path, code } of blocks) {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: code, encoding: "utf8" });
    expect([status, stderr], `${path}\n${code}`).toEqual([0, ""]);
  }
});

test("the patterns that security-auditor searches for are patterns", () => {
  const [patterns] = blocksOf("text").filter(({ code }) => code.startsWith("entry "));
  const rows = patterns!.code.trim().split("\n");
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(() => new RegExp(row.replace(/^\w+ +/, ""))).not.toThrow();
});

test("devops-engineer coordinates with exactly the agents that it was described with", () => {
  expect(links.get("devops-engineer")).toEqual({
    hands_off_to: ["security-auditor", "performance-optimizer", "technical-writer"],
    receives_from: [
      "project-manager",
      "code-architect",
      "backend-specialist",
      "database-specialist",
    ],
    parallel_with: ["security-auditor", "backend-specialist", "test-engineer"],
  });
});
