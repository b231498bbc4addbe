import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { fingerprintsOf } from "../../src/lint/fingerprint.ts";
import { rules as all } from "../../src/rules/index.ts";
import { defineRule } from "../../src/rules/rule.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

const rules = all.filter(({ effect, scope }) => effect !== "advice" && scope !== "suppression");
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** A finding for each `!!` in the prompt. */
const shouting = defineRule({
  id: "shouting",
  summary: "",
  effect: "ignored",
  since: "0.1.0",
  *check({ document: { file } }) {
    for (const { index } of file.text.matchAll(/!!/g)) {
      yield { span: { start: index, end: index + 2 }, message: "there is shouting" };
    }
  },
});

function prints(text: string, rule = [...rules, shouting], options = {}): string[] {
  const { diagnostics, reading } = check(rule, text, options);
  const sources = new Map([[reading.document.file.path, reading.document.file]]);
  return [...fingerprintsOf({ diagnostics, sources, hash }).values()];
}

const before = agentWith("tools: Read, Deploy");

describe("stays the same", () => {
  test.for([
    ["on another line", agentWith("color: cyan", "tools: Read, Deploy")],
    ["with other line ends", before.replaceAll("\n", "\r\n")],
    ["beside other tools", agentWith("tools: Read, Write, Deploy")],
    ["above another prompt", `${before}More.\n`],
  ])("%s", ([, after]) => {
    expect(prints(after!)).toEqual(prints(before));
    expect(prints(before)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  test("as another client reads it, when that finds the same", () => {
    expect(prints(before, [...rules], { client: "2.1.300" })).toEqual(prints(before));
  });

  test("in the prompt, when its line moves or is indented", () => {
    const text = `${before}Do it!!\n`;
    expect(prints(`${before}First.\n  Do  it!!\n`)).toEqual(prints(text));
  });
});

describe("changes", () => {
  const one = (text: string, options = {}) => prints(text, [...rules, shouting], options).join();

  test.for([
    ["with the text that it is about", agentWith("tools: Read, Depoy")],
    ["with the rule", agentWith("tools: Read, MultiEdit")],
  ])("%s", ([, after]) => {
    expect(one(after!)).not.toBe(one(before));
  });

  test("with the path", () => {
    expect(one(before, { path: "b.md" })).not.toBe(one(before));
  });

  test("with the message, where the text is the same", () => {
    // Both point at the opening fence.
    expect(one(block("description: d"))).not.toBe(one(block("name: a")));
  });

  test("with anything else on its line of the prompt", () => {
    expect(one(`${agentWith()}Do it!!\n`)).not.toBe(one(`${agentWith()}Do that!!\n`));
  });
});

test("equal findings are told apart by their number", () => {
  const twice = prints(`${agentWith()}Go!!\n\nGo!!\n`);
  expect(new Set(twice).size).toBe(2);
  expect(prints(`${agentWith()}Go!!\n`)).toEqual([twice[0]]);
});
