// Bundles the two commands and the library into dist/, with everything they need inside.
import { build } from "esbuild";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

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
 * What a command loads when it is used comes in three parts: what installing one of the shipped
 * agents needs, what a plain `agentlint check` needs, and all the rest. npm takes about as long for each file of a package as
 * for its first 50 KB, so a part for each command would cost a first `npx` more than it saves later.
 * `npm run prove:install -- npx` and `npm run bench` measure it.
 */
const parts = [
  {
    name: "installing",
    takes: ({ target }) =>
      /^src\/(?:cli\/install|cli\/installer\/list|install\/source\/(?:fetch|from-catalog))\.ts$/.test(
        target,
      ),
  },
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

const bundled = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // The ES modules, of which only what is used gets into the bundle.
  alias: {
    yaml: at("node_modules/yaml/browser/index.js"),
    "jsonc-parser": at("node_modules/jsonc-parser/lib/esm/main.js"),
  },
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
};

await rm(out, { recursive: true, force: true });
await build({
  ...bundled,
  entryPoints: {
    agentlint: "src/bin/agentlint.ts",
    "install-agent": "src/bin/install-agent.ts",
    index: "src/index.ts",
  },
  outdir: out,
  splitting: true,
  minify: true,
  legalComments: "none",
  chunkNames: "chunks/[name]-[hash]",
  plugins: [fenceGrayMatter, lazyChildProcess, lazyParts],
});

// Runs in a browser, and goes as it is into every page that `agentlint graph` writes.
const pageOptions = JSON.parse(await readFile(at(".config/page.json"), "utf8"));
await build({ ...pageOptions, absWorkingDir: root, outdir: out });

await writeFile(join(out, "rules.json"), JSON.stringify(await texts("src/rules")));
await writeFile(join(out, "catalog.json"), JSON.stringify(await packedCatalog()));

/** The agents that are shipped, read and judged by the sources that were just built. */
async function packedCatalog() {
  const outfile = at(`node_modules/.cache/pack-catalog-${process.pid}.mjs`);
  await build({
    ...bundled,
    entryPoints: ["src/install/pack-catalog.ts"],
    outfile,
    plugins: [fenceGrayMatter],
  });
  try {
    const { packCatalog } = await import(pathToFileURL(outfile).href);
    const documents = "docs/development/workflows";
    return packCatalog(
      await texts("agents"),
      await texts(documents, (name) => `${documents}/${name}.md`),
      new Date().toISOString().slice(0, 10),
    );
  } finally {
    await rm(outfile);
  }
}

/** The Markdown files of a folder by their names, or by what those are made to. */
async function texts(folder, key = (name) => name) {
  const found = {};
  for (const file of (await readdir(at(folder))).sort()) {
    if (!file.endsWith(".md")) continue;
    found[key(basename(file, ".md"))] = await readFile(at(join(folder, file)), "utf8");
  }
  return found;
}
