import { mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { parseAgent } from "../../agent/document.ts";
import { clientAt } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import type { Reading } from "../../client/reading.ts";
import { discover } from "../../discover/discover.ts";
import { readAgentFile } from "../../discover/read-file.ts";
import { everyRule } from "../../lint/levels.ts";
import { lint } from "../../lint/lint.ts";
import { isInside } from "../../machine/is-inside.ts";
import type { Diagnostic } from "../../lint/diagnostic.ts";
import { diagnosticBlock } from "../../report/pretty.ts";
import { buildRoster } from "../../roster/roster.ts";
import type { Root } from "../../roster/roster.ts";
import { rules } from "../../rules/index.ts";
import { printable } from "../../text/printable.ts";
import { cancelled } from "../ask.ts";
import { UsageError, exit } from "../io.ts";
import type { Io } from "../io.ts";
import { styleFor } from "../terminal.ts";
import { agentText } from "./agent-text.ts";
import { answersFor } from "./answers.ts";
import type { Given } from "./answers.ts";
import { fileNameOf } from "./name.ts";
import { placeFor } from "./place.ts";
import type { Place, PlaceOptions } from "./place.ts";

export interface NewOptions extends Omit<Given, "name">, PlaceOptions {
  /** Nothing is asked. */
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Writes a new agent file, when nothing at all is to be said against it; never over another one. */
export async function newAgent(
  name: string | undefined,
  options: NewOptions,
  io: Io,
): Promise<number> {
  const client = clientAt();
  const place = await placeFor(options, io);
  const given = { ...options, ...(name !== undefined && { name }) };
  const answers = await answersFor(given, client, options.yes ? undefined : io.ask);
  if (answers === cancelled) {
    await io.stderr.write("agentlint: nothing was written\n");
    return exit.findings;
  }
  const text = agentText(answers, client.yaml);
  const file = join(place.folder, `${fileNameOf(answers.name)}.md`);
  const shown = shownPath(file, io.cwd);
  const reading = read(parseAgent(shown, text), { client, scope: place.scope });
  const found = await judge(reading, file, place, io);
  if (found.length > 0) {
    await tell(found, reading, io);
    await io.stderr.write(`agentlint: ${printable(shown)} was not written\n`);
    return exit.findings;
  }
  if (options.dryRun) {
    await io.stdout.write(text);
    return exit.clean;
  }
  await write(file, text, place, shown);
  await io.stdout.write(
    `Created ${printable(shown)}\nSay in it what the agent has to know, then: agentlint inspect ${printable(shown)}\n`,
  );
  return exit.clean;
}

/** What any rule says of the new agent among those that are there, advice included. */
async function judge(
  reading: Reading,
  file: string,
  place: Place,
  io: Io,
): Promise<readonly Diagnostic[]> {
  const { client, scope } = reading;
  const root: Root = { path: shownPath(place.folder, io.cwd), kind: scope, distance: 0 };
  const there = await discover([place.folder], { cwd: io.cwd, home: io.home, scope }).catch(
    () => undefined,
  );
  const others = (there?.files ?? []).flatMap(({ absolute, path }) => {
    const result = absolute === file ? undefined : readAgentFile(absolute, path);
    return result && "document" in result ? [read(result.document, { client, scope })] : [];
  });
  const members = [reading, ...others].map((one) => ({ reading: one, root }));
  const { path } = reading.document.file;
  return lint({
    readings: [reading],
    rosters: [buildRoster(members)],
    rules,
    context: { today: io.today },
    levels: () => everyRule,
  }).filter((one) => one.path === path);
}

async function tell(
  found: readonly Diagnostic[],
  { document, client }: Reading,
  io: Io,
): Promise<void> {
  const { file } = document;
  const report = {
    toolVersion: io.assets.version,
    client: client.version,
    files: 1,
    skipped: [],
    diagnostics: found,
    sources: new Map([[file.path, file]]),
  };
  const style = styleFor(io.stderr, io.env);
  const blocks = found.map((one) => diagnosticBlock(one, report, style));
  await io.stderr.write(`${blocks.join("\n\n")}\n\n`);
}

async function write(
  file: string,
  text: string,
  { folder, boundary }: Place,
  shown: string,
): Promise<void> {
  try {
    if (boundary !== undefined) await requireWithin(folder, boundary);
    await mkdir(folder, { recursive: true });
    // Fails where anything stands already, a link that leads nowhere included.
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "EEXIST" ? "something of this name is there already" : message;
    throw new UsageError(`${printable(shown)} was not written: ${printable(reason)}`);
  }
}

/** The part of the folder that is there does not lead out of the boundary. */
async function requireWithin(folder: string, boundary: string): Promise<void> {
  for (let there = folder; ; there = dirname(there)) {
    const real = await realpath(there).catch(() => undefined);
    if (real === undefined && there !== dirname(there)) continue;
    if (isInside(await realpath(boundary), real ?? there)) return;
    throw new UsageError(
      "the agents folder is a link that leads out of the project; --dir names its target",
    );
  }
}

function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below === "" || below.startsWith("..") || isAbsolute(below)
    ? path
    : below.replaceAll(sep, "/");
}
