// What the build does with the sources: one pass over them by esbuild, one by rollup that joins the pieces.
import { build, transform } from "esbuild";
import { chmod, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rollup } from "rollup";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => join(root, path);

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

/** Only a configuration has patterns, so what matches them is made ready with the first of them. */
const lazyPicomatch = {
  name: "lazy-picomatch",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^picomatch$/ }, ({ importer, path }) =>
      importer.endsWith("patterns.ts") ? { path, namespace: "once-asked" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "once-asked" }, ({ path }) => ({
      contents: `export default (...given) => require(${JSON.stringify(path)})(...given);`,
      resolveDir: root,
    }));
  },
};

/**
 * When it is loaded, picocolors asks standard output whether it is a terminal, which opens a stream.
 * Here it is told whether to colour, and need not ask.
 */
const unaskedColours = {
  name: "unasked-colours",
  setup({ onLoad }) {
    onLoad({ filter: /picocolors\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text.replace("(p.stdout || {}).isTTY", "false");
      if (contents === text) throw new Error("picocolors asks in another way now");
      return { contents };
    });
  },
};

/** How esbuild is to read the sources, whatever comes out. */
export const bundling = {
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
  plugins: [fenceGrayMatter, lazyChildProcess, lazyPicomatch, unaskedColours],
  logLevel: "warning",
};

/** The started files and the library, by their names in the package. */
const entries = {
  agentlint: "src/bin/agentlint.ts",
  "install-agent": "src/bin/install-agent.ts",
  index: "src/index.ts",
};

/**
 * All other code goes into four files, since a first `npx` pays for every file of the package and a
 * start for every kilobyte that is loaded (`npm run prove:install -- npx` and `npm run bench`
 * measure both). Each of the first three has what its modules import statically; what two of them
 * need is in the first.
 */
const files = {
  base: ["src/bin/agentlint.ts", "src/bin/install-agent.ts"],
  /** What is needed to install one of the shipped agents, and to look after what is installed. */
  install: [
    "src/cli/install.ts",
    "src/cli/installer/eject.ts",
    "src/cli/installer/list.ts",
    "src/cli/installer/outdated.ts",
    "src/cli/installer/remove.ts",
    "src/cli/installer/verify.ts",
    "src/install/source/fetch.ts",
    "src/install/source/from-catalog.ts",
  ],
  /** What is needed to read and judge a file: for `agentlint check` and the library. */
  check: [
    "src/cli/check.ts",
    // With a configuration, as many projects have one.
    "src/cli/read-config.ts",
    "src/cli/judged.ts",
    "src/discover/beside.ts",
    "src/discover/surroundings.ts",
    "src/install/door/appraise.ts",
    "src/index.ts",
  ],
};
const REST = "more";
/** What reads and judges agents is most of the code, and may not get into the other two unnoticed. */
const onlyIn = { check: ["src/client/reading.ts", "src/rules/index.ts"] };

/** Writes the commands and the library into a folder. `define` gives names in the sources a value. */
export async function bundle(out, define) {
  const { outputFiles, metafile } = await build({
    ...bundling,
    define,
    entryPoints: entries,
    outdir: out,
    splitting: true,
    write: false,
    metafile: true,
  });
  const pieces = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const fileOf = placed(metafile);
  const joined = await rollup({
    input: Object.fromEntries(Object.keys(entries).map((name) => [name, join(out, `${name}.js`)])),
    external: /^node:|^[a-z_/]+$/,
    plugins: [
      {
        name: "pieces",
        resolveId: (id, from) => (id.startsWith(".") ? join(dirname(from), id) : id),
        load: (id) => pieces.get(id),
        resolveImportMeta: (name) => (name === "dirname" ? "__dirname" : null),
      },
      {
        name: "minify",
        renderChunk: (code) =>
          transform(code, {
            format: "cjs",
            target: bundling.target,
            minify: true,
            legalComments: "none",
          }),
      },
    ],
    onwarn: ({ code, message }) => {
      // Some packages import types of Node beside what they use.
      if (code !== "UNUSED_EXTERNAL_IMPORT") throw new Error(message);
    },
  });
  await joined.write({
    dir: out,
    // Node starts it about 6 ms sooner than ES modules, and both `import` and `require` take it.
    format: "cjs",
    exports: "named",
    // What one file takes from another has no name that anybody uses.
    minifyInternalExports: true,
    interop: "default",
    esModule: false,
    dynamicImportInCjs: false,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    hoistTransitiveImports: false,
    manualChunks: fileOf,
  });
  // npm makes them executable when it installs them; from a clone they are started as they are.
  for (const command of ["agentlint", "install-agent"]) {
    await chmod(join(out, `${command}.js`), 0o755);
  }
}

/** Tells of each piece of esbuild's into which file it goes; nothing of an entry. */
function placed({ outputs }) {
  const pieceOf = new Map(
    Object.entries(outputs).map(([path, { entryPoint }]) => [entryPoint, path]),
  );
  const reached = (path, seen) => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const { kind, external, path: next } of outputs[path].imports) {
      if (kind === "import-statement" && !external) reached(next, seen);
    }
    return seen;
  };
  const neededBy = (modules) => {
    const seen = new Set();
    for (const module of modules) {
      const piece = pieceOf.get(module);
      if (piece === undefined) throw new Error(`${module} is not loaded lazily`);
      reached(piece, seen);
    }
    return seen;
  };
  const needs = Object.entries(files).map(([name, modules]) => [name, neededBy(modules)]);
  const places = new Map();
  for (const path of Object.keys(outputs)) {
    const names = needs.filter(([, seen]) => seen.has(path)).map(([name]) => name);
    places.set(at(path), names.length > 1 ? "base" : (names[0] ?? REST));
  }
  for (const [file, modules] of Object.entries(onlyIn)) {
    for (const [path, { inputs }] of Object.entries(outputs)) {
      const place = places.get(at(path));
      const module = modules.find((one) => Object.hasOwn(inputs, one));
      if (module && place !== file) {
        throw new Error(`${module} would get into ${place}.js: some module imports it statically`);
      }
    }
  }
  for (const entry of Object.values(entries)) places.delete(at(pieceOf.get(entry)));
  return (id) => places.get(id);
}
