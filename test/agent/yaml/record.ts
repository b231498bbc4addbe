/**
 * Records what the client's runtime makes of the blocks, for `recorded.test.ts`. Run it with the
 * runtime itself, from the top of the project:
 *
 *     "$BUN_BIN" test/agent/yaml/record.ts
 *
 * where BUN_BIN is the Bun release that the client is built with, or the client's own binary with
 * BUN_BE_BUN=1 in the environment.
 */
import { writeFileSync } from "node:fs";
import { blocks } from "./blocks.ts";
import { encode } from "./encode.ts";

declare const Bun: {
  readonly version: string;
  readonly YAML: { parse(text: string): unknown };
};

const records = blocks().map((text) => {
  try {
    return [text, encode(Bun.YAML.parse(text))];
  } catch {
    return [text];
  }
});
const lines = records.map((record) => JSON.stringify(record)).join(",\n");
const head = `{"runtime":"bun ${Bun.version}","records":[\n`;
writeFileSync(new URL("recorded.json", import.meta.url), `${head}${lines}\n]}\n`);
