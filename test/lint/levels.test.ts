import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { everyRule, presets } from "../../src/lint/levels.ts";
import type { LevelOf, Levels } from "../../src/lint/levels.ts";
import { fixFile } from "../../src/lint/fix-loop.ts";
import { lint } from "../../src/lint/lint.ts";
import { buildRoster } from "../../src/roster/roster.ts";
import { defineProjectRule, defineRule } from "../../src/rules/rule.ts";
import { agent } from "../support/tree.ts";

const context = { today: "2026-11-24" };
const readings = ["a.md", "b.md"].map((path) =>
  read(parseAgent(path, agent(path.slice(0, 1))), { client: clientAt(), scope: "project" }),
);
const root = { path: ".", kind: "project", distance: 0 } as const;
const rosters = [buildRoster(readings.map((reading) => ({ reading, root })))];

const span = { start: 4, end: 8 };
const meta = { summary: "", since: "0.1.0" };
let runs = 0;
const advice = defineRule({
  ...meta,
  id: "advice",
  effect: "advice",
  fix: "safe",
  *check() {
    runs++;
    const fix = {
      title: "",
      applicability: "safe",
      edits: [{ start: 0, end: 0, text: " " }],
    } as const;
    yield { span, message: "advice", fix };
  },
});
const dead = defineRule({
  ...meta,
  id: "dead",
  effect: "dead",
  *check() {
    yield { span, message: "dead" };
  },
});
const neighbours = defineProjectRule({
  ...meta,
  id: "neighbours",
  effect: "ignored",
  judges: "surroundings",
  *check({ members }) {
    for (const { reading } of members) yield { reading, span, message: "beside another" };
  },
});
const rules = [advice, dead, neighbours];
const found = (levels?: Levels) =>
  lint({ readings, rosters, rules, context, ...(levels && { levels }) }).map(
    ({ path, ruleId, severity }) => `${path} ${ruleId} ${severity}`,
  );

describe("levels", () => {
  const recommended = ["dead error", "neighbours warning"];
  const strict = ["advice info", ...recommended];
  const inBoth = (lines: readonly string[]) =>
    readings.flatMap((_, at) => lines.map((line) => `${"ab"[at]}.md ${line}`));

  test.for<[string, LevelOf | undefined, readonly string[]]>([
    ["by default", undefined, recommended],
    ["recommended", presets.recommended, recommended],
    ["strict", presets.strict, strict],
    ["collection", presets.collection, ["dead error"]],
    ["everything", everyRule, strict],
  ])("%s", ([, levelOf, expected]) => {
    expect(found(levelOf && (() => levelOf))).toEqual(inBoth(expected));
  });

  test("go by the file, for rules of one file and of the project alike", () => {
    const levels: Levels = (path) => () => (path === "a.md" ? "off" : "info");
    expect(found(levels)).toEqual(["b.md advice info", "b.md dead info", "b.md neighbours info"]);
  });

  test("that are off keep a rule from running at all", () => {
    runs = 0;
    found();
    expect(runs).toBe(0);
    found(() => presets.strict);
    expect(runs).toBe(2);
  });

  test("decide what is fixed", () => {
    const [reading] = readings;
    expect(fixFile(reading!, { rules, context }, ["safe"]).applied).toBe(0);
    const levels: Levels = () => everyRule;
    expect(fixFile(reading!, { rules: [advice], context, levels }, ["safe"]).refused).toHaveLength(
      1,
    );
  });
});
