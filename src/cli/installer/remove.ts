import type { RemovedAgent } from "../../install/plan/remove.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { inPlace } from "./command.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { planRemoval } from "./removal.ts";
import { tell } from "./tell.ts";
import type { Note } from "./tell.ts";
import { unreadable } from "./unreadable.ts";
import { writeAgain } from "./write-again.ts";

export interface RemoveOptions extends PlaceOptions {
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** Takes agents out again; one with local edits only on request, and then a backup stays. */
export async function remove(
  asked: readonly string[],
  options: RemoveOptions,
  io: Io,
): Promise<number> {
  if (asked.length === 0) throw new UsageError("name the agents to remove");
  return inPlace(options, io, async (context) => {
    const look = () => planRemoval(asked, options.force === true, context);
    const current = await writeAgain(look, options, context);
    const notes = current.agents.flatMap((agent) =>
      notesOf(agent, current.whole, options, context),
    );
    await tell(notes, options, io);
    if (current.agents.some(({ action }) => action === "unreadable")) return exit.failure;
    if (current.agents.some(({ action }) => action === "unsafe")) return exit.refused;
    return current.agents.some(({ action }) => action === "changed") ? exit.conflict : exit.done;
  });
}

function notesOf(
  { name, file, auto, neededBy, action, backup, documents, sides }: RemovedAgent,
  whole: boolean,
  { dryRun }: RemoveOptions,
  { shown }: Context,
): readonly Note[] {
  const path = shown(file.target);
  const note = (state: string, words: string, ink: Note["ink"]): Note => ({
    name,
    path,
    state,
    words,
    ink,
  });
  if (!whole && (action === "gone" || action === "remove")) {
    const stays = action === "gone" ? "is gone, and not forgotten" : "stays";
    return [note("held", `${stays}, since either all of them are removed or none`, "warning")];
  }
  const removed = dryRun ? "would be removed" : "is removed";
  switch (action) {
    case "changed":
      return [
        note(
          "changed",
          "has local edits and stays; --force removes it and keeps a backup",
          "warning",
        ),
      ];
    case "unsafe":
      return [note("unsafe", "is no file, and is left alone", "error")];
    case "unreadable":
      return [note("unreadable", `${unreadable(file)}; it stays`, "error")];
    case "gone":
      return [
        note("gone", `was gone already, and ${dryRun ? "would be" : "is"} forgotten`, "good"),
      ];
    case "remove": {
      const others = neededBy.length > 3 ? [...neededBy.slice(0, 3), "others"] : neededBy;
      const why = auto
        ? "; it came along, and nobody needs it any more"
        : others.length > 0
          ? `; it came along with ${others.join(", ")}, which may still hand work to it`
          : "";
      const saved =
        backup === null
          ? ""
          : `; your edits stay in ${name}${backup.slice(backup.lastIndexOf(".md"))}`;
      return [
        note("removed", `${removed}${why}${saved}`, "good"),
        ...documents.map((one): Note => ({
          name,
          path: shown(one.target),
          state: "removed",
          words: removed,
          ink: "good",
        })),
        ...sides.map(({ target, goes }): Note => ({
          name,
          path: shown(target),
          state: goes ? "removed" : "left",
          words: goes ? removed : "stays; delete it when you no longer need it",
          ink: goes ? "good" : "warning",
        })),
      ];
    }
  }
}
