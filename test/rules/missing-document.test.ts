import { expect, test } from "vitest";
import { missingDocument } from "../../src/rules/missing-document.ts";
import { check } from "../support/check.ts";
import type { CheckOptions } from "../support/check.ts";

const agent = (body: string) => `---\nname: a\ndescription: b\n---\n\n${body}\n`;
const places = (body: string, options: CheckOptions = {}) =>
  check(missingDocument, agent(body), options).diagnostics.map(
    ({ range: { start } }) => `${start.line}:${start.column}`,
  );

test("the path is shown where it stands", () => {
  const body = "# Before you start\n\nRead `docs/workflow.md` from top to bottom.";
  expect(check(missingDocument, agent(body)).rendered).toMatchInlineSnapshot(`
    "agent.md:8:7 info docs/workflow.md is not in this project, and an agent that is told to read it works without what it says [missing-document]
      8 | Read \`docs/workflow.md\` from top to bottom.
        |       ^^^^^^^^^^^^^^^^
      help: add the document, or say what to do without it and ignore this"
  `);
});

test.for<[string, string[]]>([
  ["Read ./docs/a.md.", ["6:8"]],
  ["Follow docs/a.md and docs/b.md", ["6:8", "6:22"]],
  ["Read docs/a.md. Later read docs/a.md again", ["6:6"]],
  ["As described in docs/a.md, build.", ["6:17"]],
  ["## Read first\n\n| Document | Take |\n| --- | --- |\n| `docs/a.md` | rules |", ["10:4"]],
  ["Read this:\r\n\r\nsee docs/a.md\r\n", ["8:5"]],
  ["Read naïve 😀 docs/a.md", ["6:15"]],
])("%j is one to read", ([body, found]) => {
  expect(places(body)).toEqual(found);
});

test.for([
  "Write the report to docs/a.md",
  "Read the code, then update docs/a.md",
  "The file docs/a.md is ours",
  "Read docs/a.md if it exists",
  "Follow docs/a.md (when present)",
  "## Read first\n\nNothing.\n\n## Results\n\nThey are in docs/a.md",
  "Respect the root CLAUDE.md. Read CLAUDE.md",
  "```sh\nread docs/a.md\n```",
  "Read src/docs/a.md, ../docs/a.md, docs/*.md and https://example.com/docs/a.md",
  "",
])("stays silent on %j", (body) => {
  expect(places(body)).toEqual([]);
});

test("a document that is there is no finding", () => {
  expect(places("Read docs/a.md", { others: { "docs/a.md": "" } })).toEqual([]);
});

test("a plugin's agents read in a project that nobody knows", () => {
  expect(places("Read docs/a.md", { scope: "plugin" })).toEqual([]);
});

test("a hostile prompt comes to an end and does not fill the report", () => {
  const body = Array.from({ length: 20_000 }, (_, at) => `Read docs/${at}.md`).join("\n");
  expect(places(body)).toHaveLength(201);
  expect(places(`Read ${"docs/".repeat(50_000)}a.md`)).toHaveLength(1);
});
