import type { Catalog } from "../catalog.ts";
import type { Commit } from "./git/commit.ts";

/** Where one agent came from, exactly; stored in the lock and enough to fetch the same bytes again. */
export type Resolved =
  /** `path` is relative to the package. */
  | {
      readonly type: "catalog";
      readonly package: string;
      readonly version: string;
      readonly path: string;
    }
  /**
   * `path` and `root` are relative to the root of the destination, with forward slashes. Out of an
   * archive, `entry` is the place in it.
   */
  | {
      readonly type: "path";
      readonly path: string;
      readonly entry?: string;
      /** The folder that its documents are below, where the place of the file does not say so. */
      readonly root?: string;
    }
  /** `integrity` is the registry's, `sha512-` and base64. `path` is relative to the package. */
  | {
      readonly type: "npm";
      readonly package: string;
      readonly version: string;
      readonly integrity: string;
      readonly path: string;
    }
  /** `commit` has 40 (or 64) hexadecimal digits. `ref` is what was asked for, if anything was. */
  | {
      readonly type: "git";
      readonly url: string;
      readonly commit: string;
      readonly ref?: string;
      readonly path: string;
    }
  /** `sha256` in hexadecimal digits. */
  | { readonly type: "https"; readonly url: string; readonly sha256: string };

/** An agent as its source offers it. Nothing here says where on the disk it goes. */
export interface Offer {
  /**
   * What the file calls itself, else its file name without `.md`. Any text: whether it may name a
   * file is for the plan to judge.
   */
  readonly name: string;
  /** The file as it was published: the same bytes are judged and written. */
  readonly bytes: Uint8Array;
  /** Where in the source it stands, with forward slashes. */
  readonly path: string;
  readonly resolved: Resolved;
  /** Finds what it refers to. */
  readonly document: FindDocument;
}

/**
 * The bytes of a document, or why it may not come in, which completes "<path> …". `unreadable`: nothing
 * is known against it, but the system or the server does not give it.
 */
export type SourceDocument =
  | { readonly bytes: Uint8Array; readonly problem?: undefined; readonly unreadable?: undefined }
  | { readonly problem: string; readonly bytes?: undefined; readonly unreadable?: true };

/**
 * A document by the path that an agent calls it by (`docs/flow.md`), out of the same version of the
 * same source; nothing when the source does not have it, or when it is of a kind that never comes
 * along. Not yet judged.
 */
export type FindDocument = (path: string) => Promise<SourceDocument | undefined>;

/**
 * - `usage`: the request itself is wrong, or a further word is needed.
 * - `no-source`: the source itself is not there, or not for this user.
 * - `not-found`: the source has no such version, file or agent.
 * - `ambiguous`: several agents answer to the name.
 * - `network`: the source could not be reached, or `offline` forbids it.
 * - `unreadable`: it is on this machine, and the system does not let it be read.
 * - `integrity`: what came is not what was promised.
 * - `refused`: what came may not come in, or may not be fetched in this way.
 */
export type FetchProblem =
  | "usage"
  | "no-source"
  | "not-found"
  | "ambiguous"
  | "network"
  | "unreadable"
  | "integrity"
  | "refused";

/** `message` may hold text of strangers: print it through `printable`. */
export interface FetchFailure {
  readonly kind: FetchProblem;
  /** What is wrong: present tense, no full stop. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
}

/** Never empty, sorted by name; a single one when the request names an agent. */
export type FetchResult =
  | { readonly agents: readonly Offer[]; readonly failure?: undefined }
  | { readonly failure: FetchFailure; readonly agents?: undefined };

/** What a fetch may know of the machine. */
export interface SourceEnv {
  /** Paths of a request are relative to it. Absolute. */
  readonly cwd: string;
  /** Paths in the lock are relative to it. Absolute, links resolved. */
  readonly root: string;
  readonly home: string;
  /** The environment variables; npm's settings and proxies are among them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly catalog: CatalogPackage;
  /** Nothing that needs the network is tried. */
  readonly offline?: boolean;
  /** Milliseconds that a fetch may take, where the usual ones are too many. */
  readonly patience?: number;
  /** Expected of an `https` source, in hexadecimal digits. */
  readonly sha256?: string;
  /** What servers have said in this run, so that ten agents of one package are one download. */
  readonly answers?: Answers;
  /** The same of repositories. */
  readonly commits?: Commits;
  /** Told whom a fetch waits for, once it waits for long. */
  readonly onWait?: (whom: string) => void;
  /** Has something done before the process ends for a signal, and gives what calls that off. */
  readonly onInterrupt?: (finish: () => Promise<void>) => () => void;
}

/** By what was asked; filled by the fetches themselves. */
export type Answers = Map<string, Promise<Answer | Failed>>;

/**
 * The commits that were fetched in this run, by what was asked, so that ten agents of one repository
 * are one fetch and of one commit; and what kept one from being fetched.
 */
export type Commits = Map<string, Commit | Failed>;

/** What a server has sent. */
export interface Answer {
  readonly bytes: Uint8Array;
  /** Where it came from in the end. */
  readonly url: URL;
}

/** The package that holds the agents that are shipped. */
export interface CatalogPackage {
  readonly package: string;
  readonly version: string;
  readonly shipped: () => Promise<Catalog>;
}

export function failure(kind: FetchProblem, message: string, help?: string): Failed {
  return { failure: { kind, message, ...(help !== undefined && { help }) } };
}

/** A step of a fetch that went wrong; any other value is its success. */
export interface Failed {
  readonly failure: FetchFailure;
}
