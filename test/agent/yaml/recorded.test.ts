import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { NOW } from "./dialects.ts";
import { encode, valueOf } from "./encode.ts";

interface Recorded {
  readonly runtime: string;
  /** A block and its value, or the block alone where the runtime throws. */
  readonly records: readonly (readonly [string, unknown] | readonly [string])[];
}

const recorded = JSON.parse(
  readFileSync(new URL("recorded.json", import.meta.url), "utf8"),
) as Recorded;

test(`agrees with ${recorded.runtime} on every recorded block`, () => {
  const differences = recorded.records.flatMap(([text, ...value]) => {
    const result = parseYaml(text, NOW);
    const expected = value.length === 0 ? "an error" : JSON.stringify(value[0]);
    const actual = result.ok ? JSON.stringify(encode(valueOf(result.root))) : "an error";
    return actual === expected ? [] : [{ text, expected, actual }];
  });
  expect(differences).toEqual([]);
  expect(recorded.records.length).toBeGreaterThan(1500);
});
