import { assert, constantFrom, pre, property } from "fast-check";
import { expect, test, vi } from "vitest";
import type { Reading } from "../../src/client/reading.ts";
import { applyFixes } from "../../src/lint/fix.ts";
import { rules } from "../../src/rules/index.ts";
import { anyAgent } from "../support/arbitrary.ts";
import { check, fixed } from "../support/check.ts";

// Every rule on hundreds of files, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const RUNS = { numRuns: 600 };
/** For a machine that does other things as well, in milliseconds. */
const PATIENCE = 120_000;
const scopes = constantFrom("project" as const, "user" as const, "plugin" as const);
const clients = constantFrom("2.1.62", "2.1.112", "2.1.150", "2.1.207", "2.1.238", "2.1.330");

const lives = ({ loads, tools }: Reading) => loads && tools.spawn === "ok";
/** A plugin agent whose frontmatter is not read runs under stand-ins, and a fix brings its fields back. */
const isRead = ({ scope, frontmatter }: Reading) =>
  scope !== "plugin" || frontmatter.outcome === "mapping";
const essence = ({ name, description, values, tools, document, scope }: Reading) => {
  const { granted, denied, mcp } = tools;
  return {
    name,
    description,
    model: values.model,
    granted,
    denied,
    mcp,
    body: document.body.trim(),
    scope,
  };
};

test(
  "no rule throws, and every place lies in the file",
  () => {
    assert(
      property(anyAgent, scopes, clients, (text, scope, client) => {
        const { diagnostics } = check(rules, text, { scope, client });
        for (const { range, fix, message, help } of diagnostics) {
          expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
          expect(range.end.offset).toBeLessThanOrEqual(text.length);
          expect(message).not.toMatch(/undefined|\.$/);
          expect(help).not.toMatch(/undefined|\.$/);
          for (const { start, end } of fix?.edits ?? []) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  "an agent is called dead if, and only if, it is",
  () => {
    assert(
      property(anyAgent, scopes, clients, (text, scope, client) => {
        const { diagnostics, reading } = check(rules, text, { scope, client });
        const dead = diagnostics.filter(
          ({ effect, ruleId }) => effect === "dead" && !/model/.test(ruleId),
        );
        expect(dead.length > 0).toBe(!lives(reading));
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  "a safe fix changes nothing that the client loads of a living agent",
  () => {
    assert(
      property(anyAgent, scopes, clients, (text, scope, client) => {
        const options = { scope, client };
        const { reading } = check(rules, text, options);
        pre(lives(reading) && isRead(reading));
        const after = check(rules, fixed(rules, text, options, ["safe"]), options).reading;
        expect(essence(after)).toEqual(essence(reading));
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  "no single fix takes a living agent its life",
  () => {
    assert(
      property(anyAgent, scopes, (text, scope) => {
        const { diagnostics, reading } = check(rules, text, { scope });
        pre(lives(reading));
        for (const one of diagnostics) {
          const after = applyFixes(text, [one], ["safe", "unsafe"]).text;
          expect(lives(check(rules, after, { scope }).reading)).toBe(true);
        }
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  "fixing twice is fixing once",
  () => {
    assert(
      property(anyAgent, scopes, (text, scope) => {
        const once = fixed(rules, text, { scope });
        expect(fixed(rules, once, { scope })).toBe(once);
      }),
      RUNS,
    );
  },
  PATIENCE,
);
