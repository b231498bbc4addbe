import { basename, dirname, resolve } from "node:path";
import { realpath } from "node:fs/promises";
import { isFileSafeName } from "../../install/place/agent-name.ts";
import { nodeDisk } from "../../install/disk.ts";
import { DiskFailure, codeOf } from "../../install/failure.ts";
import { admit } from "../../install/door/admission.ts";
import { installedAgents } from "../../install/survey/installed.ts";
import { entryFor } from "../../install/lock/lock.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { planAdopt } from "../../install/plan/adopt.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import { agentPath } from "../../install/place/places.ts";
import { readBases } from "../../install/survey/bases.ts";
import { readBytes } from "../../install/read-bytes.ts";
import { textHash } from "../../install/text-hash.ts";
import { Stopped } from "../../install/write/change.ts";
import { resolvePath } from "../../install/write/folders.ts";
import { refusalInWords } from "../../report/install-words.ts";
import { printable } from "../../text/printable.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { fetchLocked } from "./again.ts";
import { openContext } from "./context.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { fetchSpec, judged } from "./offers.ts";
import { tell } from "./tell.ts";
import type { Note } from "./tell.ts";
import { Refused } from "./trouble.ts";
import { writeAgain } from "./write-again.ts";

export interface AdoptOptions extends PlaceOptions {
  readonly from?: string;
  readonly dryRun?: boolean;
}

/**
 * Takes a file that is there under the care of the lock as it is: one that was put there otherwise,
 * with the source it came from, or one with local edits that are to stay.
 */
export async function adopt(asked: string, options: AdoptOptions, io: Io): Promise<number> {
  try {
    const context = await openContext(options, io, nodeDisk);
    const name = await nameOf(asked, context);
    const state = await readLock(context.destination, nodeDisk);
    const offer = await sourceOf(name, state, options, context);
    const { destination, disk, shown } = context;
    const { target } = await resolvePath(destination, agentPath(destination, name), disk);
    const current = await writeAgain(
      async () => {
        const lock = await readLock(destination, disk);
        const there = await textOf(target, name, offer.granted, options, context);
        const old = entryFor(lock.lock, name);
        const known = entryFor(state.lock, name);
        if (options.from === undefined && old?.upstream !== known?.upstream) {
          // Another run has brought it up to date since its source was asked.
          throw new Stopped({ kind: "changed", path: lock.path });
        }
        const documents = old
          ? (await installedAgents(lock, destination, disk, [name]))[0]!.documents
          : [];
        const changed = documents.filter(({ state: one }) => one === "changed");
        const hashes = [
          ...[offer.upstream, there].map(textHash),
          ...(old ? [old.upstream, ...changed.map(({ sha256 }) => sha256)] : []),
        ];
        const bases = await readBases(destination, hashes, disk);
        const forgotten = changed.map(({ locked }) => locked);
        const changes = planAdopt(offer, there, forgotten, { destination, lock, bases });
        return { changes, forgotten: changed };
      },
      options,
      context,
    );
    const words = options.dryRun
      ? "would be taken into the lock file as it is"
      : "is in the lock file as it is";
    const own = options.dryRun ? "would be your own" : "is your own now";
    await tell(
      [
        { name, path: shown(target), state: "adopted", words, ink: "good" },
        ...current.forgotten.map((document): Note => {
          return { name, path: shown(document.target), state: "ejected", words: own, ink: "good" };
        }),
      ],
      options,
      io,
    );
    return exit.done;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

/** A file of the agents folder, or the name of one. */
async function nameOf(asked: string, { io, destination, disk }: Context): Promise<string> {
  if (isFileSafeName(asked)) return asked;
  const absolute = resolve(io.cwd, asked);
  const name = basename(absolute, ".md");
  const folder = await realpath(dirname(absolute)).catch(() => undefined);
  const { folder: agents } = await resolvePath(destination, agentPath(destination, "x"), disk);
  if (folder !== agents || !absolute.endsWith(".md")) {
    throw new UsageError(`${printable(asked)} is no file of the folder of the agents`);
  }
  if (!isFileSafeName(name)) {
    throw new UsageError(
      `${printable(asked)} cannot be kept in the lock: a name has lower-case letters, digits and dashes`,
    );
  }
  return name;
}

async function sourceOf(
  name: string,
  state: Awaited<ReturnType<typeof readLock>>,
  { from }: AdoptOptions,
  context: Context,
): Promise<OfferedAgent> {
  const entry = entryFor(state.lock, name);
  if (from === undefined) {
    if (entry)
      return {
        ...(await fetchLocked(name, entry, context)),
        dependencies: entry.dependencies,
        auto: entry.auto,
      };
    throw new UsageError(
      `${name} is not in the lock file; say where it came from with --from SPEC`,
    );
  }
  const { requested, offers } = await fetchSpec(from, context);
  const found =
    offers.find((one) => one.name === name) ?? (offers.length === 1 ? offers[0] : undefined);
  if (!found)
    throw new UsageError(`${printable(from)} has no agent called ${name}; name one behind a #`);
  return judged(found, requested, context, { as: name });
}

/** Of a file that is an agent of this name; it goes through the door like any other. */
async function textOf(
  target: string,
  name: string,
  granted: readonly string[],
  { from }: AdoptOptions,
  { appraise, shown, allow }: Context,
): Promise<Uint8Array> {
  const found = await readBytes(target).catch((error: unknown) => {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return undefined;
    throw new DiskFailure(target, error);
  });
  if (found?.kind !== "bytes") {
    throw new Refused({
      code: exit.usage,
      path: target,
      message: "there is no such agent to adopt",
      advice:
        from === undefined
          ? "`install-agent restore` brings it back"
          : `\`install-agent ${printable(from)}\` installs it`,
    });
  }
  const appraisal = await appraise(name, found.bytes);
  const { refusal } = admit(appraisal, name, [...allow, ...granted]);
  if (!refusal) return found.bytes;
  const { reason, advice } = refusalInWords(refusal, name, shown);
  throw new Refused({ code: exit.refused, path: target, message: reason, advice });
}
