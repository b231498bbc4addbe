import { readBases } from "../../install/survey/bases.ts";
import type { InstalledAgent, InstalledFile } from "../../install/survey/installed.ts";
import { localText } from "../../install/plan/updating.ts";
import { differencesJson } from "../../report/differences.ts";
import type { Difference } from "../../report/differences.ts";
import { decode } from "../../text/decode.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import { askNewest } from "./again.ts";
import { onInstalled } from "./command.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { recovering } from "./recover.ts";
import type { Recover } from "./recover.ts";
import { exit } from "./exit.ts";
import { unreadable } from "./unreadable.ts";

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
  return onInstalled(asked, { ...options, purpose: "look" }, io, async (agents, context) => {
    const found: Difference[] = [];
    const recover = recovering(context);
    for (const agent of agents) {
      const all = options.upstream
        ? await towards(agent, context)
        : await since(agent, recover, context);
      for (const { of, ...sides } of all) {
        const path = context.shown(of.target);
        const seen = found.some((one) => one.path === path);
        if (seen) continue;
        if ("missing" in sides) {
          const name = of === agent.file ? agent.name : of.locked;
          const named = of.state === "unreadable" ? path : name;
          await io.stderr.write(`install-agent: ${printable(`${named}: ${sides.missing}`)}\n`);
          found.push({ name: agent.name, path, patch: null, reason: sides.missing });
        } else {
          const patch = await patchOf(path, sides.from, sides.to);
          if (patch !== "") found.push({ name: agent.name, path, patch, reason: null });
        }
      }
    }
    if (options.json) await io.stdout.write(differencesJson(found, context.halfDone));
    else {
      const text = found.map(({ patch }) => patch ?? "").join("");
      // On a terminal a stranger's text must not act; in a pipe the patch must stay exact.
      await io.stdout.write(io.stdout.isTTY ? printable(text, true) : text);
    }
    const isRead = agents.every(({ file, documents }) => [file, ...documents].every(canBeRead));
    if (!isRead || (options.upstream && found.some(({ reason }) => reason !== null))) {
      return exit.failure;
    }
    return found.length > 0 ? exit.findings : exit.done;
  });
}

type Sides = { readonly of: InstalledFile } & (
  | { readonly from: Uint8Array | undefined; readonly to: Uint8Array | undefined }
  /** Why there is nothing to compare with. */
  | { readonly missing: string }
);

async function since(
  { name, entry, file, documents }: InstalledAgent,
  recover: Recover,
  { destination, disk }: Context,
): Promise<readonly Sides[]> {
  const changed = [file, ...documents].filter(({ state }) => state !== "same");
  const hashOf = (of: InstalledFile) => (of === file ? entry.upstream : of.sha256);
  const bases = await readBases(destination, changed.map(hashOf), disk);
  const textOf = async (of: InstalledFile) => {
    if (of === file) return recover(name, entry, bases);
    const stored = bases.get(of.sha256);
    return stored?.whole ? stored.bytes : undefined;
  };
  const sides: Sides[] = [];
  for (const of of changed) {
    if (!canBeRead(of)) {
      sides.push({ of, missing: unreadable(of) });
      continue;
    }
    const text = await textOf(of);
    const missing = "it is changed, and the text it was installed from is no longer there";
    const from = text && of === file ? localText(text, name, entry) : text;
    sides.push(text ? { of, from, to: of.there } : { of, missing });
  }
  return sides;
}

function canBeRead({ state }: InstalledFile): boolean {
  return state !== "unreadable";
}

/** A document that the source does not have any more is not compared: it stays as it is. */
async function towards(agent: InstalledAgent, context: Context): Promise<readonly Sides[]> {
  const { file, documents } = agent;
  if (!canBeRead(file)) return [{ of: file, missing: unreadable(file) }];
  const newest = await askNewest(agent, context);
  if ("code" in newest) return [{ of: file, missing: newest.message }];
  return [
    { of: file, from: file.there, to: newest.bytes },
    ...documents.flatMap((of): Sides[] => {
      const to = newest.documents?.find(({ path }) => path === of.locked)?.bytes;
      if (to && !canBeRead(of)) return [{ of, missing: unreadable(of) }];
      return to ? [{ of, from: of.there, to }] : [];
    }),
  ];
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
