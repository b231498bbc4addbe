import { chmod } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findProgram, ownSearchPath } from "../../src/machine/find-program.ts";
import { tree } from "../support/tree.ts";

test("a program is never one of the folder that is worked on", async () => {
  const root = await tree({
    "project/tool": "",
    "project/bin/tool": "",
    "project/node_modules/.bin/tool": "",
    "node_modules/.bin/tool": "",
    link: "-> project/bin",
    "not/tool/x": "",
    "weak/tool": "",
    "own/tool": "",
    "home/x": "",
    "linked/tool": "-> ../project/tool",
  });
  for (const folder of [
    "project",
    "project/bin",
    "project/node_modules/.bin",
    "node_modules/.bin",
    "own",
  ])
    await chmod(join(root, folder, "tool"), 0o755);
  const machine = (folders: readonly string[], home = join(root, "home")) => ({
    variables: { Path: folders.join(delimiter) },
    home,
    trees: [join(root, "project")],
  });
  const at = (...folders: string[]) => folders.map((folder) => join(root, folder));
  const passed = [
    ...at("project", "project/bin", "project/node_modules/.bin", "node_modules/.bin", "link"),
    ".",
    "",
    "bin",
    ...at("nowhere", "not", "weak", "linked"),
  ];
  expect(findProgram("tool", machine(passed))).toBeUndefined();
  expect(findProgram("tool", machine([...passed, ...at("own")]))).toBe(join(root, "own/tool"));
  expect(ownSearchPath(machine(passed))).toBe(
    at("nowhere", "not", "weak", "linked").join(delimiter),
  );
  // The home folder of a user is no stranger's, even if a project is taken to be around it.
  const [bin] = at("project/bin");
  expect(findProgram("tool", machine([bin!], join(root, "project/home")))).toBe(`${bin}/tool`);
});

test("where no path is set, programs stand where systems keep them", async () => {
  const machine = { variables: {}, home: "/nowhere", trees: [] };
  expect(findProgram("sh", machine)).toBe("/usr/bin/sh");
});
