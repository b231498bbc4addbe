import { statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { watch as startWatching } from "chokidar";
import { readAgentFile } from "../discover/read-file.ts";
import type { FileResult } from "../discover/read-file.ts";
import { isReadByName, watchedPlaces } from "../discover/watched.ts";
import type { Watched } from "../discover/watched.ts";
import { printable } from "../text/printable.ts";
import { checkOnce } from "./check-once.ts";
import type { CheckPlan } from "./check-options.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";
import type { View } from "./view.ts";

/** How long it must be quiet before files are read, in milliseconds: editors save in several steps. */
const QUIET = 60;
const CLEAR = "\u001b[2J\u001b[3J\u001b[H";

/** Checks again whenever something changes that a check reads, until the process is interrupted. */
export async function watch(plan: CheckPlan, io: Io): Promise<number> {
  const { anchors, concerns } = placesOf(plan, io);
  const written = new Set(
    plan.outputs.flatMap(({ file }) => (file ? [resolve(io.cwd, file)] : [])),
  );
  const baseline = plan.options.baseline && resolve(io.cwd, plan.options.baseline);
  const memory = remembering();
  let changed = false;
  let ended = false;
  let wake = () => {};
  const watcher = startWatching([...anchors], {
    ignoreInitial: true,
    ignored: (path) => !concerns(path),
  });
  watcher.on("all", (_, path) => {
    if (written.has(path) || !(isReadByName(path) || path === baseline)) return;
    memory.forget(path);
    changed = true;
    wake();
  });
  let failures = 0;
  watcher.on("error", (error) => {
    if (failures++ > 0) return;
    const { message } = error as Error;
    void io.stderr.write(`agentlint: not everything can be watched: ${printable(message)}\n`);
  });
  let finished = () => {};
  const whole = new Promise<void>((done) => (finished = done));
  const release = io.onInterrupt?.(async () => {
    ended = true;
    wake();
    await whole;
  });
  try {
    await new Promise<void>((ready) => watcher.once("ready", ready));
    while (!ended) {
      changed = false;
      await showRound(plan, memory.view, io);
      if (!changed && !ended) await new Promise<void>((next) => (wake = next));
      await quietTime(() => {
        const more = changed;
        changed = false;
        return more;
      });
    }
  } finally {
    await watcher.close();
    release?.();
    finished();
  }
  return exit.clean;
}

/** Ends when nothing has happened for a while. */
async function quietTime(happened: () => boolean): Promise<void> {
  do await setTimeout(QUIET);
  while (happened());
}

async function showRound(plan: CheckPlan, view: View, io: Io): Promise<void> {
  if (io.stdout.isTTY) await io.stdout.write(CLEAR);
  try {
    await checkOnce(plan, io, view);
  } catch (error) {
    // Somebody is just writing the configuration, or moving a folder that was named.
    if (!(error instanceof UsageError)) throw error;
    await io.stderr.write(`agentlint: ${error.message}\n`);
  }
  if (!io.stdout.isTTY) return;
  const style = styleFor(io.stdout, io.env);
  await io.stdout.write(`\n${style.paint("Watching for changes; Ctrl-C ends it.", "faint")}\n`);
}

function placesOf({ paths, options }: CheckPlan, io: Io): Watched {
  const { config, baseline, filesFrom, user, addDir = [] } = options;
  const files = [config, baseline, filesFrom].filter((one) => typeof one === "string");
  const configDir = io.env["CLAUDE_CONFIG_DIR"];
  return watchedPlaces(
    paths,
    files.map((file) => resolve(io.cwd, file)),
    {
      cwd: io.cwd,
      home: io.home,
      ...(user && { user }),
      ...(configDir && { configDir: resolve(io.cwd, configDir) }),
      addDirs: addDir.map((folder) => resolve(io.cwd, folder)),
    },
  );
}

/** Files as they were read, until they change. */
function remembering(): { readonly view: View; readonly forget: (absolute: string) => void } {
  const known = new Map<string, { readonly state: string; readonly result: FileResult }>();
  const readDocument = (absolute: string, path: string): FileResult => {
    const state = `${path} ${stateOf(absolute)}`;
    const before = known.get(absolute);
    if (before?.state === state) return before.result;
    const result = readAgentFile(absolute, path);
    known.set(absolute, { state, result });
    return result;
  };
  return {
    forget: (absolute) => known.delete(absolute),
    view: {
      choose: async (files) => files,
      readDocument,
      read: async ({ absolute, path }) => readDocument(absolute, path),
    },
  };
}

function stateOf(absolute: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(absolute, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch {
    return "gone";
  }
}
