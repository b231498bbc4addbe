import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { plainValue } from "../../src/agent/shape.ts";
import { clientAt } from "../../src/client/client.ts";
import { entryOf, read } from "../../src/client/reading.ts";
import { runAgentlint } from "../support/run.ts";
import { documentOf } from "../../src/discover/read-file.ts";

/* The parts of pages that are made from the agents. `npm run update` renews them. */

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
interface Coordination {
  readonly hands_off_to: readonly string[];
  readonly receives_from: readonly string[];
  readonly parallel_with: readonly string[];
}

const agents = readdirSync(at("agents")).map((file) => {
  const document = documentOf(`agents/${file}`, readFileSync(at(`agents/${file}`)));
  const reading = read(document, { client: clientAt(), scope: "project" });
  const value = (key: string) => plainValue(entryOf(reading, key)!.value);
  return {
    name: reading.name!,
    does: reading.description!.split(". ")[0]!,
    tools: String(value("tools")),
    model: String(value("model")),
    ...(value("coordination") as Coordination),
  };
});

function table(): string {
  const listed = (names: readonly string[]) => names.join(", ") || "none";
  const rows = agents.map((one) =>
    [
      one.name,
      one.tools,
      one.model,
      listed(one.hands_off_to),
      listed(one.receives_from),
      listed(one.parallel_with),
    ].join(" | "),
  );
  return [
    "| Agent | Tools | Model | Hands off to | Receives from | In parallel with |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

/** As `agentlint graph` draws it. */
async function diagram(): Promise<string> {
  const { code, stdout } = await runAgentlint(["graph", "agents", "--format", "mermaid"], {
    cwd: at(""),
  });
  expect(code).toBe(0);
  return `\`\`\`mermaid\n${stdout}\`\`\``;
}

function overview(): string {
  return [
    "| Agent | Does | Tools | Model |",
    "| --- | --- | --- | --- |",
    ...agents.map(({ name, does, tools, model }) => `| ${name} | ${does} | ${tools} | ${model} |`),
  ].join("\n");
}

test.for([
  [
    "docs/development/workflows/agent-coordination.md",
    { table: table(), diagram: await diagram() },
  ],
  ["docs/agents.md", { overview: overview() }],
] as const)("what %s says of the agents is their own", async ([page, parts]) => {
  const text = readFileSync(at(page), "utf8");
  const fresh = Object.entries(parts).reduce(
    (before, [part, content]) =>
      before.replace(
        new RegExp(`<!-- roster:${part} -->[\\s\\S]*<!-- /roster:${part} -->`),
        () => `<!-- roster:${part} -->\n\n${content}\n\n<!-- /roster:${part} -->`,
      ),
    text,
  );
  await expect(fresh).toMatchFileSnapshot(at(page));
});
