import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Catalog } from "../../src/install/catalog.ts";

/** Texts of the Markdown files in a folder, by their paths behind `prefix`. */
export async function textsIn(folder: string, prefix = ""): Promise<Record<string, string>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md")).sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) => [prefix + file, await readFile(join(folder, file), "utf8")] as const,
      ),
    ),
  );
}

/** The agents and documents of two folders as a catalog in which nothing is judged beforehand. */
export async function catalogOf(agents: string, documents: string): Promise<Catalog> {
  const texts = Object.entries(await textsIn(agents));
  return {
    agents: Object.fromEntries(texts.map(([file, text]) => [file.slice(0, -3), { text }])),
    documents: await textsIn(documents, "docs/development/workflows/"),
  };
}
