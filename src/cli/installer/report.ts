import { dirname } from "node:path";
import { NEWEST_OBSERVED } from "../../client/facts/behaviours.ts";
import { SIDES, sideFile } from "../../install/survey/beside.ts";
import { freeBackup } from "../../install/plan/free-backup.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import { isBlocked } from "../../install/plan/plan.ts";
import type { Step } from "../../install/plan/step.ts";
import { conflictInWords, findingsOf, refusalInWords } from "../../report/install-words.ts";
import type { InstallReport, InstalledAgent } from "../../report/install.ts";
import type { Outcome } from "./carry-out.ts";
import type { Context } from "./context.ts";
import { changesOf, difference } from "./report-changes.ts";
import { documentOf } from "./report-document.ts";
import { stopTrouble } from "./trouble.ts";

export interface ReportOptions {
  readonly dryRun: boolean;
  /** What the catalog has. */
  readonly offered: readonly string[];
  readonly diff: boolean;
  /** Tell of nothing that stays as it is. */
  readonly brief: boolean;
  /** Documents come along because that was asked for now. */
  readonly withDocs: boolean;
}

export function reportOf(
  outcome: Outcome,
  options: ReportOptions,
  context: Context,
): InstallReport {
  const { plan, stop, done, offers } = outcome;
  const { shown, place } = context;
  const [first] = plan.steps;
  const trouble = stop && stopTrouble(stop);
  const blocked = plan.steps.some(isBlocked);
  return {
    client: NEWEST_OBSERVED,
    scope: plan.destination.scope,
    folder: first ? shown(dirname(first.path)) : null,
    dryRun: options.dryRun,
    brief: options.brief,
    command: `install-agent${place}`,
    agents: plan.steps.map((step, index) => agentOf(step, index, outcome, options, context)),
    documents: plan.documents.map((step) =>
      documentOf(step, done && !blocked, offers, options.diff),
    ),
    failure: trouble
      ? { path: shown(trouble.path!), message: trouble.message, advice: trouble.advice }
      : null,
  };
}

/** What changes a file. */
const deeds: ReadonlySet<string> = new Set(["write", "update", "merge", "replace"]);

function agentOf(
  step: Step,
  index: number,
  outcome: Outcome,
  options: ReportOptions,
  { shown }: Context,
): InstalledAgent {
  const { offered, diff } = options;
  const { plan, found, done, offers } = outcome;
  const { appraisal, granted, further } = offers[index]!;
  const { agents, documents } = appraisal.references;
  const coming = new Set(plan.steps.map(({ name }) => name));
  const missing = agents.filter((name) => !found.agents.has(name) && !coming.has(name));
  const inProject = plan.destination.scope === "project";
  const blocked = plan.steps.some(isBlocked);
  const arriving = new Set(
    plan.documents.filter(({ bytes }) => bytes !== null).map(({ path }) => path),
  );
  return {
    name: step.name,
    request: requestFor(offers[index]!),
    path: shown(step.path),
    action: step.action,
    written: done && !blocked && deeds.has(step.action),
    ...verdict(step, options, shown),
    wider: "wider" in step ? step.wider : [],
    warnings: appraisal.warnings,
    granted,
    backup:
      step.action === "replace"
        ? `${shown(step.path)}.${freeBackup(`${step.name}.md`, found.entries)}`
        : null,
    beside: besideOf(step, outcome).map(shown),
    changes:
      "bytes" in step ? changesOf("there" in step ? step.there : undefined, step.bytes, diff) : [],
    // Of the text that the step writes, which may be another than the one offered.
    permissions:
      step.action === "refused"
        ? null
        : ("appraisal" in step ? step.appraisal : appraisal).permissions,
    references: {
      agents: agents.map((name) => ({ name, present: !missing.includes(name) })),
      documents: documents.map((path) => ({
        path,
        present: inProject ? found.documents.has(path) || arriving.has(path) : null,
        available: further.includes(path),
      })),
    },
    available: missing.filter((name) => offered.includes(name)),
  };
}

/** A path means something else elsewhere, and a shell would take some requests apart. */
function requestFor({ requested, resolved, upstreamName }: OfferedAgent): string | null {
  const isPlain = /^[\w@][\w@./:#+^~-]*$/.test(requested);
  return isPlain && resolved.type !== "path" && upstreamName === undefined ? requested : null;
}

/** Absolute paths of the files that a conflict has left beside an agent. */
function besideOf(step: Step, { found, plan, done }: Outcome): readonly string[] {
  if (step.action === "write" || step.action === "refused") return [];
  return SIDES.flatMap((side) => {
    const file = sideFile(step.name, side);
    const change = plan.changes.find(({ path }) => path.endsWith(`/${file}`));
    const there = change && done ? change.after !== null : found.beside.has(file);
    return there ? [`${step.path}.${side}`] : [];
  });
}

function verdict(
  step: Step,
  { withDocs, dryRun }: Pick<ReportOptions, "withDocs" | "dryRun">,
  shown: Context["shown"],
): Pick<InstalledAgent, "reason" | "findings" | "advice" | "inTheWay" | "diff"> {
  const nothing = { reason: null, findings: [], advice: null, inTheWay: [] };
  switch (step.action) {
    case "same":
      return { ...nothing, reason: step.by === "bytes" ? null : "but for its line ends" };
    case "refused":
      return {
        ...nothing,
        findings: findingsOf(step.refusal),
        ...refusalInWords(step.refusal, step.name, shown, withDocs),
      };
    case "conflict": {
      const { conflict, path, name } = step;
      const sides = sidesOf(conflict);
      const diff = sides && difference(sides[0], sides[1]);
      const words = conflictInWords(conflict, path, name, { shown, dryRun });
      return { ...nothing, ...words, ...(diff && { diff }) };
    }
    default:
      return nothing;
  }
}

function sidesOf(
  conflict: Extract<Step, { action: "conflict" }>["conflict"],
): readonly [Uint8Array, Uint8Array] | undefined {
  switch (conflict.kind) {
    case "content":
      return conflict.there && [conflict.there, conflict.wanted];
    case "no-base":
      return [conflict.there, conflict.wanted];
    case "unconfirmed":
      return [conflict.there, conflict.merged];
    default:
      return undefined;
  }
}
