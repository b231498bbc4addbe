import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { clientAt } from "../../src/client/client.ts";
import type { Scope } from "../../src/client/read-options.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { documentOf } from "../../src/discover/read-file.ts";
import { fixFile } from "../../src/lint/fix-loop.ts";
import { rules } from "../../src/rules/index.ts";
import { PLUGIN, askClient } from "./ask.ts";
import { damaged, everyDamage } from "./damage.ts";
import type { Damaged, Healthy } from "./damage.ts";
import { fill, fixture, fixtureIds } from "./fixture.ts";

/*
 * Holds `check --fix` to its two promises: a dead agent comes alive as it was plainly meant, and of
 * a living one nothing changes. `npm run conformance:repair -- FOLDER [--asked 300] [--seed 1]`
 * takes every Markdown file below FOLDER as an agent; the client in CLAUDE_BIN confirms. Without a
 * folder or a client the parts that need it are skipped, and said to be.
 */

const here = import.meta.url;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    asked: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    shown: { type: "string", default: "10" },
  },
});
const [folder] = positionals;
const seed = Number(values.seed);
const asked = Number(values.asked);
const judged = { rules, context: { today: new Date().toISOString().slice(0, 10) } };
/** Stands in where no folder was named. */
const own: Healthy = {
  name: "code-reviewer",
  description: "Reviews a change for correctness (logic, errors). Use it before every commit.",
  others: ["tools: Read, Grep", "model: sonnet"],
  body: "You are a reviewer.\n\n## Steps\n\n1. Read.\n2. Say what is wrong.",
};
const scopes = ["project", "plugin"] as const;
let failures = 0;

interface Named {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const samples = folder === undefined ? [] : markdownBelow(folder);
const fixtures = fixtureIds(here).map((id): Named => {
  const bytes = fill(fixture(id, here), { BOX: "x", NODE: "x", MCP: "x" });
  return { path: `${id}.md`, bytes };
});
if (folder === undefined) console.log("skipped: no folder with agents was named");
if (!process.env["CLAUDE_BIN"])
  console.log("skipped: CLAUDE_BIN names no client that could confirm");

for (const [what, files] of [
  ["samples", samples],
  ["fixtures", fixtures],
] as const) {
  for (const scope of scopes) {
    if (files.length === 0) continue;
    await revival(what, files, scope);
    await innocence(what, files, scope);
  }
}
await generated();
process.exitCode = failures > 0 ? 1 : 0;

/** Files whose frontmatter is not read: how many load after the safe fixes. */
async function revival(what: string, files: readonly Named[], scope: Scope): Promise<void> {
  const dead = files.filter((file) => isUnread(readingOf(file, scope)));
  const fixed = dead.map((file) => ({ file, after: fix(readingOf(file, scope)).reading }));
  const revived = fixed.filter(({ after }) => after.loads && !isUnread(after));
  const confirmed = await confirm(
    revived.map(({ after }) => after),
    scope,
  );
  report(
    `${what}, ${scope}: of ${dead.length} with an unread frontmatter ${revived.length} come alive`,
    confirmed,
  );
  const reasons = grouped(
    fixed.filter(({ after }) => !after.loads || isUnread(after)),
    ({ after }) => after.reason?.kind ?? after.frontmatter.outcome,
  );
  for (const [reason, some] of reasons) {
    console.log(
      `  not: ${reason}: ${some
        .map(({ file }) => file.path)
        .slice(0, Number(values.shown))
        .join(", ")}`,
    );
  }
}

/** Files whose frontmatter is read: nothing that the client keeps may change, nor a second run do more. */
async function innocence(what: string, files: readonly Named[], scope: Scope): Promise<void> {
  const living = files
    .map((file) => readingOf(file, scope))
    .filter(
      (reading) =>
        reading.loads && reading.tools.spawn === "ok" && reading.frontmatter.outcome === "mapping",
    );
  const pairs = living.map((before) => ({ before, after: fix(before).reading }));
  const changed = pairs.filter(({ before, after }) => textOf(before) !== textOf(after));
  for (const { before, after } of pairs) {
    const [one, other] = [kept(before), kept(after)];
    if (one !== other) complain(`${before.document.file.path}: ${one} became ${other}`);
    const again = fix(after).reading;
    if (textOf(again) !== textOf(after))
      complain(`${before.document.file.path}: a second run changes it`);
  }
  const some = pick(changed, asked);
  const before = await observe(
    some.map((pair) => pair.before),
    scope,
  );
  const after = await observe(
    some.map((pair) => pair.after),
    scope,
  );
  if (before && after) {
    for (const [index, one] of before.entries()) {
      if (JSON.stringify(one) === JSON.stringify(after[index])) continue;
      complain(
        `${some[index]!.before.document.file.path}: the client kept ${JSON.stringify(one)} and keeps ${JSON.stringify(after[index])}`,
      );
    }
  }
  const client = before ? `, ${some.length} of them by the client` : "";
  console.log(
    `${what}, ${scope}: ${living.length} living, ${changed.length} rewritten, all unharmed${client}`,
  );
}

/** Healthy agents, each piece of damage and each pair. */
async function generated(): Promise<void> {
  const healthy = samples.flatMap((file) => healthyOf(readingOf(file, "project")) ?? []);
  const agents = healthy.length > 0 ? healthy : [own];
  if (healthy.length === 0) console.log("generated: of one agent of our own, for want of a folder");
  const kinds = everyDamage();
  const choice = fc.sample(fc.nat(agents.length - 1), { seed, numRuns: kinds.length });
  for (const scope of scopes) {
    const all = kinds.map((kind, index) => damaged(agents[choice[index]!]!, kind));
    const dead = all
      .map((one) => ({
        one,
        before: readingOf({ path: `/agents/${one.name}.md`, bytes: Buffer.from(one.text) }, scope),
      }))
      .filter(({ before }) => !before.loads || isUnread(before));
    const fixed = dead.map(({ one, before }) => ({ one, after: fix(before).reading }));
    const right = fixed.filter(({ one, after }) => wrong(one, after) === undefined);
    const confirmed = await confirm(
      pick(right, asked * 4).map(({ after }) => after),
      scope,
    );
    report(
      `generated, ${scope}: of ${dead.length} damaged agents ${right.length} come alive as they were meant`,
      confirmed,
    );
    const byKinds = grouped(
      fixed.flatMap(({ one, after }) => {
        const why = wrong(one, after);
        return why === undefined ? [] : [{ one, why }];
      }),
      ({ one }) => one.kinds.filter((kind) => kind !== "CRLF").join(" + "),
    );
    for (const [kind, some] of [...byKinds].slice(0, Number(values.shown))) {
      console.log(`  not: ${kind} (${some.length}): ${some[0]!.why}`);
    }
    if (right.length < dead.length * 0.95) complain(`generated, ${scope}: fewer than 95 in 100`);
  }
}

/** What is not as it was meant, if anything. */
function wrong(one: Damaged, after: Reading): string | undefined {
  if (!after.loads || isUnread(after)) return `does not load: ${after.reason?.kind}`;
  const name = after.scope === "plugin" ? `${PLUGIN}:${one.name}` : one.name;
  if (after.name !== name) return `is called ${after.name}`;
  const spaced = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  if (spaced(after.description ?? "") !== spaced(one.description)) {
    return `is described as ${JSON.stringify(after.description)}, not ${JSON.stringify(one.description)}`;
  }
  if (!spaced(after.document.body).includes(spaced(one.body)))
    return "has lost a part of its prompt";
  return undefined;
}

async function confirm(readings: readonly Reading[], scope: Scope): Promise<string> {
  const observed = await observe(readings, scope);
  if (!observed) return "";
  const differ = readings.filter((reading, index) => {
    const one = observed[index]!;
    return !one.loads || one.name !== reading.name || one.description !== reading.description;
  });
  for (const { document } of differ)
    complain(`${document.file.path}: the client reads it otherwise`);
  return `; the client confirms ${readings.length - differ.length} of ${readings.length}`;
}

async function observe(readings: readonly Reading[], scope: Scope) {
  if (!process.env["CLAUDE_BIN"] || readings.length === 0) return undefined;
  const files = new Map(
    readings.map((reading, index) => [
      `f${index.toString(36).padStart(4, "0")}`,
      new TextEncoder().encode(textOf(reading)),
    ]),
  );
  const { answers } = await askClient(files, {
    scope: scope === "plugin" ? "plugin" : "project",
    tools: false,
    here,
  });
  return answers.map(({ observation }) => observation);
}

function readingOf({ path, bytes }: Named, scope: Scope): Reading {
  const plugin = scope === "plugin" ? { pluginPrefix: PLUGIN } : {};
  return read(documentOf(path, bytes), { client: clientAt(), scope, ...plugin });
}

/** The client does not get at the fields; a plugin agent loads all the same. */
function isUnread({ frontmatter, document, loads, trace }: Reading): boolean {
  if (document.encoding !== "utf-8" || trace.some(({ kind }) => kind === "too-large")) return false;
  if (frontmatter.outcome !== "mapping")
    return /\bname\b[^]*\bdescription\b|\bdescription\b[^]*\bname\b/.test(document.file.text);
  return !loads && trace.some(({ kind }) => kind === "block-cut-short");
}

function fix(reading: Reading) {
  return fixFile(reading, judged, ["safe"]);
}

function textOf({ document }: Reading): string {
  return document.file.text;
}

/** Everything that the client keeps of a living agent. */
function kept({ name, description, values: fields, tools, document }: Reading): string {
  const { granted, denied, mcp, spawn } = tools;
  const { trace: _, ...taken } = fields;
  return JSON.stringify({
    name,
    description,
    taken,
    granted,
    denied,
    mcp,
    spawn,
    body: document.body,
  });
}

function healthyOf(reading: Reading): Healthy | undefined {
  const { loads, frontmatter, description = "", name, document, tools } = reading;
  if (!loads || frontmatter.error || tools.spawn !== "ok" || document.envelope.kind !== "fenced")
    return undefined;
  if (
    !/^[A-Z][^\n\\]{30,600}$/.test(description) ||
    description.includes("--") ||
    !/^[a-z][a-z-]+$/.test(name ?? "")
  )
    return undefined;
  const lines = frontmatter.entries
    .filter(({ key }) => key !== "name" && key !== "description")
    .map(({ keySpan, value }) => textOf(reading).slice(keySpan.start, value.span.end));
  if (
    lines.some((line) => /[\r\n"'#]|^hooks|^skills|^tags|^metadata/.test(line) || line.length > 400)
  )
    return undefined;
  const body = document.body
    .slice(0, 1_200)
    .replaceAll(/^\s*---\s*$/gm, "***")
    .replaceAll("```", "~~")
    .trim();
  return /^(?:You|#)/.test(body) ? { name: name!, description, others: lines, body } : undefined;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

/** Some of them, the same for the same seed. */
function pick<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const places = fc.sample(
    fc.shuffledSubarray(
      all.map((_, index) => index),
      { minLength: most, maxLength: most },
    ),
    { seed, numRuns: 1 },
  )[0]!;
  return places.map((index) => all[index]!);
}

function markdownBelow(root: string): Named[] {
  const found: Named[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory()) walk(below);
      else if (entry.isFile() && entry.name.endsWith(".md")) {
        found.push({
          path: relative(root, below).replaceAll("\\", "/"),
          bytes: readFileSync(below),
        });
      }
    }
  };
  walk(root);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function report(line: string, confirmed: string): void {
  console.log(line + confirmed);
}

function complain(line: string): void {
  failures++;
  if (failures <= Number(values.shown)) console.log(`FAILED ${line}`);
}
