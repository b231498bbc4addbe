import { resolve } from "node:path";
import { appraiser, documentJudge } from "../../install/door/appraiser.ts";
import type { Appraise, JudgeDocument } from "../../install/door/appraisal.ts";
import type { Disk } from "../../install/disk.ts";
import { projectDestination, userDestination } from "../../install/place/root.ts";
import type { Destination } from "../../install/place/root.ts";
import type { SourceEnv } from "../../install/source/source.ts";
import type { Session } from "../../install/survey/declared.ts";
import { steadily } from "../../install/write/steadily.ts";
import { whileBusy } from "../../install/write/while-busy.ts";
import type { Writer } from "../../install/write/while-busy.ts";
import type { Stop } from "../../install/write/change.ts";
import { WIDENING_RULE } from "../../install/door/widening.ts";
import { isFolder } from "../../machine/look.ts";
import { closest } from "../../text/closest.ts";
import { printable } from "../../text/printable.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { shownFrom } from "../shown-path.ts";
import { interruptible } from "./interruptible.ts";
import { takeBack } from "./take-back.ts";
import type { Purpose } from "./take-back.ts";

/** Options that every command with a destination takes. */
export interface PlaceOptions {
  readonly user?: boolean;
  readonly cwd?: string;
  readonly offline?: boolean;
  readonly json?: boolean;
  readonly sha256?: string;
  readonly allow?: readonly string[];
}

/** Where a command works, and with what. */
export interface Context {
  readonly io: Io;
  readonly disk: Disk;
  readonly appraise: Appraise;
  readonly judgeDocument: JudgeDocument;
  readonly destination: Destination;
  readonly session: Session;
  readonly source: SourceEnv;
  /** Rules that the user allows. */
  readonly allow: readonly string[];
  /** Turns a path into the form that people see. */
  readonly shown: (path: string) => string;
  /** The flags that mean the same place, each with a blank before it. */
  readonly place: string;
  /** Some files are old and some are new, and nothing can be done about it. */
  readonly halfDone: boolean;
  /** Looks at the files while no other run changes them. */
  readonly look: <T>(work: () => Promise<T>) => Promise<T>;
  /** Does work while no other run writes here. */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T | { readonly stop: Stop }>;
}

/** Finds the place; what an earlier run that was killed has left half done there is taken back. */
export async function openContext(
  options: PlaceOptions,
  io: Io,
  disk: Disk,
  purpose: Purpose = "write",
): Promise<Context> {
  const allow = await allowedRules(options);
  const destination = destinationFor(options, io);
  const shipped = io.assets.catalog;
  const configDir = io.env["CLAUDE_CONFIG_DIR"];
  const write: Context["write"] = (work) =>
    interruptible(options, io, (signal) =>
      whileBusy(destination, disk, { onWait: waiting(io), signal }, work),
    );
  const shown = shownFrom(options, io);
  const halfDone = await takeBack({ destination, disk, io, shown }, write, purpose);
  return {
    io,
    disk,
    destination,
    allow,
    appraise: appraiser(shipped, { scope: destination.scope, today: io.today }),
    judgeDocument: documentJudge(shipped, io.today),
    session: {
      home: io.home,
      disk,
      ...(configDir && { configDir: resolve(io.cwd, configDir) }),
    },
    source: {
      cwd: io.cwd,
      root: destination.root,
      home: io.home,
      variables: io.env,
      catalog: { package: "install-agent", version: io.assets.version, shipped },
      ...(options.offline && { offline: true }),
      ...(options.sha256 !== undefined && { sha256: options.sha256 }),
      answers: new Map(),
      commits: new Map(),
      ...(io.onInterrupt && { onInterrupt: io.onInterrupt }),
      ...(io.stderr.isTTY && { onWait: (whom) => say(io, `waiting for ${whom}`) }),
    },
    shown,
    place: placeFlags(options),
    look: (work) => (halfDone ? work() : steadily(destination, disk, work)),
    halfDone,
    write,
  };
}

/** A slip of the pen must not pass for an allowance that was not needed. */
async function allowedRules({ allow = [] }: PlaceOptions): Promise<readonly string[]> {
  if (allow.length === 0) return allow;
  const { doorRules } = await import("../../install/door/door.ts");
  const known = [...doorRules, WIDENING_RULE];
  for (const rule of allow) {
    if (known.includes(rule)) continue;
    const near = closest(rule, known);
    const hint = near ? `did you mean ${near}?` : `there are ${known.join(", ")}`;
    throw new UsageError(`no rule called ${printable(rule)} keeps an agent out; ${hint}`);
  }
  return allow;
}

function destinationFor({ user, cwd }: PlaceOptions, io: Io): Destination {
  const from = resolve(io.cwd, cwd ?? ".");
  if (!isFolder(from)) throw new UsageError(`no such folder: ${printable(cwd ?? from)}`);
  if (user) {
    const configDir = io.env["CLAUDE_CONFIG_DIR"];
    if (!configDir && !isFolder(io.home)) {
      const home = printable(io.home) || "empty";
      throw new UsageError(
        `there is no home folder: HOME is ${home}; set it, or CLAUDE_CONFIG_DIR, to a folder that is there`,
      );
    }
    return userDestination(configDir, io.home, io.cwd);
  }
  const found = projectDestination(from, io.home);
  if ("destination" in found) return found.destination;
  throw new UsageError(
    "this is the home folder and no project; name one with --cwd, or say --user to install for all projects",
  );
}

/** A path that a shell would take apart is left out. */
function placeFlags({ user, cwd }: PlaceOptions): string {
  if (user) return " --user";
  return cwd !== undefined && /^[\w./][\w./-]*$/.test(cwd) ? ` --cwd ${cwd}` : "";
}

function waiting(io: Io): (pid: number) => void {
  return (pid) => say(io, `waiting for another run to finish (process ${pid})`);
}

function say(io: Io, what: string): void {
  void io.stderr.write(`install-agent: ${printable(what)}\n`);
}
