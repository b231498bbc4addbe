import { posix } from "node:path";
import { parseAgent } from "../../agent/document.ts";
import { clientAt } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import { decode } from "../../text/decode.ts";
import { compareText } from "../../text/order.ts";
import { offered } from "../catalog.ts";
import { failure } from "./source.ts";
import type { Failed, FetchResult, FindDocument, Offer, Resolved } from "./source.ts";

/** A regular file of a source. */
export interface SourceFile {
  /** With forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Declared {
  /** What the file calls itself. */
  readonly name: string | undefined;
  /** Rather than a text about some. */
  readonly isAgent: boolean;
}

/** By the bytes: of a thousand agents of one repository each asks for the names of all. */
const known = new WeakMap<Uint8Array, Declared>();

function declaredIn({ path, bytes }: SourceFile): Declared {
  const before = known.get(bytes);
  if (before) return before;
  const { text, encoding } = decode(bytes);
  const reading = read(parseAgent(path, text, { size: bytes.length, encoding }), {
    client: clientAt(),
    scope: "project",
  });
  const { writtenName, frontmatter } = reading;
  // A block that cannot be read is an agent that is dead; one without a name is a text.
  const declares = frontmatter.entries.some(({ key }) => key === "name");
  const isAgent = declares || frontmatter.outcome === "failed";
  const declared = { name: writtenName, isAgent };
  known.set(bytes, declared);
  return declared;
}

function stem(path: string): string {
  return posix.basename(path, ".md");
}

/** How files of one source are told apart and traced back. */
export interface Selection {
  /** Stands in messages: `npm package x 1.0.0`. */
  readonly source: string;
  /** The same of the archive that it comes in, where the request does not name that itself. */
  readonly archive?: string;
  /** Asked for by name. */
  readonly agent?: string | undefined;
  /** Asked for by place: the only file, whatever it holds. */
  readonly exact?: boolean;
  readonly resolve: (path: string) => Resolved;
  /** For the agent at a path. */
  readonly documents: (path: string) => FindDocument;
}

/** Agents among the files, by the name that was asked for. */
export function select(files: readonly SourceFile[], selection: Selection): FetchResult {
  const { source, agent, exact, resolve, documents } = selection;
  const agents: NamedFile[] = [];
  for (const { path, bytes } of files) {
    const { name = stem(path), isAgent } = declaredIn({ path, bytes });
    if (isAgent || exact) agents.push({ name, path, bytes });
  }
  if (agents.length === 0) {
    return failure("not-found", `${source} offers no agents`);
  }
  const chosen = agent === undefined ? agents : named(agent, agents, source);
  if ("failure" in chosen) return chosen;
  const offers = chosen.map(({ name, path, bytes }): Offer => {
    return { name, bytes, path, resolved: resolve(path), document: documents(path) };
  });
  return { agents: offers.sort(byName) };
}

interface NamedFile extends SourceFile {
  readonly name: string;
}

function byName(a: NamedFile, b: NamedFile): number {
  return compareText(a.name, b.name) || compareText(a.path, b.path);
}

/**
 * The agents of the first group that has any, or the one that was asked for from the first group
 * that has it. Files are read group by group, as far as is needed.
 */
export async function selectFrom(
  groups: readonly (readonly SourceFile[])[],
  selection: Selection,
  load: (group: readonly SourceFile[]) => Promise<readonly SourceFile[] | Failed>,
): Promise<FetchResult> {
  let first: FetchResult | undefined;
  for (const group of groups) {
    const files = await load(group);
    if ("failure" in files) return first ?? files;
    const result = select(files, selection);
    if (result.failure?.kind !== "not-found") return result;
    // What the likeliest files offer is the better hint.
    first ??= result;
  }
  return first ?? failure("not-found", `${selection.source} offers no agents`);
}

/** By what the file calls itself, else by its file name. */
function named(
  agent: string,
  offers: readonly NamedFile[],
  source: string,
): readonly NamedFile[] | Failed {
  const declared = offers.filter(({ name }) => name === agent);
  const found = declared.length > 0 ? declared : offers.filter(({ path }) => stem(path) === agent);
  if (found.length === 1) return found;
  if (found.length > 1) {
    const paths = found
      .toSorted(byName)
      .map(({ path }) => path)
      .join(", ");
    return failure(
      "ambiguous",
      `${source} has ${found.length} agents called ${agent}`,
      `they are ${paths}`,
    );
  }
  const names = offers.toSorted(byName).map(({ name }) => name);
  return failure("not-found", `${source} offers no agent called ${agent}`, offered(agent, names));
}
