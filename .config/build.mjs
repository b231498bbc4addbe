// Bundles the two commands and the library into dist/, with everything they need inside.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => join(root, path);
/** Another folder than dist/ can be named, for tests that run the built commands. */
const out = process.argv[2] ?? at("dist");

/**
 * gray-matter brings js-yaml and an engine that evaluates JavaScript. Neither is used, and what is
 * not in the bundle cannot run; it gets no file system either.
 */
const fenceGrayMatter = {
  name: "fence-gray-matter",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:js-yaml|fs|\.\/lib\/engines|\.\/engines)$/ }, ({ path, importer }) =>
      importer.includes("gray-matter") ? { path, namespace: "fenced" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "fenced" }, ({ path }) => ({
      contents: path.endsWith("engines")
        ? "const no = () => { throw new Error('only plain YAML frontmatter is read'); };" +
          "module.exports = Object.fromEntries(['yaml', 'json', 'javascript']" +
          ".map((name) => [name, { parse: no, stringify: no }]));"
        : "module.exports = {};",
    }));
  },
};

/**
 * Commander loads `node:child_process`, and with it half of Node's network code, for subcommands
 * that are programs of their own. There are none here, so the module is asked for when it is used.
 */
const lazyChildProcess = {
  name: "lazy-child-process",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("commander") ? { path, namespace: "lazy" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "lazy" }, () => ({
      contents:
        'module.exports = { get spawn() { return process.getBuiltinModule("node:child_process").spawn; } };',
    }));
  },
};

await rm(out, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    agentlint: "src/bin/agentlint.ts",
    "install-agent": "src/bin/install-agent.ts",
    index: "src/index.ts",
  },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  // The ES modules, of which only what is used gets into the bundle.
  alias: {
    yaml: at("node_modules/yaml/browser/index.js"),
    "jsonc-parser": at("node_modules/jsonc-parser/lib/esm/main.js"),
  },
  chunkNames: "chunks/[name]-[hash]",
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  plugins: [fenceGrayMatter, lazyChildProcess],
  logLevel: "warning",
});

// Runs in a browser, and goes as it is into every page that `agentlint graph` writes.
const pageOptions = JSON.parse(await readFile(at(".config/page.json"), "utf8"));
await build({ ...pageOptions, absWorkingDir: root, outdir: out });

await mkdir(join(out, "rules"), { recursive: true });
for (const name of await readdir(at("src/rules"))) {
  if (name.endsWith(".md"))
    await cp(at(join("src/rules", name)), join(out, "rules", basename(name)));
}
