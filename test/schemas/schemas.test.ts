import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { agentSchema } from "../../src/client/schema.ts";
import { baselineSchema } from "../../src/lint/baseline.ts";
import { configSchemas } from "../../src/config/schema.ts";
import { graphSchema } from "../../src/graph/schema.ts";
import { installSchema } from "../../src/report/install-schema.ts";
import { lockSchema } from "../../src/install/lock/schema.ts";
import {
  inspectSchema,
  reportSchema,
  upgradeSchema,
  verifySchema,
} from "../../src/report/schema.ts";
import { statsSchema } from "../../src/report/stats-schema.ts";
import { workflowSchema } from "../../src/roster/workflow.ts";
import { HOMEPAGE } from "../../src/rules/page.ts";
import { runAgentlint } from "../support/run.ts";

const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

const published = [
  ["agent", agentSchema],
  ["baseline", baselineSchema],
  ["config", configSchemas().root],
  ["report", reportSchema],
  ["inspect", inspectSchema],
  ["upgrade", upgradeSchema],
  ["verify", verifySchema],
  ["graph", graphSchema],
  ["stats", statsSchema],
  ["workflow", workflowSchema()],
  ["lock", lockSchema()],
  ["install", installSchema],
] as const;

describe.for(published)("schemas/%s.schema.json", ([name, schema]) => {
  test("is what the zod schema says", async () => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
    const whole = { $schema, $id: `${HOMEPAGE}/schemas/${name}.schema.json`, ...rest };
    await expect(`${JSON.stringify(whole, null, 2)}\n`).toMatchFileSnapshot(
      at(`schemas/${name}.schema.json`),
    );
  });

  test("is a valid schema", async () => {
    const text = await readFile(at(`schemas/${name}.schema.json`), "utf8");
    expect(() => new Ajv2020({ strict: false }).compile(JSON.parse(text))).not.toThrow();
  });
});

test("every field of the agent schema has a title, a description, examples and a version", async () => {
  const text = await readFile(at("schemas/agent.schema.json"), "utf8");
  const { properties } = JSON.parse(text) as { properties: Record<string, object> };
  for (const [name, property] of Object.entries(properties)) {
    expect(property, name).toMatchObject({
      title: name,
      description: expect.any(String),
      examples: expect.any(Array),
    });
    // The block of the coordination is no field of the client.
    if (name !== "coordination") expect(property, name).toHaveProperty("x-since");
  }
});

const agent =
  "---\nname: a\ndescription: d\ntools: Read, Raed, MultiEdit\nmodel: claude-sonnet-4-5\ncoordination: {hands_off_to: [b]}\n---\nbody\n";

test.for([
  ["check", "report"],
  ["inspect", "inspect"],
  ["graph", "graph"],
  ["stats", "stats"],
])("what `agentlint %s` prints is valid", async ([command, name]) => {
  const { stdout } = await runAgentlint([command!, "--format", "json", "--stdin"], {
    stdin: agent,
  });
  const schema = JSON.parse(await readFile(at(`schemas/${name}.schema.json`), "utf8"));
  const ajv = new Ajv2020({ strict: false });
  const valid = ajv.validate(schema, JSON.parse(stdout));
  expect(ajv.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test("what `agentlint upgrade` prints is valid", async () => {
  const { stdout } = await runAgentlint(
    ["upgrade", "--from", "2.1.150", "--format", "json", "--stdin"],
    { stdin: '---\nname: "-a"\ndescription: d\nhooks: []\n---\nbody\n' },
  );
  const schema = JSON.parse(await readFile(at("schemas/upgrade.schema.json"), "utf8"));
  const ajv = new Ajv2020({ strict: false });
  ajv.validate(schema, JSON.parse(stdout));
  expect(ajv.errors ?? []).toEqual([]);
  expect(JSON.parse(stdout).agents).toHaveLength(1);
});

test.for([
  [{ name: "a", description: "d" }, true],
  [{ name: "a" }, false],
  [{ name: "a", description: "d", tools: ["Read"], effort: "high" }, true],
  [{ name: "a", description: "d", tools: 3 }, false],
  [{ name: "a", description: "d", color: "teal" }, false],
  [{ name: "a", description: "d", coordination: { hands_off_to: ["b"] } }, true],
  [{ name: "a", description: "d", coordination: { hands_of_to: ["b"] } }, false],
  [{ name: "a", description: "d", anything: "else" }, true],
])("%j is %s by the agent schema", ([data, valid]) => {
  expect(agentSchema.safeParse(data).success).toBe(valid);
});
