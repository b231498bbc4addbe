import { readFileSync } from "node:fs";
import module from "node:module";
import { homedir } from "node:os";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";
import type { Io, Output } from "../cli/io.ts";
import type { Catalog } from "../install/catalog.ts";
import { terminalAsk } from "./ask.ts";
import type { Pages } from "./pages.ts";

/**
 * The process as an `Io`, and with `src/bin` the only place that touches it. `entry` is the URL of
 * the started file, from which the shipped files are found.
 */
export function processIo(entry: string): Io {
  const at = (path: string) => fileURLToPath(new URL(path, entry));
  const json = (path: string): unknown => JSON.parse(readFileSync(at(path), "utf8"));
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
    // Opening a stream loads much of Node, so each is opened when it is first asked for.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return (stdout ??= output(process.stdout));
    },
    get stderr() {
      return (stderr ??= output(process.stderr));
    },
    assets: {
      version,
      catalog: async () => (shipped ??= json("./catalog.json") as Catalog),
      rulePage: async (id) => (await page()).rules[id]!,
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
  return isatty(0) && isatty(2) && !process.env["CI"];
}

/** Lets Node keep what it compiles between two runs, where it can (from 22.1 on). */
export function cacheCompiledCode(): void {
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
  enableCompileCache?.();
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

function output(stream: NodeJS.WriteStream): Output {
  // A reader that went away (`| head`) is no failure; anything else is the process's own affair.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (text) =>
      new Promise((resolve) => {
        stream.write(text, () => resolve());
      }),
  };
}
