import { expect, test } from "vitest";
import * as z from "zod/mini";
import { plainValue, shapeProblems } from "../../src/agent/shape.ts";
import { parseYaml } from "../../src/agent/yaml/parse.ts";
import { clientAt } from "../../src/client/client.ts";

function node(text: string) {
  const result = parseYaml(text, clientAt().yaml);
  if (!result.ok || !result.root) throw new Error("no value");
  return result.root;
}

const schema = z.strictObject({
  list: z.optional(z.array(z.string().check(z.minLength(1)))),
  level: z.optional(z.enum(["low", "high"])),
});

test.for([
  ["list: [a, b]\nlevel: low", []],
  ["list: a", ["a: list is not a list"]],
  ["list: [a, 1]", ["1: list.1 is not a text"]],
  ['list: [a, ""]', ['"": list.1 is empty']],
  ["level: mid", ["mid: level is none of low, high"]],
  ["lst: [a]\nlvl: 1", ["lst: lst is no key of it", "lvl: lvl is no key of it"]],
  ["- a", ["- a:  is not a mapping"]],
] as const)("%j", ([text, problems]) => {
  const found = shapeProblems(schema, node(text)).map(
    ({ span, path, what }) =>
      `${text.slice(span.start, span.end).trim()}: ${path.join(".")} ${what}`,
  );
  expect(found).toEqual(problems);
});

test("a key called __proto__ changes nothing but itself", () => {
  const value = plainValue(node("__proto__: {polluted: true}\na: 1")) as Record<string, unknown>;
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(value["polluted"]).toBeUndefined();
  expect(Object.keys(value)).toContain("a");
});

test("a cyclic value comes to an end", () => {
  expect(() => plainValue(node("a: &a [*a]"))).not.toThrow();
});
