import { NEWEST_OBSERVED } from "../../client/facts/behaviours.ts";
import { nodeDisk } from "../../install/disk.ts";
import { installedAgents } from "../../install/survey/installed.ts";
import type { InstalledAgent } from "../../install/survey/installed.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import type { Resolved } from "../../install/source/source.ts";
import { sourceInWords } from "../../install/source/source-words.ts";
import { catalogJson, catalogPretty, installedPretty } from "../../report/catalog.ts";
import type { ListedInstalled } from "../../report/catalog.ts";
import { printable } from "../../text/printable.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { styleFor } from "../terminal.ts";
import { openContext } from "./context.ts";
import type { PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { shelf } from "./shelf.ts";
import { unreadable } from "./unreadable.ts";

export interface ListOptions extends PlaceOptions {
  /** Only the agents of the catalog. */
  readonly available?: boolean;
}

/** What is installed here, and what could be. */
export async function listAgents(options: ListOptions, io: Io): Promise<number> {
  try {
    const agents = await shelf(io);
    const here = options.available ? nothing : await installedHere(options, io);
    const { installed, halfDone, unread } = here;
    for (const line of unread) await io.stderr.write(`install-agent: ${printable(line)}\n`);
    const code = unread.length > 0 ? exit.failure : exit.done;
    if (options.json) {
      await io.stdout.write(catalogJson(NEWEST_OBSERVED, agents, installed, halfDone));
      return code;
    }
    const style = styleFor(io.stdout, io.env);
    if (installed.length > 0) await io.stdout.write(`${installedPretty(installed, style)}\n`);
    await io.stdout.write(catalogPretty(agents, style, io.stdout.isTTY));
    return code;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

interface Here {
  readonly installed: readonly ListedInstalled[];
  readonly halfDone: boolean;
  /** What is to be said of agents that cannot be read. */
  readonly unread: readonly string[];
}

const nothing: Here = { installed: [], halfDone: false, unread: [] };

async function installedHere(options: PlaceOptions, io: Io): Promise<Here> {
  try {
    const context = await openContext(options, io, nodeDisk, "look");
    const { destination, shown, look } = context;
    const found = await look(async () =>
      installedAgents(await readLock(destination, nodeDisk), destination, nodeDisk),
    );
    return {
      installed: found.map((agent) => listed(agent, shown)),
      halfDone: context.halfDone,
      unread: found.flatMap(({ file }) =>
        file.state === "unreadable" ? [`${shown(file.target)} ${unreadable(file)}`] : [],
      ),
    };
  } catch (error) {
    // Outside of a project there is nothing installed, and still something to choose from.
    if (error instanceof UsageError && options.cwd === undefined) return nothing;
    throw error;
  }
}

function listed(
  { name, entry, file }: InstalledAgent,
  shown: (path: string) => string,
): ListedInstalled {
  return {
    name,
    path: shown(file.target),
    state: file.state,
    auto: entry.auto,
    source: sourceInWords(entry.resolved as Resolved),
  };
}

/** Agents of the catalog in whose name or description every word stands. */
export async function searchAgents(
  words: readonly string[],
  options: PlaceOptions,
  io: Io,
): Promise<number> {
  try {
    const wanted = words.join(" ").toLowerCase().split(/\s+/).filter(Boolean);
    const agents = (await shelf(io)).filter(({ name, description }) => {
      const text = `${name} ${description}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    if (options.json) await io.stdout.write(catalogJson(NEWEST_OBSERVED, agents));
    else if (agents.length > 0) {
      await io.stdout.write(catalogPretty(agents, styleFor(io.stdout, io.env), io.stdout.isTTY));
    } else {
      await io.stderr.write(
        "install-agent: no agent of the catalog matches; `install-agent list` shows them all\n",
      );
    }
    return exit.done;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}
