import { expect, test } from "vitest";
import { parse } from "yaml";
import type { YamlDialect } from "../../../src/agent/yaml/node.ts";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { blocks } from "./blocks.ts";
import { FIRST, LATE, MIDDLE, NOW } from "./dialects.ts";
import { encode, valueOf } from "./encode.ts";

function read(text: string, dialect: YamlDialect): unknown {
  const result = parseYaml(text, dialect);
  return result.ok ? encode(valueOf(result.root)) : "an error";
}

test("the first dialect is the package itself", () => {
  const differences = blocks().flatMap((text) => {
    // How the package writes a collection that is used as a key is of no interest.
    if (/[[{?]/.test(text)) return [];
    let expected: unknown = "an error";
    try {
      expected = encode(parse(text, { logLevel: "error" }));
    } catch {}
    const actual = read(text, FIRST);
    return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ text, expected, actual }];
  });
  expect(differences).toEqual([]);
});

test.each<readonly [string, unknown, unknown, unknown]>([
  ["a: 1\na: 2\n", "an error", { a: 2 }, { a: 2 }],
  ["<<: {a: 1}\n", { "<<": { a: 1 } }, { a: 1 }, { a: 1 }],
  ["a: b\u0000c\nd: 1\n", { a: "b\u0000c", d: 1 }, { a: "b" }, "an error"],
  ["a: 1\nb: ? text\nc: 2\n", "an error", { a: 1, b: "text", c: 2 }, "an error"],
  ["b: ? text\n", "an error", { b: "text" }, "an error"],
  [
    "a:\n  b: ? one two\n  c: ? 3\nd: ? four\n",
    "an error",
    { a: { b: "one two", c: 3 }, d: "four" },
    "an error",
  ],
  ["a: [x,\n]\n", { a: ["x"] }, "an error", { a: ["x"] }],
  ["a: [x\n]\n", { a: ["x"] }, { a: ["x"] }, { a: ["x"] }],
  ["a: |\n  x\n z\n", "an error", { a: "x\nz\n" }, "an error"],
  ["a: >\n\n x\n", { a: "\nx\n" }, { a: " x\n" }, { a: "\nx\n" }],
  ["a: |\nb: 1\n", { a: "", b: 1 }, "an error", { a: "", b: 1 }],
  ["a: 1-2\n", { a: "1-2" }, { a: 1 }, { a: "1-2" }],
  ["a: -.5\n", { a: -0.5 }, { a: "-.5" }, { a: -0.5 }],
  ["a: x\n\tb: y\n", "an error", { a: "x", b: "y" }, "an error"],
  ['a: "\\ud83d\\ude00"\n', { a: "😀" }, "an error", { a: "😀" }],
  ["a: 0123\n", { a: 123 }, { a: 123 }, { a: 123 }],
])("%j", (text, first, middle, now) => {
  expect([read(text, FIRST), read(text, MIDDLE), read(text, NOW)]).toEqual([first, middle, now]);
});

test("duplicate keys can be an error of the runtime's reader too", () => {
  const strict: YamlDialect = { ...NOW, duplicateKeys: "error" };
  expect(parseYaml("a: 1\nb: 2\na: 3\n", strict)).toEqual({
    ok: false,
    error: {
      message: "a key that was used before in the same mapping",
      span: { start: 10, end: 11 },
    },
  });
  expect(parseYaml("<<: {a: 1}\na: 2\n", strict).ok).toBe(true);
});

test("merge keys can be ordinary keys of the runtime's reader too", () => {
  expect(read("<<: {a: 1}\n", { ...NOW, mergeKeys: false })).toEqual({ "<<": { a: 1 } });
});

test("later clients differed in where a bracket closes", () => {
  expect(read("a: [x,\n]\n", LATE)).toBe("an error");
  expect(read("a: [x,\n ]\n", LATE)).toEqual({ a: ["x"] });
  expect(read("a:\n  b: {\n  }\n", LATE)).toBe("an error");
});
