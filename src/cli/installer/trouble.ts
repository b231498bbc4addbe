import { LockBroken } from "../../install/lock/read-lock.ts";
import type { LockTrouble } from "../../install/lock/lock.ts";
import { DiskFailure } from "../../install/failure.ts";
import type { FetchFailure, FetchProblem } from "../../install/source/source.ts";
import { Stopped } from "../../install/write/change.ts";
import type { Stop } from "../../install/write/change.ts";
import { exit } from "./exit.ts";

/** Why a command did nothing at all. */
export interface Trouble {
  readonly code: number;
  /** Absolute path of what it is about, if it is about a file. */
  readonly path: string | null;
  readonly message: string;
  readonly advice: string | null;
}

/** A source did not give what was asked for. */
export class SourceTrouble extends Error {
  override readonly name = "SourceTrouble";
  readonly failure: FetchFailure;
  readonly isCatalog: boolean;
  constructor(asked: string, failure: FetchFailure, isCatalog: boolean) {
    super(
      isCatalog || failure.message.includes(bare(asked))
        ? failure.message
        : `${asked}: ${failure.message}`,
    );
    this.failure = failure;
    this.isCatalog = isCatalog;
  }
}

/** A request without what the words of its source leave out. */
function bare(asked: string): string {
  return asked.replace(/^git\+/, "");
}

/** A command's own reason to do nothing. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

/** What an exception of the installer's says; any other is a fault of the program. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof Refused) return error.trouble;
  if (error instanceof DiskFailure) {
    return { code: exit.failure, path: error.path, message: error.message, advice: null };
  }
  if (error instanceof Stopped) return stopTrouble(error.stop);
  if (error instanceof LockBroken) {
    const { path, message, trouble } = error;
    const code = trouble === "merge-markers" ? exit.conflict : exit.refused;
    return { code, path, message, advice: lockAdvice[trouble] };
  }
  if (error instanceof SourceTrouble) {
    const { kind, help } = error.failure;
    // A word that is no agent of ours is most often a slip.
    const code = kind === "not-found" && error.isCatalog ? exit.usage : codes[kind];
    return { code, path: null, message: error.message, advice: help ?? null };
  }
  return undefined;
}

export function stopTrouble(stop: Stop): Trouble {
  const { path } = stop;
  switch (stop.kind) {
    case "failed":
      return { code: exit.failure, path, message: stop.message, advice: null };
    case "unsafe-place":
      return {
        code: exit.refused,
        path,
        message: stop.what,
        advice: "look at what stands there; it is neither followed nor replaced",
      };
    case "changed":
      return {
        code: exit.conflict,
        path,
        message: "changed while this was being prepared",
        advice: "run this again",
      };
  }
}

const codes: Readonly<Record<FetchProblem, number>> = {
  usage: exit.usage,
  ambiguous: exit.usage,
  "no-source": exit.failure,
  "not-found": exit.failure,
  network: exit.failure,
  unreadable: exit.failure,
  integrity: exit.refused,
  refused: exit.refused,
};

const lockAdvice: Readonly<Record<LockTrouble, string>> = {
  "merge-markers":
    "take one side, as with `git checkout --theirs install-agent.lock.json`, run `install-agent restore`, and install again what only the other side had",
  newer: "update install-agent",
  changed: "take it back from version control; it is written by install-agent alone",
};
