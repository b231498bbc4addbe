import type { LockEntry } from "../lock/schema.ts";
import type { Destination } from "../place/root.ts";
import type { Survey } from "../survey/survey.ts";
import { textHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { conflictFiles, lockChanges, stepChanges, storeChanges } from "./changes.ts";
import { decide } from "./decide.ts";
import { withSharedTexts } from "./document-owners.ts";
import { planDocuments } from "./documents.ts";
import type { DocumentStep } from "./documents.ts";
import { entryAfter, writtenBy } from "./entry.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Policy } from "./policy.ts";
import type { Step } from "./step.ts";

/** What would be done, as a value: printed by a dry run, compared by tests, carried out by the writer. */
export interface InstallPlan {
  readonly destination: Destination;
  /** One for each agent, in the order asked for. */
  readonly steps: readonly Step[];
  readonly documents: readonly DocumentStep[];
  /** Everything that is written, all of it or nothing; the lock file is among it. */
  readonly changes: readonly FileChange[];
}

export async function planInstall(
  offers: readonly OfferedAgent[],
  survey: Survey,
  policy: Policy,
): Promise<InstallPlan> {
  const { destination } = survey;
  const steps = await Promise.all(offers.map((offer) => decide(offer, survey, policy)));
  if (steps.some(isBlocked)) {
    const changes = steps.flatMap((step) => conflictFiles(step));
    return { destination, steps, documents: [], changes };
  }
  const taken = offers.filter((_, index) => writtenBy(steps[index]!) !== undefined);
  const documents = planDocuments(taken, survey);
  const { lock, changes: locked } = lockChanges(
    survey,
    entriesOf(steps, offers, survey, documents),
  );
  const texts = textsOf(steps, offers, documents);
  return {
    destination,
    steps,
    documents,
    changes: [
      ...steps.flatMap((step) => stepChanges(step, survey)),
      ...documents.flatMap(({ changes }) => changes),
      ...storeChanges(survey.lock.lock, lock, texts, survey),
      ...locked,
    ],
  };
}

/** With one of these among its steps, a plan changes no agent. */
export function isBlocked({ action }: Step): boolean {
  return action === "conflict" || action === "refused";
}

function entriesOf(
  steps: readonly Step[],
  offers: readonly OfferedAgent[],
  survey: Survey,
  documents: readonly DocumentStep[],
): ReadonlyMap<string, LockEntry> {
  const locked = documents.filter(({ bytes }) => bytes !== null).map(({ path }) => path);
  const entries = new Map(
    steps.flatMap((step, index) => {
      const entry = entryAfter(step, offers[index]!, survey, locked);
      return entry ? [[step.name, entry] as const] : [];
    }),
  );
  return withSharedTexts(entries, documents, survey);
}

/** Texts that the store keeps, as far as the lock will name them. */
function textsOf(
  steps: readonly Step[],
  offers: readonly OfferedAgent[],
  documents: readonly DocumentStep[],
): ReadonlyMap<string, Uint8Array> {
  const kept = [
    ...offers.map(({ upstream }) => upstream),
    // What was joined can be made again from nothing else.
    ...steps.flatMap((step) => {
      const joined = step.action === "merge" || (step.action === "keep" && step.acknowledged);
      return joined ? [writtenBy(step)!] : [];
    }),
    ...documents.flatMap(({ bytes }) => bytes ?? []),
  ];
  return new Map(kept.map((bytes) => [textHash(bytes), bytes]));
}
