import { expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { coordinationGraph } from "../../src/roster/coordination.ts";
import { buildRoster } from "../../src/roster/roster.ts";
import type { Surroundings } from "../../src/roster/roster.ts";
import { agent } from "../support/tree.ts";

const client = clientAt();
const root = { path: "agents", kind: "project", distance: 0 } as const;

function graphOf(files: Readonly<Record<string, string>>, surroundings: Surroundings = {}) {
  const members = Object.entries(files).map(([path, text]) => ({
    reading: read(parseAgent(path, text), { client, scope: "project" }),
    root,
  }));
  return coordinationGraph(buildRoster(members, surroundings));
}

/** `a > b given` for a hand-off, `a = b missing` for work side by side. */
const edgesOf = (...input: Parameters<typeof graphOf>) =>
  graphOf(...input).edges.map(
    ({ kind, from, to, answer }) =>
      `${from.id} ${kind === "hand-off" ? ">" : "="} ${to.id} ${answer}`,
  );
const nodesOf = (...input: Parameters<typeof graphOf>) =>
  graphOf(...input).nodes.map(
    (node) => `${node.id}: ${node.kind === "agent" ? node.state : node.kind}`,
  );
const coordinated = (name: string, block: string) => agent(name, `coordination: ${block}`);

test("both sides of one hand-off are one edge", () => {
  const files = {
    "a.md": coordinated("a", "{hands_off_to: [b]}"),
    "b.md": coordinated("b", "{receives_from: [a]}"),
  };
  const [edge, ...rest] = graphOf(files).edges;
  expect(rest).toEqual([]);
  expect(edge).toMatchObject({ kind: "hand-off", answer: "given" });
  const places = edge!.declarations.map(({ reading, list, span }) => {
    const { file } = reading.document;
    return `${file.path}:${file.point(span.start).line} ${list} ${file.text.slice(span.start, span.end)}`;
  });
  expect(places).toEqual(["a.md:4 hands_off_to b", "b.md:4 receives_from a"]);
});

test("a hand-off and its way back are two, work side by side is one whoever says it", () => {
  expect(
    edgesOf({
      "a.md": coordinated("a", "{hands_off_to: [b], receives_from: [b]}"),
      "b.md": coordinated("b", "{hands_off_to: [a], parallel_with: [a]}"),
    }),
  ).toEqual(["a > b missing", "a = b missing", "b > a given"]);
});

test("one side that repeats itself does not answer", () => {
  const files = { "a.md": coordinated("a", "{hands_off_to: [b, b]}"), "b.md": agent("b") };
  expect(edgesOf(files)).toEqual(["a > b missing"]);
});

test("what is no agent has no say", () => {
  const files = { "a.md": coordinated("a", "{receives_from: [/plan, Explore, gone, a]}") };
  expect(edgesOf(files, { commands: ["plan"] })).toEqual([
    "/plan > a not-expected",
    "Explore > a not-expected",
    "gone > a not-expected",
  ]);
  expect(nodesOf(files, { commands: ["plan"] })).toEqual([
    "a: works",
    "/plan: command",
    "Explore: builtin",
    "gone: missing",
  ]);
});

test("agents that do not work stay under the name that they were given", () => {
  const files = {
    "broken.md": '---\nname: "b"\ndescription: "x" y\n---\n',
    "c.md": "no frontmatter",
    "d.md": agent("d", "tools: Nope"),
    "e.md": "---\nname: e\ncoordination: {hands_off_to: [b, c, d]}\n---\n",
  };
  expect(nodesOf(files)).toEqual(["b: dead", "c: dead", "d: dead", "e: dead"]);
  expect(edgesOf(files)).toEqual(["e > b not-expected", "e > c not-expected", "e > d missing"]);
});

test("a file that loses its name says nothing and gets nothing", () => {
  const files = {
    "a.md": coordinated("a", "{hands_off_to: [x]}"),
    "b.md": coordinated("a", "{hands_off_to: [c]}"),
    "c.md": coordinated("c", "{receives_from: [a]}"),
  };
  expect(nodesOf(files)).toEqual(["a: works", "a (a.md): shadowed", "c: works"]);
  expect(edgesOf(files)).toEqual(["a > c given"]);
});

test("a name with white space around it is found without", () => {
  const files = {
    "a.md": '---\nname: "a "\ndescription: d\n---\n',
    "b.md": coordinated("b", "{hands_off_to: [' a']}"),
  };
  expect(edgesOf(files)).toEqual(["b > a  missing"]);
});

test("identifiers are each there once, whatever the files are called", () => {
  const { nodes } = graphOf({
    "a.md": agent("a"),
    "b.md": agent("a"),
    "c.md": coordinated("c", "{hands_off_to: ['a (a.md)', \"a (a.md)'\", '__proto__']}"),
  });
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
});

test("a roster without blocks has no edges", () => {
  expect(graphOf({ "a.md": agent("a") })).toMatchObject({ used: false, edges: [] });
  expect(graphOf({ "a.md": coordinated("a", "{}") })).toMatchObject({ used: true, edges: [] });
});
