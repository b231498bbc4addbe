import { readBases } from "../../install/bases.ts";
import type { InstalledAgent } from "../../install/installed.ts";
import { localText } from "../../install/plan/updating.ts";
import { decode } from "../../text/decode.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import { askNewest } from "./again.ts";
import { onInstalled } from "./command.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";

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
    const patches: string[] = [];
    let [unreachable, changed] = [false, false];
    for (const agent of agents) {
      const sides = options.upstream ? await towards(agent, context) : await since(agent, context);
      if ("missing" in sides) {
        if (options.upstream) unreachable = true;
        else changed = true;
        await io.stderr.write(`install-agent: ${agent.name}: ${printable(sides.missing)}\n`);
        continue;
      }
      const patch = await patchOf(context.shown(agent.file.target), ...sides.sides);
      if (patch !== "") patches.push(patch);
    }
    const text = patches.join("");
    // On a terminal a stranger's text must not act; in a pipe the patch must stay exact.
    await io.stdout.write(io.stdout.isTTY ? printable(text, true) : text);
    if (unreachable) return exit.failure;
    return changed || text !== "" ? exit.findings : exit.done;
  });
}

type Sides =
  | { readonly sides: readonly [from: Uint8Array | undefined, to: Uint8Array | undefined] }
  /** Why there is nothing to compare with. */
  | { readonly missing: string };

async function since(
  { name, entry, file }: InstalledAgent,
  { destination, disk }: Context,
): Promise<Sides> {
  if (file.state === "same") return { sides: [file.there, file.there] };
  const stored = (await readBases(destination, [entry.upstream], disk)).get(entry.upstream);
  if (!stored?.whole) {
    return { missing: "it is changed, and the text it was installed from is no longer there" };
  }
  return { sides: [localText(stored.bytes, name, entry), file.there] };
}

async function towards(agent: InstalledAgent, context: Context): Promise<Sides> {
  const newest = await askNewest(agent, context);
  return "code" in newest
    ? { missing: newest.message }
    : { sides: [agent.file.there, newest.bytes] };
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
