import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { ruleTable } from "../../src/rules/table.ts";
import { compareText } from "../../src/text/order.ts";
import { check } from "../support/check.ts";
import { examplesOn, generatedPage } from "../support/page.ts";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sections = ["What it finds", "What Claude Code does", "Why it matters", "Examples"];

test("the rules are sorted by id", () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted(compareText));
});

test("no id or summary stands for two rules", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(new Set(rules.map(({ summary }) => summary)).size).toBe(rules.length);
});

test("every page belongs to a rule", () => {
  const pages = readdirSync(at("src/rules")).filter((name) => name.endsWith(".md"));
  const ids = pages.map((name) => name.slice(0, -".md".length));
  expect(ids.toSorted(compareText)).toEqual(rules.map(({ id }) => id));
});

describe.each(rules)("$id", (rule) => {
  const path = at(`src/rules/${rule.id}.md`);
  const page = existsSync(path) ? readFileSync(path, "utf8") : "";
  const examples = examplesOn(page);

  test("has a test", () => {
    expect(existsSync(at(`test/rules/${rule.id}.test.ts`))).toBe(true);
  });

  test("has a page with every section", () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings.slice(0, sections.length)).toEqual(sections);
    expect(headings.at(-1)).toBe("When to ignore it");
  });

  test("shows on its page what it really prints and fixes", async () => {
    await expect(generatedPage(rule, page)).toMatchFileSnapshot(path);
  });

  test("finds what its page calls invalid, and only that", () => {
    expect(examples.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["invalid", "valid"]));
    for (const { kind, text, options } of examples) {
      const { diagnostics } = check(rule, text, options);
      expect(diagnostics.length > 0, text).toBe(kind === "invalid");
    }
  });

  test("offers on its page the fix that it claims", () => {
    const fixes = examples.flatMap(({ kind, text, options }) =>
      kind === "invalid"
        ? check(rule, text, options).diagnostics.flatMap(({ fix }) => fix ?? [])
        : [],
    );
    expect(fixes.length > 0).toBe(rule.fix !== undefined);
    expect(examples.some(({ kind }) => kind === "fixed")).toBe(rule.fix !== undefined);
  });
});

test("the table names every rule once and links to its page", () => {
  const rows = ruleTable(rules).split("\n").slice(2);
  expect(rows).toHaveLength(rules.length);
  for (const [index, { id }] of rules.entries()) {
    expect(rows[index]).toContain(`[${id}](src/rules/${id}.md)`);
  }
});
