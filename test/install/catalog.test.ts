import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { catalog, nearNames } from "../../src/install/catalog.ts";
import { agent, tree } from "../support/tree.ts";

test("offers plain files of safe names, by path or URL", async () => {
  const folder = await tree({
    "b.md": agent("b"),
    "a-1.md": agent("a-1"),
    "Upper.md": "",
    "con.md": "",
    "a.txt": "",
    "folder.md/x": "",
    "-a.md": "",
    [`${"x".repeat(65)}.md`]: "",
  });
  await symlink("b.md", join(folder, "link.md"));
  for (const place of [folder, pathToFileURL(folder)]) {
    const source = catalog(place);
    expect(await source.names()).toEqual(["a-1", "b"]);
    expect(new TextDecoder().decode(await source.fetch("b"))).toBe(agent("b"));
    expect(await source.fetch("link")).toBeUndefined();
    expect(await source.fetch("../b")).toBeUndefined();
  }
});

test("a file that grew too large is no agent", async () => {
  const folder = await tree({ "a.md": new Uint8Array(1_048_577) });
  await expect(catalog(folder).fetch("a")).rejects.toMatchObject({ name: "DiskFailure" });
});

const names = ["backend-specialist", "database-specialist", "devops-engineer", "test-engineer"];

test.for<[string, string[]]>([
  ["devops-enginer", ["devops-engineer"]],
  ["DevOps-Engineer", ["devops-engineer"]],
  ["agents/devops-engineer.md", ["devops-engineer"]],
  ["devops", ["devops-engineer"]],
  ["engineer", ["devops-engineer", "test-engineer"]],
  ["backend engineer", ["backend-specialist", "devops-engineer", "test-engineer"]],
  ["a", []],
  ["", []],
  ["painter", []],
])("near %j", ([word, near]) => {
  expect(nearNames(word, names)).toEqual(near);
});
