import { isFileSafeName } from "../../install/place/agent-name.ts";
import { entryFor } from "../../install/lock/lock.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { Offer, Resolved } from "../../install/source/source.ts";
import type { Spec } from "../../install/source/spec/spec.ts";
import { printable } from "../../text/printable.ts";
import { cancelled } from "../ask.ts";
import { UsageError } from "../io.ts";
import type { Context } from "./context.ts";
import { fetchSpec, judged } from "./offers.ts";
import type { Fetched, OfferOptions } from "./offers.ts";
import { exit } from "./exit.ts";
import { Refused, SourceTrouble } from "./trouble.ts";

export interface GatherOptions {
  readonly as?: string;
  readonly all?: boolean;
  /** `true`: the neighbours; `"all"`: theirs as well. */
  readonly withTeam?: true | string;
  readonly withDocs?: boolean;
}

/** The agents that some requests mean, each once, with what comes along. */
export async function gather(
  specs: readonly string[],
  options: GatherOptions,
  context: Context,
): Promise<readonly OfferedAgent[]> {
  const found = new Map<string, OfferedAgent>();
  const { lock } = await readLock(context.destination, context.disk);
  const judge: Judge = (offer, requested, more = {}) => {
    const { grants, resolved } = entryFor(lock, more.as ?? offer.name) ?? {};
    const known = { grants: grants ?? [], known: resolved as Resolved | undefined };
    const documents = options.withDocs ? "bring" : "name";
    return judged(offer, requested, context, { ...more, ...known, documents });
  };
  for (const requested of specs) {
    const fetched = await fetchSpec(requested, context);
    for (const offer of await chosen(fetched, options, context)) {
      const agent = await judge(offer, requestFor(fetched, offer), options);
      const other = found.get(agent.name);
      if (other && !sameBytes(other.bytes, agent.bytes)) {
        throw new UsageError(
          `${printable(other.requested)} and ${printable(requested)} are both called ${printable(agent.name)}; install one of them by itself, with --as NAME`,
        );
      }
      if (!other || other.auto) found.set(agent.name, agent);
      if (options.withTeam)
        await addTeam(agent, fetched, found, { extent: options.withTeam, judge }, context);
    }
  }
  return [...found.values()];
}

type Judge = (offer: Offer, requested: string, more?: OfferOptions) => Promise<OfferedAgent>;

/** A request for one agent of a source that has several names it, so that an update finds it again. */
function requestFor({ requested, spec, offers }: Fetched, { name }: Offer): string {
  const several = offers.length > 1 && spec.type !== "catalog" && spec.type !== "https";
  return several ? `${requested}#${name}` : requested;
}

/** Of several agents, those that somebody picks or has asked for all of. */
async function chosen(
  { requested, offers }: Fetched,
  { all, as }: GatherOptions,
  { io }: Context,
): Promise<readonly Offer[]> {
  if (offers.length === 1) return offers;
  if (as !== undefined) throw new UsageError("--as gives a name to one agent");
  if (all) return offers;
  const names = offers.map(({ name }) => printable(name));
  if (!io.ask) {
    throw new UsageError(
      `${printable(requested)} has ${offers.length} agents: ${names.join(", ")}\n               name one as ${printable(requested)}#${names[0]}, or take them with --all`,
    );
  }
  const picked = await io.ask.pick(
    `Which agents of ${printable(requested)}?`,
    offers.map(({ name, path }, index) => ({
      value: String(index),
      label: printable(name),
      hint: printable(path),
    })),
    { required: true },
  );
  if (picked === cancelled) {
    const message = "cancelled; nothing was written";
    throw new Refused({ code: exit.cancelled, path: null, message, advice: null });
  }
  return offers.filter((_, index) => picked.includes(String(index)));
}

/** Agents of the same source that this one coordinates with. */
async function addTeam(
  agent: OfferedAgent,
  { spec, requested }: Fetched,
  found: Map<string, OfferedAgent>,
  { extent, judge }: { readonly extent: true | string; readonly judge: Judge },
  context: Context,
): Promise<void> {
  const neighbours = await neighbourhood(spec, requested, context);
  const waiting = [agent];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const dependencies: string[] = [];
    for (const name of one.appraisal.references.agents) {
      const next = isFileSafeName(name) ? await neighbours(name) : undefined;
      if (!next) continue;
      dependencies.push(name);
      if (found.has(name)) continue;
      const companion = await judge(next.offer, next.requested, { auto: true });
      found.set(name, companion);
      if (extent === "all") waiting.push(companion);
    }
    found.set(one.name, { ...found.get(one.name)!, dependencies });
  }
}

type Neighbours = (
  name: string,
) => Promise<{ readonly offer: Offer; readonly requested: string } | undefined>;

/** Finds agents of a source by name; one that it does not have is no failure. */
async function neighbourhood(spec: Spec, requested: string, context: Context): Promise<Neighbours> {
  if (spec.type === "catalog") {
    return async (name) => {
      try {
        return { offer: (await fetchSpec(name, context)).offers[0]!, requested: name };
      } catch (error) {
        if (error instanceof SourceTrouble) return undefined;
        throw error;
      }
    };
  }
  if (spec.type === "https" || (spec.type === "git" && spec.path !== undefined)) {
    return async () => undefined;
  }
  const whole = requested.replace(/#[^#]*$/, "");
  const { offers } = await fetchSpec(whole, context);
  return async (name) => {
    const offer = offers.find((one) => one.name === name);
    return offer && { offer, requested: `${whole}#${name}` };
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
