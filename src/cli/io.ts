import type { Catalog } from "../install/catalog.ts";
import { codeOf, inWords } from "../machine/system-error.ts";
import type { Ask } from "./ask.ts";

/** A stream to print on. */
export interface Output {
  /**
   * Resolves when the text has been handed on; a reader that went away is no error.
   *
   * @throws OutputFailure where it cannot be written, but on standard error, which has no place to say so.
   */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  /** Width in columns, where there is one; never 0. */
  readonly columns?: number | undefined;
}

/** What is shipped with the package. */
export interface Assets {
  readonly version: string;
  /** The agents that can be installed, and the documents that they read. */
  readonly catalog: () => Promise<Catalog>;
  /** The page of a rule, in Markdown. */
  readonly rulePage: (id: string) => Promise<string>;
  /** The JSON Schemas as they are published, by their names, sorted. */
  readonly schemas: () => Promise<Readonly<Record<string, string>>>;
  /** The script of the page that `graph` writes. */
  readonly graphPage: () => Promise<string>;
}

/** Everything a command may touch of the process it runs in, so that tests run it whole. */
export interface Io {
  /** Without the program and its script. */
  readonly argv: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly assets: Assets;
  /**
   * Has something done before the process ends for a signal, and gives what calls that off. Absent
   * where no signal comes.
   */
  readonly onInterrupt?: (finish: () => Promise<void>) => () => void;
  /** Questions to somebody at a terminal; absent where nobody can answer. */
  readonly ask?: Ask | undefined;
  /** ISO date, `2026-11-24`. */
  readonly today: string;
}

/** Exit codes of `agentlint`. */
export const exit = { clean: 0, findings: 1, usage: 2, failure: 3 } as const;

/** Wrong use: shown without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a command has to say cannot be written: shown without a stack, exit code 3. */
export class OutputFailure extends Error {
  override readonly name = "OutputFailure";

  constructor(error: unknown) {
    super(`the output cannot be written: ${inWords(codeOf(error))}`);
  }
}
