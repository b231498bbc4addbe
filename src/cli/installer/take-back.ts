import type { Disk } from "../../install/disk.ts";
import type { Destination } from "../../install/place/root.ts";
import { Stopped } from "../../install/write/change.ts";
import type { Stop } from "../../install/write/change.ts";
import { isHalfDone, isInterrupted, isInUse } from "../../install/write/while-busy.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";

/** Nothing can be written here, be it for all or for this user. */
const unwritable = new Set(["EACCES", "EDQUOT", "ENOSPC", "EPERM", "EROFS"]);

/**
 * What a command does with the files of its place: `write` them, `look` at them, or only ask what it is.
 */
export type Purpose = "write" | "look" | "ask";

/**
 * Takes back what a run that was killed has left half done. Where that cannot be, a command that only
 * looks goes on all the same, and says so; then the answer is whether files stay half done. Only who
 * wants to write waits until another run has ended.
 *
 * @throws Stopped
 */
export async function takeBack(
  {
    destination,
    disk,
    io,
    shown,
  }: {
    readonly destination: Destination;
    readonly disk: Disk;
    readonly io: Io;
    readonly shown: (path: string) => string;
  },
  write: (work: () => Promise<undefined>) => Promise<undefined | { readonly stop: Stop }>,
  purpose: Purpose,
): Promise<boolean> {
  if (!(await isInterrupted(destination, disk))) return false;
  // What a run has in hand looks like what one that was killed has left.
  if (purpose !== "write" && (await isInUse(destination, disk))) {
    if (purpose === "ask" || !(await isHalfDone(destination, disk))) return false;
    await io.stderr.write(
      "install-agent: another run has been writing here for long\n" +
        "  what is shown is partly old and partly new\n",
    );
    return true;
  }
  const left = await write(async () => undefined);
  if (!left || purpose === "ask") return false;
  const { stop } = left;
  if (purpose !== "look" || !canStay(stop)) throw new Stopped(stop);
  // Whatever else is left over changes nothing of what is seen.
  if (!(await isHalfDone(destination, disk))) return false;
  const why = stop.kind === "unsafe-place" ? `${shown(stop.path)} ${stop.what}` : stop.message;
  await io.stderr.write(
    `install-agent: a run was killed here while it wrote, and cannot be taken back: ${printable(why)}\n` +
      "  what is shown is partly old and partly new; the next run that can write takes it back\n",
  );
  return true;
}

type Lasting = Exclude<Stop, { readonly kind: "changed" }>;

/** Who only looks has no need that it be mended. */
function canStay(stop: Stop): stop is Lasting {
  return stop.kind === "failed" ? unwritable.has(stop.code) : stop.kind === "unsafe-place";
}
