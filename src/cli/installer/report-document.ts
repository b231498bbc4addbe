import type { DocumentStep } from "../../install/plan/documents.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { InstalledDocument } from "../../report/install.ts";
import { changesOf } from "./report-changes.ts";

/** What became of a document. `done`: all of the plan has happened. */
export function documentOf(
  { path, action, why, there, changes }: DocumentStep,
  done: boolean,
  offers: readonly OfferedAgent[],
  diff: boolean,
): InstalledDocument {
  const brought = offers
    .flatMap(({ documents }) => documents ?? [])
    .find((one) => one.path === path);
  const after = changes[0]?.after;
  return {
    path,
    action,
    written: done && changes.length > 0,
    reason: why,
    warnings: brought?.warnings ?? [],
    granted: brought?.granted ?? [],
    changes: after ? changesOf(there, after, diff) : [],
  };
}
