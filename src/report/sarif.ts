import type { Diagnostic, RelatedLocation } from "../lint/diagnostic.ts";
import type { Fix } from "../rules/fix.ts";
import { HOMEPAGE, rulePage } from "../rules/page.ts";
import { severityOf } from "../rules/effect.ts";
import type { Severity } from "../rules/effect.ts";
import type { RuleMeta } from "../rules/rule.ts";
import { jsonText } from "../text/json.ts";
import type { Range, SourceFile } from "../text/source-file.ts";
import type { Report } from "./report.ts";

/**
 * SARIF 2.1.0 (OASIS), the form that code scanning takes. Places are given by line and column in
 * UTF-16 units; fingerprints do not depend on line numbers.
 */
export function sarif(report: Report): string {
  const rules = report.rules ?? [];
  const indexOf = new Map(rules.map(({ id }, at) => [id, at]));
  const run = {
    tool: {
      driver: {
        name: "agentlint",
        informationUri: HOMEPAGE,
        version: report.toolVersion,
        semanticVersion: report.toolVersion,
        rules: rules.map((rule) => descriptor(rule, report.pages?.get(rule.id))),
      },
    },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: report.skipped.map(({ path, reason }) => ({
          level: "warning",
          message: { text: `skipped: ${reason}` },
          locations: [{ physicalLocation: { artifactLocation: artifact(path, report) } }],
        })),
      },
    ],
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
    properties: { client: report.client },
    results: report.diagnostics.map((one) => result(one, indexOf.get(one.ruleId), report)),
  };
  return jsonText({
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  });
}

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

function descriptor(rule: RuleMeta, page: string | undefined) {
  const text = `Finds ${rule.summary}.`;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    helpUri: rulePage(rule.id),
    ...(page !== undefined && { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: levels[severityOf(rule.effect)] },
    properties: { tags: [rule.effect], precision: "very-high" },
  };
}

function result(one: Diagnostic, ruleIndex: number | undefined, report: Report) {
  const file = report.sources.get(one.path);
  return {
    ruleId: one.ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[one.severity],
    message: { text: one.help === undefined ? one.message : `${one.message}\nhelp: ${one.help}` },
    locations: [place(one.path, one.range, report)],
    ...(one.related.length > 0 && { relatedLocations: one.related.map(related(report)) }),
    ...(report.fingerprints && {
      partialFingerprints: { "agentlint/v1": report.fingerprints.get(one) },
    }),
    ...(one.fix && file && { fixes: [repair(one.fix, one.path, file, report)] }),
    properties: { effect: one.effect },
  };
}

function place(path: string, range: Range, report: Report) {
  return { physicalLocation: { artifactLocation: artifact(path, report), region: region(range) } };
}

function related(report: Report) {
  return ({ path, range, message }: RelatedLocation, at: number) => ({
    id: at + 1,
    message: { text: message },
    ...place(path, range, report),
  });
}

function repair(
  { title, applicability, edits }: Fix,
  path: string,
  file: SourceFile,
  report: Report,
) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(path, report),
        replacements: edits.map((edit) => ({
          deletedRegion: region(file.range(edit)),
          insertedContent: { text: edit.text },
        })),
      },
    ],
    properties: { applicability },
  };
}

function region({ start, end }: Range) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** A relative path is a URI below the root of the repository; an absolute one stands for itself. */
function artifact(path: string, { inRepository = (same) => same }: Report) {
  const inside = inRepository(path);
  const drive = /^[A-Za-z]:(?=\/)/.exec(inside)?.[0] ?? "";
  const rest = inside.slice(drive.length).split("/").map(encoded).join("/");
  if (drive !== "") return { uri: `file:///${drive}${rest}` };
  return rest.startsWith("/") ? { uri: `file://${rest}` } : { uri: rest, uriBaseId: "SRCROOT" };
}

/** Half a surrogate pair has no encoding. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\ufffd"));
}
