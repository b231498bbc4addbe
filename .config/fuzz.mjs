// Runs the tests that make up values with other values than usual; with `FC_SEED=NUMBER` once more with the same.
import { randomInt } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startVitest } from "vitest/node";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(join(root, "test"), { recursive: true })
  .map((name) => join("test", name))
  .filter((name) => name.endsWith(".test.ts"))
  .filter((name) => readFileSync(join(root, name), "utf8").includes('from "fast-check"'));

process.env.FC_SEED ??= String(randomInt(2 ** 31));
console.log(`FC_SEED=${process.env.FC_SEED}: ${files.length} files`);
const vitest = await startVitest("test", files, {
  root,
  config: join(root, ".config/vitest.ts"),
  watch: false,
});
await vitest.close();
