import { expect, test } from "vitest";
import type { YamlDialect, YamlNode } from "../../../src/agent/yaml/node.ts";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";

const NOW: YamlDialect = {
  parser: "bun",
  duplicateKeys: "last-wins",
  mergeKeys: true,
  nul: "error",
  questionMarkValue: "error",
};

function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

test("an ordinary block", () => {
  const result = parseYaml("name: a\ndescription: Use it.\ntools: [Read, Grep]\n", NOW);
  expect(result.ok && plain(result.root)).toEqual({
    name: "a",
    description: "Use it.",
    tools: ["Read", "Grep"],
  });
});
