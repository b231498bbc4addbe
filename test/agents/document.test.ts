import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { plainValue } from "../../src/agent/shape.ts";
import { clientAt } from "../../src/client/client.ts";
import { entryOf, read } from "../../src/client/reading.ts";
import { documentOf } from "../../src/discover/read-file.ts";

/* The parts of agent-coordination.md that are made from the agents. `npm run update` renews them. */

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const path = at("docs/development/workflows/agent-coordination.md");

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

function diagram(): string {
  const id = (name: string) => name.replaceAll("-", "_");
  const nodes = agents.map(({ name }) => `${id(name)}["${name}"]`);
  const handOffs = agents.flatMap(({ name, hands_off_to }) =>
    hands_off_to.map((other) => `${id(name)} --> ${id(other)}`),
  );
  const parallel = agents.flatMap(({ name, parallel_with }) =>
    parallel_with.filter((other) => name < other).map((other) => `${id(name)} -.- ${id(other)}`),
  );
  const lines = [...nodes, ...handOffs, ...parallel].map((line) => `  ${line}`);
  return ["```mermaid", "flowchart LR", ...lines, "```"].join("\n");
}

test("the table and the diagram are the agents' own", async () => {
  const text = readFileSync(path, "utf8");
  const fresh = Object.entries({ table: table(), diagram: diagram() }).reduce(
    (page, [part, content]) =>
      page.replace(
        new RegExp(`<!-- roster:${part} -->[\\s\\S]*<!-- /roster:${part} -->`),
        () => `<!-- roster:${part} -->\n\n${content}\n\n<!-- /roster:${part} -->`,
      ),
    text,
  );
  await expect(fresh).toMatchFileSnapshot(path);
});
