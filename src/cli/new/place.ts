import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Scope } from "../../client/read-options.ts";
import { projectDestination, userDestination } from "../../install/place/root.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";

export interface PlaceOptions {
  readonly dir?: string;
  readonly user?: boolean;
  /** A folder, or only that there is one. */
  readonly plugin?: string | true;
}

/** The folder that a new agent goes into. */
export interface Place {
  /** Absolute. */
  readonly folder: string;
  readonly scope: Scope;
  /** Nothing may be written through a link that leads out of it. */
  readonly boundary?: string;
}

/** @throws UsageError when the options contradict each other, or there is no such place. */
export async function placeFor(options: PlaceOptions, io: Io): Promise<Place> {
  const { dir, user, plugin } = options;
  if ([dir, user, plugin].filter((one) => one !== undefined).length > 1) {
    throw new UsageError("--dir, --user and --plugin are three different places; give one");
  }
  if (dir !== undefined) return { folder: resolve(io.cwd, dir), scope: "project" };
  if (plugin !== undefined) {
    const root = resolve(io.cwd, plugin === true ? "." : plugin);
    if (!existsSync(join(root, ".claude-plugin", "plugin.json"))) {
      const shown = relative(io.cwd, root) || ".";
      throw new UsageError(`no plugin is in ${shown}: it has no .claude-plugin/plugin.json`);
    }
    return { folder: join(root, "agents"), scope: "plugin", boundary: root };
  }
  if (user) {
    const { boundary, parts } = userDestination(io.env["CLAUDE_CONFIG_DIR"], io.home, io.cwd);
    return { folder: join(boundary, ...parts), scope: "user" };
  }
  const found = projectDestination(io.cwd, io.home);
  if ("problem" in found) {
    throw new UsageError(
      "the home folder is no project; --user puts the agent among your own, --dir anywhere",
    );
  }
  const { boundary, parts } = found.destination;
  return { folder: join(boundary, ...parts), scope: "project", boundary };
}
