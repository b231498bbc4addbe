import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type * as esbuild from "esbuild";

type Esbuild = typeof esbuild;

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
let file: string | undefined;

/** Path of the script of the graph's page, built as it is for the package when it is first asked for. */
export function graphPage(): string {
  if (file !== undefined) return file;
  const { buildSync } = createRequire(import.meta.url)("esbuild") as Esbuild;
  mkdirSync(at("node_modules/.cache"), { recursive: true });
  const outdir = mkdtempSync(at("node_modules/.cache/graph-page-"));
  const options = JSON.parse(readFileSync(at(".config/page.json"), "utf8")) as object;
  buildSync({ ...options, absWorkingDir: at(""), outdir });
  file = at("node_modules/.cache/graph-page.js");
  renameSync(`${outdir}/graph-page.js`, file);
  rmSync(outdir, { recursive: true });
  return file;
}
