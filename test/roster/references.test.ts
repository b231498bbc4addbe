import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { referencesOf } from "../../src/roster/references.ts";
import { agent } from "../support/tree.ts";

const of = (fields: string, body: string) =>
  referencesOf(
    read(parseAgent("a.md", agent("a", fields, body)), { client: clientAt(), scope: "project" }),
  );

test.for<[string, string[]]>([
  [
    "Read `docs/a/b-c.md` and (./docs/d.md), then docs/e.md.",
    ["docs/a/b-c.md", "docs/d.md", "docs/e.md"],
  ],
  ["The root `CLAUDE.md` binds you; CLAUDE.md, again.", ["CLAUDE.md"]],
  ["Globs docs/*.md, docs/**/x.md, docs/{a,b}.md, docs/<name>.md, docs/x.md*", []],
  ["Elsewhere src/docs/a.md, ../docs/a.md, https://x.org/docs/a.md, packages/x/CLAUDE.md", []],
  ["Escapes docs/../secret.md, docs//a.md, docs/./a.md, docs/.md", []],
  ["Other files docs/a.txt, docs/, docs/a.mdx, MYCLAUDE.md, CLAUDE.md.bak", []],
  ["```sh\ncat docs/example.md\n```\nand docs/real.md", ["docs/real.md"]],
  ["~~~~\ndocs/a.md\n~~~\ndocs/b.md\n~~~~\ndocs/c.md", ["docs/c.md"]],
])("documents in %j", ([body, documents]) => {
  expect(of("", body).documents).toEqual(documents);
});

test.for<[string, string[]]>([
  [
    "coordination:\n  hands_off_to: [c, b]\n  receives_from: [b, a]\n  parallel_with: []",
    ["b", "c"],
  ],
  ["coordination:\n  other: [b]\n  hands_off_to: b", []],
  ["coordination: [b]", []],
  ["coordination:\n  hands_off_to: [1, {x: y}, ' c ', '']", ["c"]],
])("agents in %j", ([fields, agents]) => {
  expect(of(fields, "Work.").agents).toEqual(agents);
});

test.for([
  "Read docs/a.md ",
  "# Read docs/a.md if ",
  "docs/",
  "docs/a.",
  "docs/a-",
  "CLAUDE.md",
  "```\n",
  "./docs/x.md*",
])("%j a hundred thousand times takes no time", (part) => {
  const start = performance.now();
  of("", part.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(2_000);
});
