import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { clientAt } from "../client/client.ts";
import { read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { documentOf } from "../discover/read-file.ts";
import { apply } from "../install/apply.ts";
import { catalog, nearNames } from "../install/catalog.ts";
import { nodeDisk } from "../install/disk.ts";
import type { Disk } from "../install/disk.ts";
import { DiskFailure } from "../install/failure.ts";
import { refusalOf } from "../install/gate.ts";
import { isBlocked, planInstall } from "../install/plan.ts";
import type { Wanted } from "../install/plan.ts";
import { referencesOf } from "../roster/references.ts";
import { projectDestination, userDestination } from "../install/root.ts";
import type { Destination } from "../install/root.ts";
import type { Source } from "../install/source.ts";
import { survey } from "../install/survey.ts";
import { installJson } from "../report/install.ts";
import type { InstallReport } from "../report/install.ts";
import { installPretty, troublePretty } from "../report/install-pretty.ts";
import { printable } from "../text/printable.ts";
import { exit } from "./install-exit.ts";
import { reportOf } from "./install-report.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { shownFrom } from "./shown-path.ts";
import { styleFor } from "./terminal.ts";

export interface InstallOptions {
  readonly user?: boolean;
  readonly cwd?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const nothing = { client: clientAt().version, folder: null, agents: [], command: "" } as const;

/** `disk` is the writer's; tests let it fail and let others write between plan and deed. */
export async function install(
  asked: readonly string[],
  options: InstallOptions,
  io: Io,
  disk: Disk = nodeDisk,
): Promise<number> {
  try {
    const { report, code } = await carryOut([...new Set(asked)], options, io, disk);
    await print(report, options, io);
    return code;
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    // It did not come to a plan.
    const failure = { path: error.path, message: error.message };
    const scope = options.user ? "user" : "project";
    await print({ ...nothing, scope, dryRun: options.dryRun === true, failure }, options, io);
    return exit.failure;
  }
}

async function carryOut(
  names: readonly string[],
  options: InstallOptions,
  io: Io,
  disk: Disk,
): Promise<{ report: InstallReport; code: number }> {
  const source = catalog(io.assets.agents);
  const offered = await source.names();
  refuseUnknown(names, offered);
  const destination = await destinationFor(options, io);
  const client = clientAt();
  const agents = await fetchAll(names, source, destination.scope);
  const references = agents.map(({ reading }) => referencesOf(reading));
  const configDir = io.env["CLAUDE_CONFIG_DIR"];
  const found = await survey(
    destination,
    {
      names,
      agents: references.flatMap((one) => one.agents),
      documents: references.flatMap((one) => one.documents),
    },
    { client, home: io.home, disk, ...(configDir && { configDir: resolve(io.cwd, configDir) }) },
  );
  const plan = planInstall(agents, found);
  const blocked = isBlocked(plan);
  const applied = blocked || options.dryRun ? { written: [] } : await apply(plan, disk);
  const report = reportOf({
    client,
    plan,
    applied,
    found,
    offered,
    dryRun: options.dryRun === true,
    readings: agents.map(({ reading }) => reading),
    references,
    shown: await shownFrom(options, io),
    command: commandFor(options),
  });
  return { report, code: codeOf(report) };
}

/** How to ask again for the same place. A path that a shell would take apart is left out. */
function commandFor({ user, cwd }: InstallOptions): string {
  if (user) return "install-agent --user";
  const plain = cwd !== undefined && /^[\w./][\w./-]*$/.test(cwd);
  return plain ? `install-agent --cwd ${cwd}` : "install-agent";
}

function codeOf({ agents, failure }: InstallReport): number {
  if (agents.some(({ action }) => action === "refused")) return exit.refused;
  if (agents.some(({ action }) => action === "conflict")) return exit.conflict;
  return failure ? exit.failure : exit.done;
}

function refuseUnknown(names: readonly string[], offered: readonly string[]): void {
  const unknown = names.filter((name) => !offered.includes(name));
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => {
    const near = nearNames(name, offered);
    const hint =
      near.length > 0
        ? `did you mean ${near.join(" or ")}?`
        : "`install-agent list` shows the agents there are";
    return `no agent is called ${printable(name)}; ${hint}`;
  });
  throw new UsageError(lines.join("\n               "));
}

async function destinationFor({ user, cwd }: InstallOptions, io: Io): Promise<Destination> {
  const from = resolve(io.cwd, cwd ?? ".");
  const isFolder = await stat(from).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`no such folder: ${printable(cwd ?? from)}`);
  if (user) return userDestination(io.env["CLAUDE_CONFIG_DIR"], io.home, io.cwd);
  const found = await projectDestination(from, io.home);
  if ("destination" in found) return found.destination;
  throw new UsageError(
    "this is the home folder and no project; name one with --cwd, or say --user to install for all projects",
  );
}

interface Fetched extends Wanted {
  readonly reading: Reading;
}

/** The bytes that are judged are the bytes that will be written. */
async function fetchAll(
  names: readonly string[],
  source: Source,
  scope: Destination["scope"],
): Promise<readonly Fetched[]> {
  const client = clientAt();
  const agents: Fetched[] = [];
  for (const name of names) {
    const bytes = (await source.fetch(name))!;
    const reading = read(documentOf(`${name}.md`, bytes), { client, scope });
    agents.push({ name, bytes, reading, refusal: refusalOf(reading, name) });
  }
  return agents;
}

async function print(report: InstallReport, { json }: InstallOptions, io: Io): Promise<void> {
  await io.stdout.write(
    json ? installJson(report) : installPretty(report, styleFor(io.stdout, io.env)),
  );
  const trouble = troublePretty(report, styleFor(io.stderr, io.env));
  if (trouble !== "") await io.stderr.write(trouble);
}
