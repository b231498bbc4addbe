import { createRequire } from "node:module";
import type { Ajv } from "ajv";
import { expect, test } from "vitest";
import { sarif } from "../../src/report/sarif.ts";
import { rules } from "../../src/rules/index.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { agentWith } from "../support/agent.ts";
import { reportOn } from "../support/report.ts";

const require = createRequire(import.meta.url);
const { default: Ajv4 } = require("ajv-draft-04") as { default: new (options: object) => Ajv };
const { default: addFormats } = require("ajv-formats") as { default: (ajv: Ajv) => void };
// The official schema, as the SARIF SDK ships it.
const official = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object;

const ajv = new Ajv4({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const valid = ajv.compile(official);

function validated(text: string) {
  const log = JSON.parse(text) as Log;
  expect(valid(log), JSON.stringify(valid.errors)).toBe(true);
  return log.runs[0]!;
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Region;
  };
}
interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly Location[];
      readonly relatedLocations?: readonly (Location & { readonly id: number })[];
      readonly partialFingerprints?: Readonly<Record<string, string>>;
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

test("results point at their rules and places, in the official form", () => {
  const text = agentWith("tools: Read, Raed, MultiEdit", "color: RED");
  const pages = new Map([["unknown-tool", "# unknown-tool"]]);
  const run = validated(sarif({ ...reportOn(text), rules, pages }));
  expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toMatchInlineSnapshot(`
    [
      [
        "unknown-tool",
        "warning",
      ],
      [
        "removed-tool",
        "warning",
      ],
      [
        "invalid-value",
        "warning",
      ],
    ]
  `);
  for (const { ruleId, ruleIndex } of run.results) {
    expect(run.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  }
  expect(run.tool.driver.rules.find(({ id }) => id === "unknown-tool")).toMatchObject({
    help: { markdown: "# unknown-tool" },
    defaultConfiguration: { level: "warning" },
  });
  expect(run.results[0]!.locations).toMatchInlineSnapshot(`
    [
      {
        "physicalLocation": {
          "artifactLocation": {
            "uri": "agent.md",
            "uriBaseId": "SRCROOT",
          },
          "region": {
            "endColumn": 18,
            "endLine": 4,
            "startColumn": 14,
            "startLine": 4,
          },
        },
      },
    ]
  `);
});

test("the replacements of a fix are its edits", () => {
  const text = agentWith("tools: Read, Raed");
  const report = reportOn(text);
  const one = report.diagnostics.find(({ fix }) => fix)!;
  const run = validated(sarif({ ...report, rules }));
  const [fix] = run.results.find(({ ruleId }) => ruleId === one.ruleId)!.fixes!;
  const lines = text.split("\n");
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const edits = fix!.artifactChanges[0]!.replacements.map(({ deletedRegion, insertedContent }) => ({
    start: offset(deletedRegion.startLine, deletedRegion.startColumn),
    end: offset(deletedRegion.endLine, deletedRegion.endColumn),
    text: insertedContent.text,
  }));
  expect(applyEdits(text, edits)).toBe(applyEdits(text, one.fix!.edits));
});

test.for([
  [".claude/agents/a b%.md", ".claude/agents/a%20b%25.md", "SRCROOT"],
  ["ä/#?.md", "%C3%A4/%23%3F.md", "SRCROOT"],
  ["/home/x y/a.md", "file:///home/x%20y/a.md", undefined],
  ["C:/x y/a.md", "file:///C:/x%20y/a.md", undefined],
  ["\ud800.md", "%EF%BF%BD.md", "SRCROOT"],
] as const)("the path %j is the URI %s", ([path, uri, base]) => {
  const run = validated(sarif(reportOn(agentWith("tools: Read, Raed"), { path })));
  expect(run.results[0]!.locations[0]!.physicalLocation.artifactLocation).toEqual({
    uri,
    ...(base && { uriBaseId: base }),
  });
});

test("the other side of a finding is a related location, and files left out are told", () => {
  const report = reportOn(agentWith("tools: Read"), {
    path: ".claude/agents/a.md",
    others: { ".claude/agents/b.md": agentWith("tools: Grep") },
  });
  const skipped = [{ path: "pipe.md", reason: "not a regular file" }];
  const run = validated(sarif({ ...report, skipped, rules }));
  const duplicate = run.results.find(({ ruleId }) => ruleId === "duplicate-name")!;
  expect(duplicate.relatedLocations).toMatchObject([
    { id: 1, physicalLocation: { artifactLocation: { uri: ".claude/agents/b.md" } } },
  ]);
  expect(run.invocations[0]!.toolExecutionNotifications).toHaveLength(1);
});

test("is valid whatever a file holds", () => {
  const text = `\ufeff---\r\nname: "a\\u0000\\ud800"\r\ndescription: "\\u202e"\r\ntools: "\\u0007"\r\n---\r\n`;
  const run = validated(sarif({ ...reportOn(text), rules }));
  expect(run.results.length).toBeGreaterThan(0);
});
