import { array, assert, constantFrom, nat, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { layOut } from "../../src/graph/layout/layout.ts";
import type { Box, Layout } from "../../src/graph/layout/geometry.ts";
import type { AgentView, EdgeView, GraphView } from "../../src/graph/view.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

type Link = readonly [number, number, EdgeView["kind"]];

function view(size: number, links: readonly Link[]): GraphView {
  const agents = Array.from({ length: size }, (_, at): AgentView => {
    const name = "x".repeat(1 + ((at * 7) % 40));
    const tools = { granted: "*", mcp: [] } as const;
    const rest = { scope: "project", state: "works", loads: true, tools, problems: [] } as const;
    return { kind: "agent", id: `${at}`, name, shown: name, path: `${at}.md`, ...rest };
  });
  const edges = links
    .filter(([from, to]) => from !== to && from < size && to < size)
    .map(([from, to, kind]): EdgeView => {
      return { kind, from: `${from}`, to: `${to}`, answer: "given", declared: [] };
    });
  return { client: "2.1.330", used: true, agents, others: [], edges };
}

/** How far a place is from the border of a box, in pixels. */
function off({ x, y, width, height }: Box, place: { x: number; y: number }): number {
  const dx = Math.abs(place.x - x) - width / 2;
  const dy = Math.abs(place.y - y) - height / 2;
  return Math.abs(Math.max(dx, dy));
}

function sound({ width, height, boxes, lines }: Layout, size: number): void {
  expect(boxes.size).toBe(size);
  const all = [...boxes.values()];
  for (const [at, box] of all.entries()) {
    expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
    expect(box.y - box.height / 2).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width / 2).toBeLessThanOrEqual(width);
    expect(box.y + box.height / 2).toBeLessThanOrEqual(height);
    for (const other of all.slice(at + 1)) {
      const apart =
        Math.abs(box.x - other.x) >= (box.width + other.width) / 2 ||
        Math.abs(box.y - other.y) >= (box.height + other.height) / 2;
      expect(apart).toBe(true);
    }
  }
  for (const { stroke, points } of lines) {
    expect(off(boxes.get(stroke.from)!, points[0]!)).toBeLessThan(1);
    expect(off(boxes.get(stroke.to)!, points.at(-1)!)).toBeLessThan(1);
    for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  }
}

test("boxes stand apart, and lines lead from one to another", () => {
  const link = tuple(nat(19), nat(19), constantFrom("hand-off" as const, "parallel" as const));
  assert(
    property(nat(20), array(link, { maxLength: 30 }), (size, links) => {
      sound(layOut(view(size, links)), size);
    }),
    { numRuns: 60 },
  );
});

test("a hand-off and its way back share a line, unless only one of the two is answered", () => {
  const both = view(2, [
    [0, 1, "hand-off"],
    [1, 0, "hand-off"],
  ]);
  expect(layOut(both).lines.map(({ stroke }) => stroke.both)).toEqual([true]);
  const [there, back] = both.edges as [EdgeView, EdgeView];
  const half = { ...both, edges: [there, { ...back, answer: "missing" as const }] };
  expect(layOut(half).lines.map(({ stroke }) => stroke.both)).toEqual([false, false]);
});

test("more hand-offs than can be laid in layers are still drawn", () => {
  const links = Array.from({ length: 900 }, (_, at): Link => {
    const from = at % 90;
    return [from, (from + 1 + Math.floor(at / 90) * 7) % 90, "hand-off"];
  });
  const layout = layOut(view(90, links));
  sound(layout, 90);
  expect(layout.lines.length).toBeGreaterThan(400);
});

test("more lines than a drawing can show are refused", { timeout: 60_000 }, async () => {
  const others = Array.from({ length: 150 }, (_, to) => `a${to}`).join(", ");
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, from) => [
      `.claude/agents/a${from}.md`,
      agent(`a${from}`, `coordination: {hands_off_to: [${others}]}`),
    ]),
  );
  const { code, stdout, stderr } = await runAgentlint(["graph", "--format", "svg"], {
    cwd: await tree(files),
  });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("22350 hand-offs and pairs are too many to draw");
});
