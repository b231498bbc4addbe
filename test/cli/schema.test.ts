import { readFile, readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";

const folder = new URL("../../schemas/", import.meta.url);

describe("agentlint schema", () => {
  test("lists them with what each is of", async () => {
    const { code, stdout } = await runAgentlint(["schema"]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "agent     Frontmatter of a Claude Code subagent
      baseline  agentlint baseline
      config    agentlint configuration
      graph     agentlint graph --format json
      inspect   agentlint inspect --format json
      install   install-agent --json
      lock      install-agent.lock.json
      report    agentlint check --format json
      stats     agentlint stats --format json
      upgrade   agentlint upgrade --format json
      verify    agentlint verify --format json
      workflow  Settings of a workflow document
      "
    `);
    const names = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    const files = (await readdir(folder)).toSorted();
    expect(names.map((name) => `${name}.schema.json`)).toEqual(files);
  });

  test("prints one as it is published", async () => {
    const { code, stdout } = await runAgentlint(["schema", "config"]);
    expect([code, stdout]).toEqual([
      0,
      await readFile(new URL("config.schema.json", folder), "utf8"),
    ]);
  });

  test.for([
    ["confg", "agentlint: no schema is called confg; did you mean config?\n"],
    ["__proto__", /^agentlint: no schema is called __proto__; there are agent, .* and workflow\n$/],
  ] as const)("knows none called %s", async ([name, message]) => {
    const { code, stderr } = await runAgentlint(["schema", name]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
