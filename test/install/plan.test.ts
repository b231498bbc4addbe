import { describe, expect, test } from "vitest";
import type { Occupant } from "../../src/install/occupant.ts";
import { isBlocked, planInstall } from "../../src/install/plan.ts";
import type { Step, Wanted } from "../../src/install/plan.ts";
import type { Survey } from "../../src/install/survey.ts";

const text = (content: string) => new TextEncoder().encode(content);
const wanted: Wanted = { name: "a", bytes: text("x\ny\n") };
const file = (content: string): Occupant => ({ kind: "file", bytes: text(content) });

const empty: Survey = {
  destination: { scope: "project", root: "/p", boundary: "/p", parts: [".claude", "agents"] },
  folder: { kind: "present", real: "/p/.claude/agents" },
  occupants: new Map(),
  twins: new Map(),
  namesakes: new Map(),
  agents: new Set(),
  documents: new Set(),
};

const plan = (found: Partial<Survey>, agent = wanted): Step =>
  planInstall([agent], { ...empty, ...found }).steps[0]!;

describe("one agent", () => {
  test.for<[string, Partial<Survey>, Partial<Step>]>([
    ["nothing there", {}, { action: "write", path: "/p/.claude/agents/a.md" }],
    [
      "no folder yet",
      { folder: { kind: "absent", real: "/p/.claude/agents", missing: ["/p/.claude/agents"] } },
      { action: "write" },
    ],
    ["the same", { occupants: new Map([["a", file("x\ny\n")]]) }, { action: "same", by: "bytes" }],
    [
      "the same with other line ends",
      { occupants: new Map([["a", file("x\r\ny\r\n")]]) },
      { action: "same", by: "line-ends" },
    ],
    [
      "a bare carriage return",
      { occupants: new Map([["a", file("x\ry\n")]]) },
      { action: "conflict" },
    ],
    ["an empty file", { occupants: new Map([["a", file("")]]) }, { action: "conflict" }],
    [
      "a huge file",
      { occupants: new Map([["a", { kind: "large-file" }]]) },
      { action: "conflict" },
    ],
    [
      "the same, and a namesake",
      { occupants: new Map([["a", file("x\ny\n")]]), namesakes: new Map([["a", ["/p/b.md"]]]) },
      { action: "conflict", conflict: { kind: "namesake", paths: ["/p/b.md"] } },
    ],
    [
      "a twin",
      { twins: new Map([["a", "/p/A.md"]]) },
      { action: "conflict", conflict: { kind: "twin", path: "/p/A.md" } },
    ],
    [
      "something unsafe",
      { occupants: new Map([["a", { kind: "unsafe", what: "is a folder" }]]) },
      { action: "refused" },
    ],
    [
      "an unsafe folder",
      { folder: { kind: "unsafe", path: "/p/.claude", what: "is not a folder" } },
      {
        action: "refused",
        refusal: { kind: "unsafe-place", path: "/p/.claude", what: "is not a folder" },
      },
    ],
  ])("%s", ([, found, step]) => {
    expect(plan(found)).toMatchObject({ name: "a", ...step });
  });

  test("what the file is decides before what is there", () => {
    const refusal = { kind: "other-name", declares: "b" } as const;
    const step = plan({ occupants: new Map([["a", file("x\ny\n")]]) }, { ...wanted, refusal });
    expect(step).toMatchObject({ action: "refused", refusal });
  });
});

test("one conflict blocks all, in the order asked for", () => {
  const both = planInstall([{ ...wanted, name: "b" }, wanted], {
    ...empty,
    occupants: new Map([["a", file("other")]]),
  });
  expect(both.steps.map(({ name, action }) => [name, action])).toEqual([
    ["b", "write"],
    ["a", "conflict"],
  ]);
  expect(isBlocked(both)).toBe(true);
  expect(isBlocked(planInstall([wanted], empty))).toBe(false);
});
