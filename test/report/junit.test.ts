import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { junit } from "../../src/report/junit.ts";
import type { SourceFile } from "../../src/text/source-file.ts";
import { agentWith } from "../support/agent.ts";
import { reportOn } from "../support/report.ts";

test("a suite for each file, a failed case for each finding", () => {
  expect(junit(reportOn(agentWith("tools: Read, Raed")))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="agentlint" tests="1" failures="1" errors="0" skipped="0">
      <testsuite name="agent.md" tests="1" failures="1" errors="0" skipped="0">
        <testcase name="unknown-tool (4:14)" classname="agent.md" file="agent.md" line="4">
          <failure type="warning" message="Claude Code 2.1.330 has no tool named &quot;Raed&quot; and drops it">agent.md:4:14 warning Claude Code 2.1.330 has no tool named &quot;Raed&quot; and drops it
    help: write &quot;Read&quot; if that is the tool you meant
    https://github.com/install-agent/install-agent/blob/main/src/rules/unknown-tool.md</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test("a clean file passes, and one that was left out is skipped", () => {
  const report = reportOn(agentWith("tools: Read"));
  const skipped = [{ path: "pipe.md", reason: "not a regular file" }];
  const xml = junit({ ...report, skipped });
  expect(xml).toContain(
    '<testsuites name="agentlint" tests="2" failures="0" errors="0" skipped="1">',
  );
  expect(xml).toContain('<testcase name="agentlint" classname="agent.md" file="agent.md"/>');
  expect(xml).toContain('<skipped message="not a regular file"/>');
});

test("is well-formed XML whatever a file holds", () => {
  const nasty = "]]>&<!--\"'\\u0000\\u0008\\ud800\\uffff\\ufffe\\u001b[31m</failure>";
  const text = agentWith(`tools: Read, "${nasty}"`, 'color: "\\uffff<>&\\t\\x01"');
  const report = reportOn(text, { path: "<a&b\"'>\u0001.md" });
  const xml = junit({ ...report, skipped: [{ path: "\ufffe<", reason: "\u0000" }] });
  expect(XMLValidator.validate(xml)).toBe(true);
  // eslint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml) as {
    testsuites: { "@_failures": string; testsuite: object[] };
  };
  expect(Number(parsed.testsuites["@_failures"])).toBe(report.diagnostics.length);
  expect(parsed.testsuites.testsuite).toHaveLength(2);
});

test("a finding in a file that was not read is not lost", () => {
  const report = reportOn(agentWith("tools: Read, Raed"));
  const xml = junit({ ...report, sources: new Map<string, SourceFile>() });
  expect(xml).toContain("unknown-tool (4:14)");
});
