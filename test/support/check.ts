import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import type { Scope } from "../../src/client/read-options.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { readSessionAgents } from "../../src/client/session-agents.ts";
import type { Encoding } from "../../src/text/decode.ts";
import type { Diagnostic } from "../../src/lint/diagnostic.ts";
import type { Applicability } from "../../src/rules/fix.ts";
import { applyFixes } from "../../src/lint/fix.ts";
import { everyRule } from "../../src/lint/levels.ts";
import type { Levels } from "../../src/lint/levels.ts";
import { lint } from "../../src/lint/lint.ts";
import { diagnosticBlock } from "../../src/report/pretty.ts";
import { plain } from "../../src/report/report.ts";
import { companionOf } from "../../src/roster/companion.ts";
import { referencesOf } from "../../src/roster/references.ts";
import { buildRoster } from "../../src/roster/roster.ts";
import type { Root } from "../../src/roster/roster.ts";
import { rules as all } from "../../src/rules/index.ts";
import type { Beside } from "../../src/roster/beside.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { SourceFile } from "../../src/text/source-file.ts";

export interface CheckOptions {
  readonly path?: string;
  readonly scope?: Scope;
  /** Version of Claude Code; the newest observed by default. */
  readonly client?: string;
  readonly today?: string;
  readonly size?: number;
  readonly encoding?: Encoding;
  /**
   * Text by path of the other files that the session sees: agents, and below `docs/` the documents
   * that they tell to read.
   */
  readonly others?: Readonly<Record<string, string>>;
  /** The folder of a file where it is not the one that all share, by its path. */
  readonly roots?: Readonly<Record<string, Root>>;
  /** What stands beside the file itself. */
  readonly beside?: Beside;
  readonly extensionKeys?: readonly string[];
  /** By default every rule is on, advice too. */
  readonly levels?: Levels;
  /** `false`: comments suppress nothing. */
  readonly inline?: boolean;
}

export interface Checked {
  /** Of the file itself, not of the others. */
  readonly reading: Reading;
  readonly diagnostics: readonly Diagnostic[];
  /** As the terminal shows them. */
  readonly rendered: string;
}

/** Lints one text with one rule, or with several. */
export function check(
  rules: Rule | readonly Rule[],
  text: string,
  options: CheckOptions = {},
): Checked {
  const { path = "agent.md", scope = "project", others = {}, roots = {} } = options;
  const { today = "2026-11-24", size, encoding, levels = () => everyRule, inline = true } = options;
  const client = clientAt(options.client);
  const readAs = (at: string, content: string, extra = {}) =>
    read(parseAgent(at, content, extra), { client, scope, pluginPrefix: "acme" });
  const session =
    scope === "session" ? readSessionAgents(new SourceFile(path, text), client) : undefined;
  const reading =
    session?.[0] ?? readAs(path, text, { ...(size && { size }), ...(encoding && { encoding }) });
  const beside = Object.entries(others);
  const agents = beside.filter(([at]) => !at.startsWith("docs/"));
  const readings = [
    reading,
    ...(session?.slice(1) ?? []),
    ...agents.map(([at, other]) => readAs(at, other)),
  ];
  const named = new Set(readings.flatMap((one) => referencesOf(one).documents));
  const companions = beside.flatMap(([at, other]) =>
    named.has(at) ? (companionOf(parseAgent(at, other), client) ?? []) : [],
  );
  const shared: Root = { path: ".claude/agents", kind: scope, distance: 0 };
  const members = readings.map((one) => {
    return { reading: one, root: roots[one.document.file.path] ?? shared };
  });
  const asked: readonly Rule[] = Array.isArray(rules) ? rules : [rules as Rule];
  // What suppresses can only be judged beside everything that could be suppressed.
  const needsAll = asked.some((rule) => rule.scope === "suppression");
  const present = new Set(beside.map(([at]) => at).filter((at) => at.startsWith("docs/")));
  const documents = new Map(scope === "project" ? [[shared.path, present]] : []);
  const diagnostics = lint({
    readings,
    rosters: [buildRoster(members, { companions, documents })],
    rules: needsAll ? [...all, ...asked.filter((rule) => !all.includes(rule))] : asked,
    context: {
      today,
      extensionKeys: options.extensionKeys ?? [],
      beside: (at) => (at === path ? options.beside : undefined),
    },
    levels,
    inline,
  }).filter(({ ruleId }) => asked.some(({ id }) => id === ruleId));
  const report = {
    toolVersion: "0.0.0-test",
    client: client.version,
    files: readings.length,
    skipped: [],
    diagnostics,
    suppressed: [],
    baselined: [],
    sources: new Map(
      [...readings, ...companions].map(({ document }) => [document.file.path, document.file]),
    ),
  };
  const rendered = diagnostics.map((one) => diagnosticBlock(one, report, plain)).join("\n\n");
  return { reading, diagnostics, rendered };
}

/** The text after the rules' fixes, applied until nothing is left to fix. */
export function fixed(
  rules: Rule | readonly Rule[],
  text: string,
  options: CheckOptions = {},
  allow: readonly Applicability[] = ["safe", "unsafe"],
): string {
  let current = text;
  for (let round = 0; round < 10; round++) {
    const { diagnostics, reading } = check(rules, current, options);
    const { path } = reading.document.file;
    const own = diagnostics.filter((one) => one.path === path);
    const next = applyFixes(current, own, allow);
    if (next.applied.length === 0) break;
    current = next.text;
  }
  return current;
}
