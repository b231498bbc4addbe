import { clientAt } from "../client/client.ts";
import type { Client } from "../client/client.ts";
import { OLDEST_OBSERVED } from "../client/facts/behaviours.ts";
import type { Scope } from "../client/read-options.ts";
import { compareVersions, isVersion } from "../client/version.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** The facts of a version as the user wrote it; a version beyond the facts is told once. */
export async function chooseClient(version: string | undefined, io: Io): Promise<Client> {
  if (version === undefined) return clientAt();
  if (!isVersion(version)) {
    throw new UsageError(`not a version of Claude Code: ${version} (write it as 2.1.330)`);
  }
  const client = clientAt(version);
  if (compareVersions(version, OLDEST_OBSERVED) < 0) {
    await io.stderr.write(
      `agentlint: how Claude Code ${version} reads a file has not been observed; the oldest that was is ${OLDEST_OBSERVED}\n`,
    );
  }
  if (client.beyondFacts) {
    const known = clientAt().version;
    await io.stderr.write(
      `agentlint: nothing is known of Claude Code ${version} yet; the facts of ${known} are applied\n`,
    );
  }
  return client;
}

export function chooseScope(scope: string | undefined): Scope | undefined {
  if (scope === undefined || scope === "project" || scope === "user" || scope === "plugin")
    return scope;
  throw new UsageError(`not a scope: ${scope} (project, user or plugin)`);
}
