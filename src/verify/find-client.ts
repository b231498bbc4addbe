import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { liesIn, programsOnPath } from "../machine/find-program.ts";
import { isInside } from "../machine/is-inside.ts";
import { ClientFailure } from "./failure.ts";

/** How a client is started. */
export interface ClientProgram {
  readonly command: string;
  /** Before the client's own. */
  readonly args: readonly string[];
}

export interface ClientSearch {
  /** As given with `--bin`. */
  readonly bin?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Absolute folders whose content is a stranger's; a client in one is run only when `bin` names it. */
  readonly untrusted: readonly string[];
}

const HOW = "name one with --bin FILE or CLAUDE_BIN";

/**
 * The client to ask: `--bin`, else CLAUDE_BIN, else the first `claude` on the PATH.
 *
 * @throws ClientFailure when there is none, or only one that the checked files brought along.
 */
export function findClient({ bin, env, cwd, untrusted }: ClientSearch): ClientProgram {
  if (bin !== undefined) return program(existing(resolve(cwd, bin), bin));
  const named = env["CLAUDE_BIN"];
  if (named) {
    const path = existing(resolve(cwd, named), named);
    if (liesIn(path, untrusted)) throw refused(named);
    return program(path);
  }
  const found = programsOnPath("claude", env);
  const trusted = found.find((path) => !liesIn(path, untrusted));
  if (trusted !== undefined) return program(trusted);
  if (found[0] !== undefined) throw refused(found[0]);
  throw new ClientFailure(`no Claude Code is found on the PATH; ${HOW}`);
}

/** The project around each folder; never so wide that the home folder lies in it. */
export function untrustedFolders(folders: Iterable<string>, home: string): string[] {
  const around = (folder: string): string => {
    for (let at = folder; ; at = dirname(at)) {
      if (isInside(at, home)) break;
      if (existsSync(join(at, ".git"))) return at;
      if (dirname(at) === at) break;
    }
    // People keep their own programs below their home; what npm puts beside a project is not theirs.
    return isInside(folder, home) ? join(folder, "node_modules") : folder;
  };
  return [...new Set([...folders].map(around))];
}

function refused(path: string): ClientFailure {
  return new ClientFailure(
    `${path} lies in the project that is checked and is not run; ${HOW.replace(" or CLAUDE_BIN", "")}`,
  );
}

function existing(path: string, asWritten: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  throw new ClientFailure(`no such client: ${asWritten}`);
}

/** A client that is a script runs on this Node.js: the sandbox has no PATH to find another one. */
function program(path: string): ClientProgram {
  const real = realpathSync(path);
  if (/\.[cm]?js$/.test(real)) return { command: process.execPath, args: [real] };
  return { command: real, args: [] };
}
