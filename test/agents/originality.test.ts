import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { documentOf } from "../../src/discover/read-file.ts";

/* No sentence of ours stands in the collections of others. AGENT_CORPUS names a folder with theirs. */

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const corpus = process.env["AGENT_CORPUS"];
/** So many words in the same order are no accident. */
const RUN = 8;

/** Sentences only: names in frontmatter and commands in code blocks have one right form. */
function proseOf(path: string): string {
  const text = readFileSync(path, "utf8");
  const { body } = documentOf(path, new TextEncoder().encode(text));
  const description = /^description: (.*)$/m.exec(text)?.[1] ?? "";
  const prose = body
    .replace(/^ *```[\s\S]*?^ *```$/gm, "")
    .replace(/<!-- roster:(\w+) -->[\s\S]*<!-- \/roster:\1 -->/g, "");
  return `${description}\n${prose}`;
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((_, start) => {
    const run = words.slice(start, start + RUN);
    return run.length === RUN ? [run.join(" ")] : [];
  });
}

function* markdownBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownBelow(path);
    else if (entry.isFile() && entry.name.endsWith(".md")) yield path;
  }
}

test("the pieces are what is compared", () => {
  expect(runsOf("One two three four five, six seven eight NINE.")).toEqual([
    "one two three four five six seven eight",
    "two three four five six seven eight nine",
  ]);
});

test.skipIf(!corpus || !existsSync(corpus))(
  "no sentence is somebody else's (AGENT_CORPUS)",
  { timeout: 300_000 },
  () => {
    const own = new Map<string, string>();
    for (const folder of ["agents", "docs/development/workflows"]) {
      for (const path of markdownBelow(at(folder))) {
        for (const run of runsOf(proseOf(path))) own.set(run, path);
      }
    }
    const shared: string[] = [];
    let files = 0;
    for (const path of markdownBelow(corpus!)) {
      files++;
      for (const run of runsOf(readFileSync(path, "utf8"))) {
        if (own.has(run)) shared.push(`${own.get(run)}: "${run}" stands in ${path}`);
      }
    }
    expect(files).toBeGreaterThan(100);
    expect(own.size).toBeGreaterThan(10_000);
    expect(shared).toEqual([]);
  },
);
