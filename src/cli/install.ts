import { isFileSafeName } from "../install/place/agent-name.ts";
import { namesIn } from "../install/catalog.ts";
import { nodeDisk } from "../install/disk.ts";
import type { Disk } from "../install/disk.ts";
import { printable } from "../text/printable.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { carryOut } from "./installer/carry-out.ts";
import type { DeedOptions } from "./installer/carry-out.ts";
import { openContext } from "./installer/context.ts";
import type { PlaceOptions } from "./installer/context.ts";
import { finish, giveUp } from "./installer/finish.ts";
import { gather } from "./installer/gather.ts";
import type { GatherOptions } from "./installer/gather.ts";

export interface InstallOptions extends PlaceOptions, DeedOptions, GatherOptions {
  readonly diff?: boolean;
}

/** `disk` is the writer's; tests let it fail and let others write between plan and deed. */
export async function install(
  asked: readonly string[],
  options: InstallOptions,
  io: Io,
  disk: Disk = nodeDisk,
): Promise<number> {
  const specs = [...new Set(asked)];
  if (options.as !== undefined && specs.length > 1) {
    throw new UsageError("--as gives a name to one agent");
  }
  if (options.sha256 !== undefined && specs.length > 1) {
    throw new UsageError("--sha256 is the sum of one address");
  }
  if (options.user && options.withDocs) {
    throw new UsageError("--with-docs is for a project; with --user, every project has its own");
  }
  if (options.as !== undefined && !isFileSafeName(options.as)) {
    throw new UsageError(
      `no file can be named after ${printable(options.as)}; a name has lower-case letters, digits and dashes, 64 at most`,
    );
  }
  try {
    const context = await openContext(options, io, disk);
    const offered = namesIn(await io.assets.catalog());
    const offers = await gather(specs, options, context);
    const outcome = await carryOut(offers, options, context, true);
    return await finish(outcome, { offered, diff: options.diff === true, ...options }, context);
  } catch (error) {
    return await giveUp(error, options, io);
  }
}
