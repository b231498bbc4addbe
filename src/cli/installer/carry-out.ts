import { entryFor } from "../../install/lock/lock.ts";
import { planInstall } from "../../install/plan/plan.ts";
import type { InstallPlan } from "../../install/plan/plan.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { OnConflict, Policy } from "../../install/plan/policy.ts";
import { survey } from "../../install/survey/survey.ts";
import type { Survey } from "../../install/survey/survey.ts";
import { textHash } from "../../install/text-hash.ts";
import type { Stop } from "../../install/write/change.ts";
import { WIDENING_RULE } from "../../install/door/widening.ts";
import { cancelled } from "../ask.ts";
import type { Context } from "./context.ts";
import { recovering } from "./recover.ts";
import type { Recover } from "./recover.ts";
import { agreementTo, questionsAbout } from "./questions.ts";

export interface DeedOptions {
  readonly onConflict?: OnConflict;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly allow?: readonly string[];
  readonly dryRun?: boolean;
}

export interface Outcome {
  readonly plan: InstallPlan;
  readonly found: Survey;
  readonly offers: readonly OfferedAgent[];
  /** Everything in the plan has happened. */
  readonly done: boolean;
  readonly stop?: Stop;
  readonly cancelled: boolean;
}

/** Looks, plans, asks where somebody can answer, and writes; what changes meanwhile is planned anew. */
export async function carryOut(
  offers: readonly OfferedAgent[],
  options: DeedOptions,
  context: Context,
  writesMissing: boolean,
): Promise<Outcome> {
  const references = offers.map(({ appraisal }) => appraisal.references);
  const documents = offers.flatMap((offer) => offer.documents ?? []);
  const agreed = new Set<string>();
  const recover = recovering(
    context,
    offers.map(({ upstream }) => upstream),
  );
  const policy = policyOf(options, agreed, writesMissing, context);
  const plan = async () => {
    const questions = {
      names: offers.map(({ name }) => name),
      agents: references.flatMap((one) => one.agents),
      documents: references.flatMap((one) => one.documents),
      offeredDocuments: documents.map(({ path }) => path),
      texts: [
        ...offers.map(({ upstream }) => textHash(upstream)),
        ...documents.map(({ bytes }) => textHash(bytes)),
      ],
    };
    const seen = await context.look(() => survey(context.destination, questions, context.session));
    const found = { ...seen, recovered: await lostTexts(offers, seen, recover) };
    return { found, plan: await planInstall(offers, found, policy) };
  };
  let current = await plan();
  const outcome = (rest: Pick<Outcome, "done"> & Partial<Outcome>): Outcome => ({
    ...current,
    offers,
    cancelled: false,
    ...rest,
  });
  if (options.dryRun) return outcome({ done: false });
  const { ask } = context.io;
  const asked = new Set<string>();
  // One answer may lead to the next question: what was joined may do more than before.
  for (let open = true; ask && open;) {
    const questions = questionsAbout(current.plan.steps, context);
    const fresh = questions.filter(({ key }) => !asked.has(key));
    const before = agreed.size;
    for (const { question, key } of fresh) {
      const answer = await ask.confirm(question);
      if (answer === cancelled) return outcome({ done: false, cancelled: true });
      asked.add(key);
      if (answer) agreed.add(key);
    }
    open = agreed.size > before;
    if (open) current = await plan();
  }
  if (current.plan.changes.length === 0) return outcome({ done: true });
  const result = await context.write(async (writer) => {
    const first = await writer.commit(current.plan.changes);
    if (first?.kind !== "changed") return { stop: first };
    current = await plan();
    return { stop: await writer.commit(current.plan.changes) };
  });
  return outcome({ done: !result.stop, ...(result.stop && { stop: result.stop }) });
}

/** Without them, local edits could not be told from what upstream wrote. */
async function lostTexts(
  offers: readonly OfferedAgent[],
  { lock, occupants, bases }: Survey,
  recover: Recover,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { name } of offers) {
    const [entry, occupant] = [entryFor(lock.lock, name), occupants.get(name)];
    if (!entry || occupant?.kind !== "file" || bases.get(entry.upstream)?.whole) continue;
    if (textHash(occupant.bytes) === entry.upstream) continue;
    const bytes = await recover(name, entry, bases);
    if (bytes) found.set(entry.upstream, bytes);
  }
  return found;
}

function policyOf(
  { onConflict, force, yes, allow = [] }: DeedOptions,
  agreed: ReadonlySet<string>,
  writesMissing: boolean,
  { appraise }: Context,
): Policy {
  const chosen = onConflict ?? (force ? "theirs" : "fail");
  return {
    onConflict: chosen,
    acceptsMerge: (name, exchange) =>
      yes === true || chosen === "merge" || agreed.has(agreementTo("merge", name, exchange)),
    acceptsWidening: (name, exchange) =>
      allow.includes(WIDENING_RULE) || agreed.has(agreementTo("wider", name, exchange)),
    appraise,
    allow,
    writesMissing,
  };
}
