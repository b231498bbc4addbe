import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { executedDocument } from "../support/document.ts";

const folder = fileURLToPath(new URL("../../docs/", import.meta.url));
const documents = readdirSync(folder).filter((name) => name.endsWith(".md"));

describe.for(documents)("docs/%s", (name) => {
  const text = readFileSync(folder + name, "utf8");

  test("shows what its commands print", async () => {
    await expect(await executedDocument(text)).toMatchFileSnapshot(folder + name);
  });

  test("links to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1]!,
    );
    for (const link of links)
      expect(() => readFileSync(new URL(link, `file://${folder}`))).not.toThrow();
  });
});
