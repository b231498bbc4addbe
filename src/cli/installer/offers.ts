import { admit } from "../../install/door/admission.ts";
import type { Appraisal } from "../../install/door/appraisal.ts";
import { bring, documentsThere } from "../../install/plan/bring.ts";
import type { Brought } from "../../install/plan/bring.ts";
import type { Grant } from "../../install/lock/schema.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { FetchResult, Offer, Resolved } from "../../install/source/source.ts";
import { textHash } from "../../install/text-hash.ts";
import { parseSpec } from "../../install/source/spec/parse-spec.ts";
import type { Spec } from "../../install/source/spec/spec.ts";
import { printable } from "../../text/printable.ts";
import { UsageError } from "../io.ts";
import type { Context } from "./context.ts";
import { exit } from "./exit.ts";
import { Refused, SourceTrouble } from "./trouble.ts";

/** What one request gave. */
export interface Fetched {
  readonly requested: string;
  readonly spec: Spec;
  readonly offers: readonly Offer[];
}

/** @throws UsageError for a request that cannot be read, SourceTrouble for one that leads to nothing. */
export async function fetchSpec(requested: string, { source }: Context): Promise<Fetched> {
  const parsed = parseSpec(requested);
  if ("problem" in parsed) throw new UsageError(problemWith(requested, parsed.problem));
  if (source.sha256 !== undefined && parsed.spec.type !== "https") {
    throw new UsageError(problemWith(requested, "only what an https address gives has a --sha256"));
  }
  const { fetchAgents } = await import("../../install/source/fetch.ts");
  const result: FetchResult = await fetchAgents(parsed.spec, source);
  if (result.failure) {
    throw new SourceTrouble(requested, result.failure, parsed.spec.type === "catalog");
  }
  return { requested, spec: parsed.spec, offers: result.agents };
}

/** What is shown may end up in the log of a build, so a password in it is left out. */
function problemWith(requested: string, problem: string): string {
  const asked = printable(requested.trim().replace(/(?<=:\/\/[^/@]*:)[^/@]*(?=@)/, "…"));
  return asked === "" ? problem : `${asked}: ${problem}`;
}

export interface OfferOptions {
  /** Its name here, if that is to be another. */
  readonly as?: string | undefined;
  /** What was granted to this very text before. */
  readonly grants?: readonly Grant[];
  /** Where the one that is installed came from. */
  readonly known?: Resolved | undefined;
  readonly auto?: boolean;
  readonly dependencies?: readonly string[];
  /** `bring`: the documents it refers to come along. `name`: what could come along is found out. */
  readonly documents?: "bring" | "name";
}

/** The offer as it would be installed, and judged. */
export async function judged(
  offer: Offer,
  requested: string,
  context: Context,
  { as, grants = [], known, auto = false, dependencies = [], documents }: OfferOptions = {},
): Promise<OfferedAgent> {
  const { appraise, allow } = context;
  if (known) sameVersionSameContent(as ?? offer.name, known, offer.resolved);
  const upstream = await appraise(offer.name, offer.bytes);
  const other =
    as !== undefined && as !== upstream.name ? await renamedTo(as, offer.bytes) : undefined;
  const appraisal = other ? await appraise(as!, other) : upstream;
  const admission = admit(appraisal, as ?? offer.name, [
    ...allow,
    ...grantedTo(textHash(offer.bytes), grants),
  ]);
  const brought =
    documents && (await documentsOf(offer, appraisal, { documents, grants }, context));
  return {
    name: as ?? offer.name,
    requested: requestInLock(requested, offer.resolved),
    resolved: offer.resolved,
    upstream: offer.bytes,
    ...(other && { upstreamName: offer.name }),
    bytes: other ?? offer.bytes,
    appraisal,
    refusal: admission.refusal ?? brought?.refusal,
    granted: admission.granted,
    auto,
    dependencies,
    documents: brought?.documents ?? null,
    further: brought?.further ?? [],
  };
}

/** @throws Refused when a registry has exchanged a version under the hands of those who have it. */
function sameVersionSameContent(name: string, known: Resolved, now: Resolved): void {
  if (known.type !== "npm" || now.type !== "npm") return;
  if (known.package !== now.package || known.version !== now.version) return;
  if (known.integrity === now.integrity) return;
  throw new Refused({
    code: exit.refused,
    path: null,
    message: `${name}: npm package ${now.package} ${now.version} now has another content than when it was installed`,
    advice: `no registry does that to a version that is published; find out why, and if you trust it, \`install-agent eject ${name}\` forgets the one you have`,
  });
}

/** @throws Refused where one cannot be read, as for an agent that cannot. */
async function documentsOf(
  { document, name }: Offer,
  { references }: Appraisal,
  { documents, grants }: Required<Pick<OfferOptions, "documents" | "grants">>,
  { allow, destination, judgeDocument }: Context,
): Promise<Partial<Pick<OfferedAgent, "documents" | "further" | "refusal">>> {
  // Every project has documents of its own; those of the user have no place.
  if (destination.scope === "user") return {};
  if (documents === "name")
    return { further: await documentsThere(references.documents, document) };
  const brought = await bring(references.documents, document, judgeDocument, (bytes) => [
    ...allow,
    ...grantedTo(textHash(bytes), grants),
  ]);
  if (brought.unreadable) throw unreadableDocument(name, brought.unreadable);
  return brought;
}

/** Of an agent whose source has the document, which the system does not give. */
export function unreadableDocument(
  name: string,
  { path, what }: NonNullable<Brought["unreadable"]>,
): Refused {
  const message = `${path}, which ${name} reads, ${what}`;
  return new Refused({ code: exit.failure, path: null, message, advice: null });
}

async function renamedTo(name: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { renamed } = await import("../../install/rename.ts");
  return renamed(bytes, name);
}

/** A grant is for one text: what changes upstream has to be allowed again. */
export function grantedTo(upstream: string, grants: readonly Grant[] = []): readonly string[] {
  return grants.filter(({ sha256 }) => sha256 === upstream).map(({ rule }) => rule);
}

/** A path that was given from somewhere is written down as seen from the project. */
function requestInLock(requested: string, resolved: Offer["resolved"]): string {
  if (resolved.type !== "path") return requested;
  const { path, entry } = resolved;
  const seen = path.startsWith(".") ? path : `./${path}`;
  const agent = /#([^#/\\]+)$/.exec(requested)?.[1];
  return entry !== undefined && agent !== undefined ? `${seen}#${agent}` : seen;
}
