import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { fixFile } from "../../src/lint/fix-loop.ts";
import { rules } from "../../src/rules/index.ts";
import { defineRule } from "../../src/rules/rule.ts";

const context = { today: "2026-11-24" };
const reading = (text: string): Reading =>
  read(parseAgent("reviewer.md", text), { client: clientAt(), scope: "project" });
const textOf = ({ document }: Reading) => document.file.text;

/** A rule that offers to replace one word by another, wherever it stands. */
const replace = (id: string, from: string, to: string) =>
  defineRule({
    id,
    summary: "",
    effect: "ignored",
    since: "0.1.0",
    fix: "safe",
    *check({ document }) {
      const start = document.file.text.indexOf(from);
      if (start < 0) return;
      const span = { start, end: start + from.length };
      const edits = [{ ...span, text: to }];
      yield { span, message: id, fix: { title: id, applicability: "safe", edits } };
    },
  });

const agent = "---\nname: a\ndescription: one two\n---\nbody\n";

describe("fixFile", () => {
  test("applies what is allowed, and nothing else", () => {
    const before = reading("---\nname: a\ndescription: d\ntools: Read, Raed\n---\n");
    expect(fixFile(before, { rules, context }, ["safe"])).toMatchObject({
      applied: 0,
      reading: before,
    });
    const after = fixFile(before, { rules, context }, ["safe", "unsafe"]);
    expect(textOf(after.reading)).not.toContain("Raed");
  });

  test("goes on until nothing is left", () => {
    const chain = [replace("a", "one", "1"), replace("b", "two", "one")];
    const { reading: after, applied } = fixFile(reading(agent), { rules: chain, context }, [
      "safe",
    ]);
    expect(after.description).toBe("1 1");
    expect(applied).toBe(3);
  });

  test("comes to an end when two fixes undo each other", () => {
    const circle = [replace("a", "one", "uno"), replace("b", "uno", "one")];
    expect(fixFile(reading(agent), { rules: circle, context }, ["safe"]).applied).toBeLessThan(11);
  });

  test("leaves out the fix that would end the agent, and applies its neighbour", () => {
    const both = [replace("kills", "description:", "descr:"), replace("harmless", "two", "2")];
    const after = fixFile(reading(agent), { rules: both, context }, ["safe"]);
    expect(after).toMatchObject({ applied: 1, refused: [{ diagnostic: { ruleId: "kills" } }] });
    expect(after.reading).toMatchObject({ loads: true, description: "one 2" });
  });

  test("revives an agent that only its YAML kept from loading", () => {
    const dead = reading(
      "---\nname: reviewer\ndescription: Reviews: code\r\nmodel: opus\n---\nbody\n",
    );
    expect(dead.loads).toBe(false);
    const { reading: after } = fixFile(dead, { rules, context }, ["safe"]);
    expect(after).toMatchObject({ loads: true, description: "Reviews: code" });
  });
});
