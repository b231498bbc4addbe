import { closest } from "../text/closest.ts";
import type { Appraisal } from "./door/appraisal.ts";

/** What the package ships to be installed. Plain data, made when it is built. */
export interface Catalog {
  /** By name, sorted. */
  readonly agents: Readonly<Record<string, ShippedAgent>>;
  /** The texts of the documents that they read, by where those belong in a project. */
  readonly documents: Readonly<Record<string, string>>;
}

export interface ShippedAgent {
  /** The file; its bytes are the UTF-8 of it. */
  readonly text: string;
  /** Of the text in a project, if that is the same at any later time. */
  readonly appraisal?: Appraisal;
}

/** The names, sorted. */
export function namesIn({ agents }: Catalog): readonly string[] {
  return Object.keys(agents);
}

/** The file of an agent; nothing when there is none of this name. */
export function bytesOf({ agents }: Catalog, name: string): Uint8Array | undefined {
  if (!Object.hasOwn(agents, name)) return undefined;
  return new TextEncoder().encode(agents[name]!.text);
}

/** A document by where it belongs; nothing when there is none. */
export function documentIn({ documents }: Catalog, path: string): Uint8Array | undefined {
  return Object.hasOwn(documents, path) ? new TextEncoder().encode(documents[path]) : undefined;
}

/** A shorter part of a name says too little to be recognised by. */
const SHORTEST_PART = 3;
const MOST_NEAR = 3;

/** What may have been meant: a name one slip away, else names that share a word; at most three. */
export function nearNames(word: string, names: readonly string[]): readonly string[] {
  const meant = closest(word.replace(/^.*[\\/]/, "").replace(/\.md$/i, ""), names);
  if (meant) return [meant];
  const parts = word
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length >= SHORTEST_PART);
  return names.filter((name) => parts.some((part) => name.includes(part))).slice(0, MOST_NEAR);
}

const MOST_NAMED = 20;

/** What might have been meant, else what there is. */
export function offered(asked: string, names: readonly string[]): string {
  const near = nearNames(asked, names);
  if (near.length > 0) return `did you mean ${near.join(" or ")}?`;
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return `it offers ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}
