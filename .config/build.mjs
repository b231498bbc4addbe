// Builds the two commands and the library into dist/, with everything they need inside.
import { build } from "esbuild";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { bundle, bundling } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => join(root, path);
/** Another folder than dist/ can be named, for tests that run the built commands. */
const out = process.argv[2] ?? at("dist");

await rm(out, { recursive: true, force: true });
const pages = JSON.stringify({
  rules: await texts("src/rules", ".md"),
  schemas: await texts("schemas", ".schema.json"),
  graph: await graphPage(),
});
const packed = brotliCompressSync(pages).toString("base64");
await bundle(out, { PACKED_PAGES: JSON.stringify(packed) });
await writeFile(join(out, "catalog.json"), JSON.stringify(await catalog()));

/** The agents that are shipped, read and judged by the sources that were just built. */
async function catalog() {
  const outfile = at(`node_modules/.cache/pack-catalog-${process.pid}.mjs`);
  await build({ ...bundling, entryPoints: ["src/install/pack-catalog.ts"], outfile });
  try {
    const { packCatalog } = await import(pathToFileURL(outfile).href);
    const documents = "docs/development/workflows";
    return packCatalog(
      await texts("agents", ".md"),
      await texts(documents, ".md", (name) => `${documents}/${name}.md`),
      new Date().toISOString().slice(0, 10),
    );
  } finally {
    await rm(outfile);
  }
}

/** What runs in a browser, and goes as it is into every page that `agentlint graph` writes. */
async function graphPage() {
  const options = JSON.parse(await readFile(at(".config/page.json"), "utf8"));
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    outdir: out,
    write: false,
  });
  return outputFiles[0].text;
}

/** The files of a folder by their names without what those end in, or by what that is made to. */
async function texts(folder, ending, key = (name) => name) {
  const found = {};
  for (const file of (await readdir(at(folder))).sort()) {
    if (!file.endsWith(ending)) continue;
    found[key(basename(file, ending))] = await readFile(at(join(folder, file)), "utf8");
  }
  return found;
}
