import { parseArgs } from "node:util";
import fc from "fast-check";
import type { Difference } from "../../src/verify/compare.ts";
import { askClient } from "./ask.ts";
import { NAME, agentFile } from "./pieces.ts";

/*
 * Holds the reading of random files against the client in CLAUDE_BIN:
 * `npm run conformance:random -- 500 [--scope plugin] [--tools] [--seed 1] [--whole]`.
 * Prints every disagreement with the smallest file that still shows it, or with the whole file.
 */

interface Found {
  readonly text: string;
  readonly differences: readonly Difference[];
}

const here = import.meta.url;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scope: { type: "string", default: "project" },
    seed: { type: "string" },
    tools: { type: "boolean", default: false },
    shown: { type: "string", default: "40" },
    whole: { type: "boolean", default: false },
  },
});
const count = Number(positionals[0] ?? 500);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const scope = values.scope === "plugin" ? "plugin" : "project";
const atOnce = values.tools ? 600 : 2000;

const started = Date.now();
const found: Found[] = [];
let living = 0;
const texts = fc.sample(agentFile(here), { numRuns: count, seed });
for (let from = 0; from < texts.length; from += atOnce) {
  const answers = await ask(texts.slice(from, from + atOnce));
  living += answers.filter(({ loads }) => loads).length;
  found.push(...answers.filter(({ differences }) => differences.length > 0));
}
const seconds = ((Date.now() - started) / 1000).toFixed(0);
const told = found.slice(0, Number(values.shown));
for (const { text, differences } of values.whole ? told : await shrink(told)) {
  for (const { what, predicted, observed } of differences) {
    console.log(`${what}: predicted ${shown(predicted)}, observed ${shown(observed)}`);
  }
  console.log(`  ${JSON.stringify(text)}`);
}
console.log(
  `seed ${seed}: ${count} random ${scope} files, ${living} load, ${found.length} disagreements, ${seconds} s`,
);
process.exitCode = found.length > 0 ? 1 : 0;

/** Each text under a name of its own, so that none shadows another one. */
async function ask(all: readonly string[]) {
  const files = new Map(
    all.map((text, index) => {
      const own = index.toString(36).padStart(4, "0");
      const name = NAME.slice(0, -own.length) + own;
      return [`f${own}`, new TextEncoder().encode(text.replaceAll(NAME, name))] as const;
    }),
  );
  const { answers } = await askClient(files, { scope, tools: values.tools, here });
  return answers.map(({ observation, differences }, index) => {
    return { text: all[index]!, loads: observation.loads, differences };
  });
}

/** Takes away lines, then ever shorter pieces, as long as the same thing stays different. */
async function shrink(all: readonly Found[]): Promise<readonly Found[]> {
  let current = [...all];
  for (const size of ["line", 16, 4, 1] as const) {
    for (let round = 0; round < 30 && current.length > 0; round++) {
      const candidates = current.map(({ text }) => shorter(text, size));
      const answers = await ask(candidates.flat());
      let at = 0;
      let progress = false;
      current = current.map((one, index) => {
        const mine = answers.slice(at, (at += candidates[index]!.length));
        const { what } = one.differences[0]!;
        const better = mine.find(({ differences }) => differences.some((d) => d.what === what));
        progress ||= better !== undefined;
        return better ?? one;
      });
      if (!progress) break;
    }
  }
  return [...new Map(current.map((one) => [one.text, one])).values()];
}

function shorter(text: string, size: "line" | number): string[] {
  if (size === "line") {
    const lines = text.split("\n");
    return lines.map((_, index) => lines.toSpliced(index, 1).join("\n"));
  }
  const places = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => index * size);
  return places.map((from) => text.slice(0, from) + text.slice(from + size));
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? "nothing";
}
