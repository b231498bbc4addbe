import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import * as z from "zod/mini";
import { replaceFile } from "../install/replace.ts";
import { baselineSchema, compareWithBaseline, renewedBaseline } from "../lint/baseline.ts";
import type { Baseline, BaselineEntry, Compared } from "../lint/baseline.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { fingerprintsOf } from "../lint/fingerprint.ts";
import { HOMEPAGE } from "../rules/page.ts";
import { rules } from "../rules/index.ts";
import { jsonText } from "../text/json.ts";
import { printable } from "../text/printable.ts";
import type { SourceFile } from "../text/source-file.ts";
import { sha256 } from "./hash.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import type { Loaded } from "./load.ts";

/** How many stale entries are listed. */
const MOST_LISTED = 10;

export interface BaselineOptions {
  /** As it was named. */
  readonly baseline: string;
  /** Write what is found now into it. */
  readonly update: boolean;
  /** Look for what is gone in some files only, by their paths as shown. */
  readonly only?: (path: string) => boolean;
}

/**
 * Parts the findings into new ones and those that the baseline knows, or makes it know them all.
 * What is stale is told on standard error.
 *
 * @throws UsageError for a baseline that is missing or cannot be used.
 */
export async function withBaseline(
  options: BaselineOptions,
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  loaded: Loaded,
  io: Io,
): Promise<Compared> {
  const path = resolve(io.cwd, options.baseline);
  const pathOf = (shown: string) => slashes(relative(dirname(path), resolve(io.cwd, shown)));
  const fingerprints = fingerprintsOf({ diagnostics, sources, hash: sha256, pathOf });
  const judged = judgedEntries(loaded, dirname(path), options.only ?? (() => true), io);
  const before = await readBaseline(path, options);
  const compared = compareWithBaseline(before.baseline, diagnostics, fingerprints, judged);
  if (!options.update) {
    if (compared.stale.length > 0)
      await io.stderr.write(staleNote(compared.stale, options.baseline));
    return compared;
  }
  const after = renewedBaseline(before.baseline, diagnostics, fingerprints, pathOf, judged);
  const $schema = `${HOMEPAGE}/raw/main/schemas/baseline.schema.json`;
  await write(path, before.text, jsonText({ $schema, ...after }), options.baseline);
  const [fresh, stale] = [compared.fresh.length, compared.stale.length];
  await io.stderr.write(
    `agentlint: ${printable(options.baseline)} holds ${counted(after.findings.length, "finding")} now (${fresh} new, ${stale} gone)\n`,
  );
  return { fresh: [], known: diagnostics, stale: [] };
}

/**
 * An entry was looked for when its file was read and its rule asked about it. One of a file or a rule
 * that is gone is stale as well.
 */
function judgedEntries(
  { settings, rosters }: Loaded,
  folder: string,
  only: (path: string) => boolean,
  io: Io,
): (entry: BaselineEntry) => boolean {
  const byPath = new Map(
    [...settings].map(([shown, one]) => [resolve(io.cwd, shown), { ...one, shown }]),
  );
  return ({ path, rule: id }) => {
    const absolute = resolve(folder, path);
    const read = byPath.get(absolute);
    if (!read) return !existsSync(absolute);
    const rule = rules.find((one) => one.id === id);
    if (!rule) return true;
    if (!only(read.shown)) return false;
    if (read.ignored || read.level(rule) === "off") return false;
    return rule.scope !== "project" || rosters.length > 0;
  };
}

async function readBaseline(
  path: string,
  { baseline: shown, update }: BaselineOptions,
): Promise<{ readonly text?: string; readonly baseline: Baseline }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code !== "ENOENT") throw new UsageError(`the baseline ${shown} cannot be read: ${code}`);
    if (update) return { baseline: { version: 1, findings: [] } };
    throw new UsageError(`there is no baseline ${shown}; --update-baseline writes it`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UsageError(
      `the baseline ${shown} is no JSON; after a merge conflict, take it away and write it with --update-baseline`,
    );
  }
  const { success, data: baseline, error } = z.safeParse(baselineSchema, data);
  if (success) return { text, baseline };
  const place = error.issues[0]!.path.map(String).join(".");
  throw new UsageError(`the baseline ${shown} has another shape${place && ` at ${place}`}`);
}

async function write(path: string, before: string | undefined, after: string, shown: string) {
  if (before === after) return;
  const failed = (reason: string) => new UsageError(`cannot write ${shown}: ${reason}`);
  if (before !== undefined) {
    const result = await replaceFile(path, before, after);
    if (result.kind !== "written") {
      throw failed(result.kind === "failed" ? result.reason : "it changed meanwhile");
    }
    return;
  }
  await writeFile(path, after, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    throw failed(error.code ?? error.message);
  });
}

function staleNote(stale: readonly BaselineEntry[], shown: string): string {
  const listed = stale.slice(0, MOST_LISTED).map(({ path, rule, message }) => {
    return `  ${printable(path)} ${printable(message)} [${printable(rule)}]\n`;
  });
  const more = stale.length > MOST_LISTED ? `  and ${stale.length - MOST_LISTED} more\n` : "";
  const [what, them] =
    stale.length === 1
      ? ["a finding that is gone", "it"]
      : [`${stale.length} findings that are gone`, "them"];
  return `agentlint: ${printable(shown)} lists ${what}; --update-baseline takes ${them} out\n${listed.join("")}${more}`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
