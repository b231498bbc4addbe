import type { Permissions } from "../install/door/permissions.ts";
import { jsonText } from "../text/json.ts";
import type { DiffLine } from "../text/line-diff.ts";
import type { Failure } from "./failed.ts";

/** One run of `install-agent`, ready to be rendered; in JSON it is version 1. */
export interface InstallReport {
  /** Version of Claude Code by which the agents were read. */
  readonly client: string;
  readonly scope: "project" | "user";
  /** The folder that the agents go into; null when there are none. */
  readonly folder: string | null;
  readonly dryRun: boolean;
  /** What an agent that stays as it is still misses is not told. */
  readonly brief: boolean;
  /** In the order asked for. */
  readonly agents: readonly InstalledAgent[];
  /** What came along with them. */
  readonly documents: readonly InstalledDocument[];
  /** What to type before the names of further agents, so that they come to the same place. */
  readonly command: string;
  /** What the file system refused to do. */
  readonly failure: Failure | null;
}

export interface InstalledDocument {
  readonly path: string;
  /**
   * `left`: a file of the project stands there, or there is another reason not to write it. `remove`:
   * it came along once, and no agent brings it any more.
   */
  readonly action: "write" | "same" | "update" | "left" | "remove";
  readonly written: boolean;
  /** Why it is left, if not for a file that was changed; completes "<path> …". */
  readonly reason: string | null;
  /** What its user should know of; lines are 1-based. */
  readonly warnings: readonly Warning[];
  /** Rules that would have kept it out and were allowed. */
  readonly granted: readonly string[];
  /** From the file as it was to what was written; empty when that would be too much to show. */
  readonly changes: readonly DiffLine[];
}

/**
 * `keep`: local edits, and nothing new that is to be taken. `skip`: a file of somebody else's, left on
 * request. `missing`: the file is gone. `unreachable`: its source did not give it.
 */
export type Action =
  | "write"
  | "same"
  | "update"
  | "merge"
  | "replace"
  | "keep"
  | "skip"
  | "missing"
  | "conflict"
  | "refused"
  | "unreachable";

export interface InstalledAgent {
  readonly name: string;
  /** How to ask for it again from anywhere; null when that takes more than a word. */
  readonly request: string | null;
  readonly path: string;
  /** What is to be done, or why nothing is. */
  readonly action: Action;
  readonly written: boolean;
  /** One sentence for a conflict, a refusal, or a file that is not quite the same. */
  readonly reason: string | null;
  /** What rules find that keeps it out, sorted by place; lines are 1-based. */
  readonly findings: readonly Warning[];
  /** The files that are in the way. */
  readonly inTheWay: readonly string[];
  /** What to do about it. */
  readonly advice: string | null;
  /** From what is there to what was wanted. */
  readonly diff?: readonly DiffLine[];
  /** What it may do that it might not before. */
  readonly wider: readonly string[];
  /** What its user should know of, sorted by place; lines are 1-based. */
  readonly warnings: readonly Warning[];
  /** Rules that would have kept it out and were allowed. */
  readonly granted: readonly string[];
  /** Where the file that was replaced is kept. */
  readonly backup: string | null;
  /** Files beside it: written for a conflict, or left over from one. */
  readonly beside: readonly string[];
  /** From the file as it was to what was written; empty when that would be too much to show. */
  readonly changes: readonly DiffLine[];
  /** Null for an agent that was refused for what it is. */
  readonly permissions: Permissions | null;
  readonly references: {
    readonly agents: readonly { readonly name: string; readonly present: boolean }[];
    readonly documents: readonly ReferredDocument[];
  };
  /** Of the agents that are missing, those that this package could install. */
  readonly available: readonly string[];
}

export interface Warning {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

export interface ReferredDocument {
  readonly path: string;
  /** Null for an agent of the user, since every project has documents of its own. */
  readonly present: boolean | null;
  /** The source of the agent has it, and it was not asked for. */
  readonly available: boolean;
}

/** An agent of which nothing is known but that it was not to be had. */
export function unreachableAgent({
  name,
  path,
  message,
  advice,
}: Pick<InstalledAgent, "name" | "path" | "advice"> & {
  readonly message: string;
}): InstalledAgent {
  return {
    name,
    request: null,
    path,
    action: "unreachable",
    written: false,
    reason: message,
    findings: [],
    inTheWay: [],
    advice,
    wider: [],
    warnings: [],
    granted: [],
    backup: null,
    beside: [],
    changes: [],
    permissions: null,
    references: { agents: [], documents: [] },
    available: [],
  };
}

export function installJson(report: InstallReport): string {
  const { client, scope, folder, dryRun, documents, failure } = report;
  const agents = report.agents.map((agent) => ({
    name: agent.name,
    path: agent.path,
    action: agent.action,
    written: agent.written,
    reason: agent.reason,
    findings: agent.findings,
    inTheWay: agent.inTheWay,
    advice: agent.advice,
    wider: agent.wider,
    warnings: agent.warnings,
    granted: agent.granted,
    backup: agent.backup,
    beside: agent.beside,
    changes: agent.changes,
    permissions: agent.permissions,
    references: agent.references,
  }));
  return jsonText({ version: 1, client, scope, folder, dryRun, agents, documents, failure });
}
