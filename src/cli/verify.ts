import { dirname, resolve, sep } from "node:path";
import { OLDEST_OBSERVED } from "../client/facts/behaviours.ts";
import { compareVersions } from "../client/version.ts";
import { readStart } from "../discover/read-file.ts";
import { verifyJson, verifyPretty } from "../report/verify.ts";
import type { VerifyReport } from "../report/verify.ts";
import { printable } from "../text/printable.ts";
import { ClientFailure } from "../verify/failure.ts";
import { findClient, untrustedFolders } from "../verify/find-client.ts";
import { verify as ask } from "../verify/verify.ts";
import type { Question, Verified } from "../verify/verify.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { chooseClient } from "./choose.ts";
import { load } from "./load.ts";
import type { Loaded, LoadOptions } from "./load.ts";
import { styleFor } from "./terminal.ts";

export interface VerifyOptions extends Omit<LoadOptions, "client" | "isolated"> {
  readonly bin?: string;
  readonly tools?: boolean;
  readonly timeout: string;
  readonly format: string;
}

/** More of a file is not copied for the client, in bytes; it takes no agent of that size anyway. */
const MAX_COPY = 16 * 1_048_576;

export async function verify(
  paths: readonly string[],
  options: VerifyOptions,
  io: Io,
): Promise<number> {
  const { format, bin, tools = false, timeout } = options;
  if (format !== "pretty" && format !== "json") {
    throw new UsageError(`unknown format: ${format} (pretty, json)`);
  }
  if (options.stdin || paths.includes("-")) {
    throw new UsageError("verify asks about files, not about standard input");
  }
  const seconds = Number(timeout);
  if (!(seconds >= 1 && seconds <= 3600)) {
    throw new UsageError(`not a time in seconds from 1 to 3600: ${timeout}`);
  }
  const loaded = await load(paths, { ...options, isolated: false, config: false }, io);
  const questions = questionsOf(loaded, io.cwd);
  const result = await withClient(io, (signal) => {
    const folders = new Set([io.cwd, ...questions.map(({ path }) => dirname(path))]);
    const untrusted = untrustedFolders(folders, io.home);
    const search = { env: io.env, cwd: io.cwd, untrusted };
    const program = findClient({ ...search, ...(bin !== undefined && { bin }) });
    return questions.length === 0 ? undefined : ask(questions, { program, seconds, tools, signal });
  });
  const skipped = loaded.skipped.map(({ path, reason }) => ({ path, reason }));
  if (!result) throw new UsageError("no agent file is found to ask about");

  await chooseClient(result.client.version, io);
  const report = reportOf(result, skipped);
  if (report.facts === "too-old") {
    await io.stderr.write(
      `agentlint: nothing older than Claude Code ${OLDEST_OBSERVED} was observed; its facts are applied\n`,
    );
  }
  const style = styleFor(io.stdout, io.env);
  await io.stdout.write(format === "json" ? verifyJson(report) : verifyPretty(report, style));
  if (loaded.skipped.some(({ named }) => named)) return exit.usage;
  return report.agents.length > 0 ? exit.findings : exit.clean;
}

/** Runs what asks the client; on an interruption everything is ended and removed first. */
async function withClient<T>(io: Io, run: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
  const controller = new AbortController();
  const running = (async () => run(controller.signal))();
  const release = io.onInterrupt?.(async () => {
    controller.abort();
    await running.catch(() => {});
  });
  try {
    return await running;
  } catch (error) {
    // The client's own words may stand in the message.
    if (error instanceof ClientFailure) throw new UsageError(printable(error.message));
    throw error;
  } finally {
    release?.();
  }
}

function questionsOf({ readings, rosters }: Loaded, cwd: string): Question[] {
  const members = rosters.flatMap((roster) => roster.members);
  const roots = new Map(members.map(({ reading, root }) => [reading, root.path]));
  return readings.map((reading): Question => {
    const path = resolve(cwd, reading.document.file.path.split("/").join(sep));
    const { bytes } = readStart(path, MAX_COPY);
    return { reading, content: bytes, path, root: resolve(cwd, roots.get(reading) ?? ".") };
  });
}

function reportOf({ client, answers }: Verified, skipped: VerifyReport["skipped"]): VerifyReport {
  return {
    client: client.version,
    facts: client.beyondFacts
      ? "too-new"
      : compareVersions(client.version, OLDEST_OBSERVED) < 0
        ? "too-old"
        : "known",
    files: answers.length,
    started: answers.filter(({ observation }) => "start" in observation).length,
    agents: answers
      .filter(({ differences }) => differences.length > 0)
      .map(({ reading: { document, scope }, differences }) => {
        return { path: document.file.path, scope, differences };
      }),
    skipped,
  };
}
