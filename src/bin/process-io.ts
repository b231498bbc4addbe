import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Io, Output } from "../cli/io.ts";
import type { Catalog } from "../install/catalog.ts";
import { terminalAsk } from "./ask.ts";
import { mayBeTerminal, output } from "./output.ts";
import type { Pages } from "./pages.ts";

/**
 * The process as an `Io`, and with `src/bin` the only place that touches it. `folder` is that
 * of the started file, from which the shipped files are found.
 */
export function processIo(folder: string): Io {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), "utf8"));
  const { version } = json("../package.json") as { version: string };
  let stdout: Output | undefined;
  let stderr: Output | undefined;
  let pages: Promise<Pages> | undefined;
  const page = () => (pages ??= import("./pages.ts").then(({ unpackPages }) => unpackPages()));
  let shipped: Catalog | undefined;
  return {
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    home: homedir(),
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return (stdout ??= output(1, () => process.stdout));
    },
    get stderr() {
      return (stderr ??= output(2, () => process.stderr));
    },
    assets: {
      version,
      catalog: async () => (shipped ??= json("catalog.json") as Catalog),
      rulePage: async (id) => (await page()).rules[id]!,
      schemas: async () => (await page()).schemas,
      graphPage: async () => (await page()).graph,
    },
    onInterrupt,
    get ask() {
      return hasSomebody() ? terminalAsk : undefined;
    },
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Answers come from standard input, and questions go to standard error. */
function hasSomebody(): boolean {
  if (process.env["CI"] || !mayBeTerminal(0) || !mayBeTerminal(2)) return false;
  const { isatty } = process.getBuiltinModule("node:tty");
  return isatty(0) && isatty(2);
}

/** Lets Node keep what it compiles between two runs, where it can (from 22.1 on). */
export function cacheCompiledCode(): void {
  if (Number.parseInt(process.versions.node, 10) < 22) return;
  const module = process.getBuiltinModule("node:module");
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function onInterrupt(finish: () => Promise<void>): () => void {
  const release = () => {
    for (const signal of signals) process.removeListener(signal, interrupt);
  };
  const interrupt = (signal: NodeJS.Signals) => {
    release();
    // The signal comes again, to end the process the way it would have.
    const end = () => process.kill(process.pid, signal);
    void finish().then(end, end);
  };
  for (const signal of signals) process.on(signal, interrupt);
  return release;
}
