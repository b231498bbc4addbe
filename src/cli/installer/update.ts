import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { InstalledAgent } from "../../install/survey/installed.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { askNewest } from "./again.ts";
import type { Unreachable } from "./again.ts";
import { carryOut } from "./carry-out.ts";
import type { DeedOptions } from "./carry-out.ts";
import { onInstalled } from "./command.ts";
import type { PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { finish } from "./finish.ts";
import { Refused } from "./trouble.ts";
import type { Trouble } from "./trouble.ts";

export interface UpdateOptions extends PlaceOptions, DeedOptions {
  readonly diff?: boolean;
}

/**
 * Brings installed agents to what their sources have now; local edits are carried over. A source that
 * does not answer keeps its own agents from that and no others.
 */
export async function update(
  asked: readonly string[],
  options: UpdateOptions,
  io: Io,
): Promise<number> {
  return onInstalled(asked, options, io, async (agents, context) => {
    const [first, ...more] = agents;
    if (options.sha256 !== undefined && (more.length > 0 || !isOfAddress(first))) {
      throw new UsageError("--sha256 is the sum of one address; name the agent that came from it");
    }
    const offers: OfferedAgent[] = [];
    const unreachable: Unreachable[] = [];
    for (const agent of agents) {
      const found = await askNewest(agent, context);
      if (!("code" in found)) offers.push(found);
      else if (found.code === exit.failure) unreachable.push(found);
      else throw new Refused(leftOut(found));
    }
    const outcome = await carryOut(offers, options, context, false);
    const shown = { offered: [], unreachable, diff: options.diff === true, brief: true };
    return finish(outcome, { ...options, ...shown }, context);
  });
}

function isOfAddress(agent: InstalledAgent | undefined): boolean {
  return agent?.entry.resolved.type === "https";
}

/** What is refused keeps everything from being written, wherever that is found out. */
function leftOut({ name, code, message, advice }: Unreachable): Trouble {
  const others = "to leave it out, name those that are to be updated";
  return { code, path: null, message: `${name}: ${message}`, advice: advice ?? others };
}
