// Bundles the two commands and the library into dist/, with everything they need inside.
import { build } from "esbuild";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
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

/**
 * What a command loads when it is used comes in three parts: that of the installer, what a plain
 * `agentlint check` needs, and all the rest. npm takes about as long for each file of a package as
 * for its first 50 KB, so a part for each command would cost a first `npx` more than it saves later.
 * `npm run prove:install -- npx` and `npm run bench` measure it.
 */
const parts = [
  { name: "installer", takes: ({ importer }) => /^src\/(?:install|cli\/install)/.test(importer) },
  {
    name: "everyday",
    takes: ({ target }) =>
      /^src\/(?:cli\/(?:check|judged|read-config)|discover\/\w+)\.ts$/.test(target),
  },
  { name: "seldom", takes: () => true },
];
const ownImport = /\bimport\("(\.[^"]+\.ts)"\)/g;
const lazyParts = {
  name: "lazy-parts",
  async setup({ onResolve, onLoad }) {
    const lazy = await lazyModules();
    // `import("./check.ts")` becomes that of its part, of which it takes the module.
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (text.search(ownImport) < 0) return undefined;
      const contents = text.replace(ownImport, (_, specifier) => {
        const target = join(dirname(path), specifier);
        const part = partOf(path, target);
        return `import("lazy-part:${part}").then((part) => part.module${lazy[part].indexOf(target)})`;
      });
      return { contents, loader: "ts" };
    });
    onResolve({ filter: /^lazy-part:/ }, ({ path }) => ({
      path: path.slice("lazy-part:".length),
      namespace: "lazy-part",
    }));
    onLoad({ filter: /.*/, namespace: "lazy-part" }, ({ path }) => ({
      contents: lazy[path]
        .map((file, index) => `export * as module${index} from ${JSON.stringify(file)};`)
        .join("\n"),
      resolveDir: root,
      loader: "ts",
    }));
  },
};

function partOf(importer, target) {
  const [from, to] = [importer, target].map((file) => relative(root, file).replaceAll(sep, "/"));
  return parts.find(({ takes }) => takes({ importer: from, target: to })).name;
}

/** The modules that are loaded by `import()`, by part. */
async function lazyModules() {
  const found = Object.fromEntries(parts.map(({ name }) => [name, new Set()]));
  for (const entry of await readdir(at("src"), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".ts")) continue;
    const file = join(entry.parentPath, entry.name);
    for (const [, specifier] of (await readFile(file, "utf8")).matchAll(ownImport)) {
      const target = join(dirname(file), specifier);
      found[partOf(file, target)].add(target);
    }
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, modules]) => [name, [...modules].sort()]),
  );
}

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
  plugins: [fenceGrayMatter, lazyChildProcess, lazyParts],
  logLevel: "warning",
});

// Runs in a browser, and goes as it is into every page that `agentlint graph` writes.
const pageOptions = JSON.parse(await readFile(at(".config/page.json"), "utf8"));
await build({ ...pageOptions, absWorkingDir: root, outdir: out });

const pages = {};
for (const name of (await readdir(at("src/rules"))).sort()) {
  if (!name.endsWith(".md")) continue;
  pages[basename(name, ".md")] = await readFile(at(join("src/rules", name)), "utf8");
}
await writeFile(join(out, "rules.json"), JSON.stringify(pages));
