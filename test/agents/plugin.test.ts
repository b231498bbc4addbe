import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tree } from "../support/tree.ts";

/* The nine agents as a plugin of Claude Code, and the marketplace that offers it. */

const root = fileURLToPath(new URL("../../", import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(root + path, "utf8")) as Manifest;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage: string;
  readonly repository: unknown;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly metadata: { readonly version: string };
  readonly plugins: readonly (Manifest & { readonly source: string })[];
}

const pack = json("package.json");
const plugin = json(".claude-plugin/plugin.json");
const marketplace = json(".claude-plugin/marketplace.json");

test("plugin, marketplace and package have one version and one licence", () => {
  const [offer] = marketplace.plugins;
  expect([plugin.version, marketplace.metadata.version, offer!.version]).toEqual(
    Array(3).fill(pack.version),
  );
  expect([plugin.license, offer!.license]).toEqual([pack.license, pack.license]);
  expect(pack.repository).toMatchObject({ url: `git+${String(plugin.repository)}.git` });
});

test("the marketplace offers the plugin in the same words, from its own folder", () => {
  const { name, description, keywords, homepage } = plugin;
  expect(marketplace.plugins).toEqual([
    expect.objectContaining({ name, description, keywords, homepage, source: "./" }),
  ]);
});

const client = process.env["CLAUDE_BIN"];

test.skipIf(!client)("the real client finds nothing to warn of (CLAUDE_BIN)", async () => {
  const home = await tree({});
  const { status, stdout, stderr } = spawnSync(
    client!,
    ["plugin", "validate", "--strict", "--profile", "directory", root],
    {
      cwd: home,
      env: { PATH: process.env["PATH"], HOME: home, CLAUDE_CONFIG_DIR: `${home}/config` },
      encoding: "utf8",
    },
  );
  expect(stdout + stderr).toContain("Validation passed");
  expect(status).toBe(0);
});
