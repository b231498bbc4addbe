import type { Disk } from "../../install/disk.ts";
import type { Destination } from "../../install/place/root.ts";
import { Stopped } from "../../install/write/change.ts";
import type { Stop } from "../../install/write/change.ts";
import { isHalfDone, isInterrupted } from "../../install/write/while-busy.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";

/** Nothing can be written here, be it for all or for this user. */
const unwritable = new Set(["EACCES", "EDQUOT", "ENOSPC", "EPERM", "EROFS"]);

/**
 * What a command does with the files of its place: `write` them, `look` at them, or only ask what it is.
 */
export type Purpose = "write" | "look" | "ask";

/**
 * Takes back what a run that was killed has left half done. Where nothing can be written, a command that
 * only looks goes on all the same, and says so; then the answer is whether files stay half done.
 *
 * @throws Stopped
 */
export async function takeBack(
  {
    destination,
    disk,
    io,
  }: { readonly destination: Destination; readonly disk: Disk; readonly io: Io },
  write: (work: () => Promise<undefined>) => Promise<undefined | { readonly stop: Stop }>,
  purpose: Purpose,
): Promise<boolean> {
  if (!(await isInterrupted(destination, disk))) return false;
  const left = await write(async () => undefined);
  if (!left || purpose === "ask") return false;
  const { stop } = left;
  const canWait = purpose === "look" && stop.kind === "failed" && unwritable.has(stop.code);
  if (!canWait) throw new Stopped(stop);
  // Whatever else is left over changes nothing of what is seen.
  if (!(await isHalfDone(destination, disk))) return false;
  await io.stderr.write(
    `install-agent: a run was killed here while it wrote, and cannot be taken back: ${printable(stop.message)}\n` +
      "  what is shown is partly old and partly new; the next run that can write takes it back\n",
  );
  return true;
}
