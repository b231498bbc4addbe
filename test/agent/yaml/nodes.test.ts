import { expect, test } from "vitest";
import type { YamlMap, YamlNode } from "../../../src/agent/yaml/node.ts";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { NOW } from "./dialects.ts";

function root(text: string): YamlNode | undefined {
  const result = parseYaml(text, NOW);
  if (!result.ok) throw new Error(result.error.message);
  return result.root;
}

function map(text: string): YamlMap {
  const node = root(text);
  if (node?.kind !== "map") throw new Error("not a mapping");
  return node;
}

/** The source of every node, in the order of the text. */
function sources(text: string): string[] {
  const found: string[] = [];
  const visit = (node: YamlNode): void => {
    const { start, end } = node.span;
    found.push(`${node.kind === "scalar" ? node.style : node.kind} ${text.slice(start, end)}`);
    if (node.kind === "list") node.items.forEach(visit);
    if (node.kind !== "map") return;
    for (const entry of node.entries) {
      found.push(`key ${text.slice(entry.keySpan.start, entry.keySpan.end)}`);
      visit(entry.value);
    }
  };
  const node = root(text);
  if (node) visit(node);
  return found;
}

test("every node has its place", () => {
  expect(sources('"name": a b # c\nlist:\n  - \'x\'\n  -\nflow: [1, {k: "v"}]\n')).toEqual([
    'map "name": a b # c\nlist:\n  - \'x\'\n  -\nflow: [1, {k: "v"}]',
    'key "name"',
    "plain a b",
    "key list",
    "list - 'x'\n  -",
    "single 'x'",
    "plain ",
    "key flow",
    'list [1, {k: "v"}]',
    "plain 1",
    'map {k: "v"}',
    "key k",
    'double "v"',
  ]);
});

test("a scalar of several lines has its place without the line break behind it", () => {
  expect(sources("a: |\n  x\n  y\n\nb: >-\r\n  z\r\nc: one\n  two\nd:\n")).toEqual([
    "map a: |\n  x\n  y\n\nb: >-\r\n  z\r\nc: one\n  two\nd:",
    "key a",
    "literal |\n  x\n  y",
    "key b",
    "folded >-\r\n  z",
    "key c",
    "plain one\n  two",
    "key d",
    "plain ",
  ]);
});

test("a value that is not written stands behind its colon", () => {
  const [entry] = map("a:   # c\nb: 1\n").entries;
  expect(entry?.value).toEqual({
    kind: "scalar",
    value: null,
    style: "plain",
    span: { start: 2, end: 2 },
  });
});

test("nothing but comments has no root", () => {
  expect(root("")).toBeUndefined();
  expect(root("\n# only\n")).toBeUndefined();
});

test("an alias is the node of its anchor", () => {
  const [a, b] = map("a: &x [1]\nb: *x\n").entries;
  expect(b?.value).toBe(a?.value);
});

test("an alias as a key stands where it is used", () => {
  const text = "a: &x k\n*x : 1\nb: {*x : 2}\n? *x\n: 3\n";
  const [, b, last] = map(text).entries;
  const inner = b?.value.kind === "map" ? b.value.entries[0] : undefined;
  expect([inner, last].map((entry) => [entry?.key, entry?.keySpan])).toEqual([
    ["k", { start: 19, end: 21 }],
    ["k", { start: 29, end: 31 }],
  ]);
});

test("a collection may contain itself", () => {
  const node = map("a: &x\n  self: *x\n").entries[0]!.value as YamlMap;
  expect(node.entries[0]!.value).toBe(node);
});

test("entries stand in the order of the text, the last of a key where it stands", () => {
  const keys = map("b: 1\na: 2\nb: 3\n2: x\n1: y\n").entries.map((entry) => entry.key);
  expect(keys).toEqual(["a", "b", "2", "1"]);
});

test("merged entries keep the place where they are written", () => {
  const text = "x: &x {p: 1, q: 2}\ny:\n  q: 3\n  <<: *x\n";
  const merged = map(text).entries[1]!.value as YamlMap;
  expect(
    merged.entries.map(({ key, keySpan }) => [key, text.slice(keySpan.start, keySpan.end + 3)]),
  ).toEqual([
    ["q", "q: 3"],
    ["p", "p: 1"],
  ]);
});

test("several documents are a list of roots", () => {
  const node = root("a: 1\n...\nb\n");
  expect(node?.kind === "list" && node.items.map((item) => item.kind)).toEqual(["map", "scalar"]);
});
