// Runs a TypeScript file of this project: `node .config/run.mjs FILE [arguments]`. Node 20 cannot do that itself.
import { build } from "esbuild";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [, , file, ...args] = process.argv;
if (!file) throw new Error("which file?");

// Inside of node_modules, so that packages are found from there.
const cache = join(root, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "run-"));
const outfile = join(folder, "script.mjs");
try {
  await build({
    entryPoints: [join(root, file)],
    absWorkingDir: root,
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20.19",
    // Files beside the script are found from the project's folder, not from the bundle.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(join(root, file)).href) },
    logLevel: "warning",
  });
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(outfile).href);
} catch (error) {
  console.error(error.name === "ClientFailure" ? error.message : error);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
