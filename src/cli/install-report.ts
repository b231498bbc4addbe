import { dirname } from "node:path";
import type { Client } from "../client/client.ts";
import type { Reading } from "../client/reading.ts";
import type { Applied } from "../install/apply.ts";
import type { InstallPlan, Step } from "../install/plan.ts";
import { permissionsOf } from "../install/permissions.ts";
import type { References } from "../roster/references.ts";
import type { Survey } from "../install/survey.ts";
import { conflictInWords, refusalInWords } from "../report/install-words.ts";
import type { InstallReport, InstalledAgent } from "../report/install.ts";
import { decode } from "../text/decode.ts";
import { lineDiff } from "../text/line-diff.ts";

export interface Outcome {
  readonly client: Client;
  readonly plan: InstallPlan;
  readonly applied: Applied;
  readonly found: Survey;
  /** What the source has. */
  readonly offered: readonly string[];
  readonly dryRun: boolean;
  /** In the order of the steps, as the references are. */
  readonly readings: readonly Reading[];
  readonly references: readonly References[];
  readonly shown: (path: string) => string;
  readonly command: string;
}

/** More lines than this explain nothing. */
const LONGEST_DIFF = 40;

export function reportOf(outcome: Outcome): InstallReport {
  const { client, plan, applied, dryRun, shown, command } = outcome;
  const { stop } = applied;
  const [first] = plan.steps;
  return {
    client: client.version,
    scope: plan.destination.scope,
    folder: first ? shown(dirname(first.path)) : null,
    dryRun,
    command,
    agents: plan.steps.map((step, index) => agentOf(afterwards(step, applied), index, outcome)),
    failure: stop?.kind === "failed" ? { path: shown(stop.path), message: stop.message } : null,
  };
}

/** What stopped the writer shows as the step that it would have been, had the plan known. */
function afterwards(step: Step, { stop, written }: Applied): Step {
  if (step.action !== "write" || written.includes(step.name)) return step;
  const { name, path } = step;
  if (stop?.kind === "conflict" && stop.name === name) {
    const conflict = { kind: "content", there: undefined, wanted: step.bytes } as const;
    return { name, path, action: "conflict", conflict };
  }
  if (stop?.kind === "unsafe-place") return { name, path, action: "refused", refusal: stop };
  return step;
}

function agentOf(step: Step, index: number, outcome: Outcome): InstalledAgent {
  const { plan, applied, found, dryRun, offered, shown } = outcome;
  const { agents, documents } = outcome.references[index]!;
  const coming = new Set(plan.steps.map(({ name }) => name));
  const missing = agents.filter((name) => !found.agents.has(name) && !coming.has(name));
  const written = applied.written.includes(step.name);
  const inProject = plan.destination.scope === "project";
  return {
    name: step.name,
    path: shown(step.path),
    // Another process may have put the very same file there first.
    action:
      step.action === "write" && !written && !dryRun && isDone(applied, plan)
        ? "same"
        : step.action,
    written,
    ...verdict(step, outcome),
    permissions: step.action === "refused" ? null : permissionsOf(outcome.readings[index]!),
    references: {
      agents: agents.map((name) => ({ name, present: !missing.includes(name) })),
      documents: documents.map((path) => ({
        path,
        present: inProject ? found.documents.has(path) : null,
      })),
    },
    available: missing.filter((name) => offered.includes(name)),
  };
}

function isDone({ stop }: Applied, { steps }: InstallPlan): boolean {
  return (
    stop === undefined && !steps.some(({ action }) => action === "conflict" || action === "refused")
  );
}

function verdict(
  step: Step,
  { client, shown }: Outcome,
): Pick<InstalledAgent, "reason" | "advice" | "inTheWay" | "diff"> {
  const nothing = { reason: null, advice: null, inTheWay: [] };
  switch (step.action) {
    case "write":
      return nothing;
    case "same":
      return { ...nothing, reason: step.by === "bytes" ? null : "but for its line ends" };
    case "refused":
      return { ...nothing, ...refusalInWords(step.refusal, client, shown) };
    case "conflict": {
      const { conflict, path, name } = step;
      const diff =
        conflict.kind === "content" && conflict.there
          ? lineDiff(decode(conflict.there).text, decode(conflict.wanted).text, LONGEST_DIFF)
          : undefined;
      return { ...conflictInWords(conflict, path, name, shown), ...(diff && { diff }) };
    }
  }
}
