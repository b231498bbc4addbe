import { assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import type { Scope } from "../../src/client/read-options.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { fixFile } from "../../src/lint/fix-loop.ts";
import { rules } from "../../src/rules/index.ts";
import { anyHealthy, damaged, everyDamage } from "../conformance/damage.ts";
import type { Damaged } from "../conformance/damage.ts";

const context = { today: "2026-11-24" };

function fixed({ name, text }: Damaged, scope: Scope = "project"): Reading {
  const document = parseAgent(`.claude/agents/${name}.md`, text);
  const before = read(document, { client: clientAt(), scope, pluginPrefix: "acme" });
  return fixFile(before, { rules, context }, ["safe"]).reading;
}

const spaced = (text = "") => text.replaceAll(/\s+/g, " ").trim();

describe("a damaged agent comes alive as it was meant", () => {
  test("whatever befell it, and whatever else did", () => {
    assert(
      property(anyHealthy, constantFrom(...everyDamage()), (agent, kinds) => {
        const one = damaged(agent, kinds);
        const after = fixed(one);
        expect(after).toMatchObject({ loads: true, name: one.name });
        expect(spaced(after.description)).toBe(spaced(one.description));
        expect(spaced(after.document.body)).toContain(spaced(one.body));
        expect(after.frontmatter.error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test("and a second run changes nothing", () => {
    assert(
      property(anyHealthy, constantFrom(...everyDamage()), (agent, kinds) => {
        const { text } = fixed(damaged(agent, kinds)).document.file;
        expect(fixed({ ...damaged(agent, kinds), text }).document.file.text).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test("lines that are not damaged stay as they are, line ends included", () => {
    assert(
      property(anyHealthy, constantFrom(...everyDamage()), (agent, kinds) => {
        if (kinds.all !== undefined) return;
        const one = damaged(agent, kinds);
        const after = fixed(one).document.file.text;
        const ends = /\r\n/.test(one.text) ? "\r\n" : "\n";
        for (const line of [...agent.others, ...agent.body.split("\n")]) {
          expect(`${after}${ends}`).toContain(`${line}${ends}`);
        }
        if (ends === "\n") expect(after).not.toContain("\r");
        else expect(after).not.toMatch(/[^\r]\n/);
      }),
      { numRuns: 200 },
    );
  });
});
