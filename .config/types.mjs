// Joins the declarations of the library into dist/index.d.ts.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => join(root, path);
const folder = mkdtempSync(join(tmpdir(), "types-"));
try {
  const compiler = at("node_modules/typescript/bin/tsc");
  const args = [compiler, "-p", at(".config/tsconfig.types.json"), "--outDir", folder];
  execFileSync(process.execPath, args, { stdio: "inherit" });
  const bundle = await rollup({
    input: join(folder, "index.d.ts"),
    plugins: [dts({ tsconfig: at("tsconfig.json") })],
    external: ["zod/mini"],
    onwarn: (warning) => {
      if (warning.code !== "UNUSED_EXTERNAL_IMPORT") throw new Error(warning.message);
    },
  });
  const { output } = await bundle.write({ file: at("dist/index.d.ts"), format: "es" });
  // Whoever installs the package installs nothing else that the declarations could refer to.
  const [foreign] = output[0].imports;
  if (foreign) throw new Error(`dist/index.d.ts refers to ${foreign}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
