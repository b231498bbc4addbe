import { readBases } from "../../install/bases.ts";
import { nodeDisk } from "../../install/disk.ts";
import { installedAgents } from "../../install/installed.ts";
import type { InstalledAgent } from "../../install/installed.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { localText } from "../../install/plan/updating.ts";
import { decode } from "../../text/decode.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import { fetchNewest } from "./again.ts";
import { openContext } from "./context.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { lockedNames } from "./named.ts";

export interface DiffOptions extends PlaceOptions {
  /** From the local file to what its source has now, instead of from what was installed to the local file. */
  readonly upstream?: boolean;
}

/** Shows local edits as a patch; 1 when there are any. */
export async function diff(
  asked: readonly string[],
  options: DiffOptions,
  io: Io,
): Promise<number> {
  try {
    const context = await openContext(options, io, nodeDisk);
    const state = await readLock(context.destination, nodeDisk);
    const names = lockedNames(asked, state);
    const patches: string[] = [];
    for (const agent of await installedAgents(state, context.destination, nodeDisk, names)) {
      const sides = options.upstream ? await towards(agent, context) : await since(agent, context);
      if (!sides) {
        await io.stderr.write(
          `install-agent: ${agent.name}: the text it was installed from is no longer there\n`,
        );
        continue;
      }
      const patch = await patchOf(context.shown(agent.file.target), ...sides);
      if (patch !== "") patches.push(patch);
    }
    const text = patches.join("");
    // On a terminal a stranger's text must not act; in a pipe the patch must stay exact.
    await io.stdout.write(io.stdout.isTTY ? printable(text, true) : text);
    return text === "" ? exit.done : exit.findings;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

type Sides = readonly [from: Uint8Array | undefined, to: Uint8Array | undefined];

async function since(
  { name, entry, file }: InstalledAgent,
  { destination, disk }: Context,
): Promise<Sides | undefined> {
  const stored = (await readBases(destination, [entry.upstream], disk)).get(entry.upstream);
  if (!stored?.whole) return undefined;
  return [localText(stored.bytes, name, entry), file.there];
}

async function towards({ name, entry, file }: InstalledAgent, context: Context): Promise<Sides> {
  return [file.there, (await fetchNewest(name, entry, context)).bytes];
}

async function patchOf(
  path: string,
  from: Uint8Array | undefined,
  to: Uint8Array | undefined,
): Promise<string> {
  const text = (bytes: Uint8Array | undefined) =>
    bytes === undefined ? "" : decode(bytes).text.replaceAll("\r\n", "\n");
  if (text(from) === text(to)) return "";
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  return createTwoFilesPatch(
    from ? `a/${path}` : "/dev/null",
    to ? `b/${path}` : "/dev/null",
    text(from),
    text(to),
    undefined,
    undefined,
    { headerOptions: FILE_HEADERS_ONLY },
  );
}
