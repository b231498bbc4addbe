import { chmod } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findClient, untrustedFolders } from "../../src/verify/find-client.ts";
import { tree } from "../support/tree.ts";

const NAME = process.platform === "win32" ? "claude.exe" : "claude";

/** Folders with a client each, `own` outside of the project and two that came with it. */
async function folders() {
  const root = await tree({
    [`own/${NAME}`]: "#!/bin/sh\n",
    [`project/tools/${NAME}`]: "#!/bin/sh\n",
    [`project/node_modules/.bin/${NAME}`]: `-> ../../../elsewhere/${NAME}`,
    [`elsewhere/${NAME}`]: "#!/bin/sh\n",
    [`linked/${NAME}`]: `-> ../project/tools/${NAME}`,
    "script/claude.mjs": "",
    "project/.git/HEAD": "",
    "project/sub/agents/a.md": "",
  });
  for (const folder of ["own", "project/tools", "elsewhere"]) {
    await chmod(join(root, folder, NAME), 0o755);
  }
  const cwd = join(root, "project/sub");
  const untrusted = untrustedFolders([cwd], join(root, "home"));
  const at = (path: string) => join(root, path);
  const onPath = (...paths: string[]) => ({ PATH: paths.map(at).join(delimiter) });
  return { at, cwd, untrusted, onPath };
}

describe("the client", () => {
  test("is the first on the PATH that did not come with the project", async () => {
    const { at, cwd, untrusted, onPath } = await folders();
    const env = onPath("nowhere", "project/node_modules/.bin", "linked", "own", "elsewhere");
    expect(findClient({ env, cwd, untrusted })).toEqual({ command: at(`own/${NAME}`), args: [] });
  });

  test.for(["project/tools", "project/node_modules/.bin", "linked"])(
    "in %s is refused unless --bin names it",
    async (folder) => {
      const { at, cwd, untrusted, onPath } = await folders();
      const path = at(`${folder}/${NAME}`);
      expect(() => findClient({ env: onPath(folder), cwd, untrusted })).toThrow("is not run");
      expect(() => findClient({ env: { CLAUDE_BIN: path }, cwd, untrusted })).toThrow("is not run");
      expect(findClient({ env: {}, cwd, untrusted, bin: path }).args).toEqual([]);
    },
  );

  test("is what CLAUDE_BIN names before what is on the PATH", async () => {
    const { at, cwd, untrusted, onPath } = await folders();
    const env = { ...onPath("own"), CLAUDE_BIN: at(`elsewhere/${NAME}`) };
    expect(findClient({ env, cwd, untrusted }).command).toBe(env.CLAUDE_BIN);
  });

  test("that is a script runs on this Node.js", async () => {
    const { at, cwd, untrusted } = await folders();
    const bin = at("script/claude.mjs");
    const found = findClient({ bin, env: {}, cwd, untrusted });
    expect(found).toEqual({ command: process.execPath, args: [bin] });
  });

  test("is never looked for in a folder that is relative to another one", async () => {
    const { cwd, untrusted } = await folders();
    const env = { PATH: ["", ".", "../tools"].join(delimiter) };
    expect(() => findClient({ env, cwd, untrusted })).toThrow("name one with --bin FILE");
  });

  test("that is named and not there is an error", async () => {
    const { cwd, untrusted } = await folders();
    expect(() => findClient({ env: {}, cwd, untrusted, bin: "nope" })).toThrow(
      "no such client: nope",
    );
  });
});

test("the home folder is never taken for a project as a whole", async () => {
  const root = await tree({
    "home/.git/HEAD": "",
    "home/code/a/.git/HEAD": "",
    "home/code/a/sub/x": "",
    "home/notes/x": "",
  });
  const at = (path: string) => join(root, path);
  const folders = (path: string) => untrustedFolders([at(path)], at("home"));
  expect(folders("home")).toEqual([at("home/node_modules")]);
  expect(folders("home/code/a/sub")).toEqual([at("home/code/a")]);
  expect(folders("home/notes")).toEqual([at("home/notes")]);
  expect(folders(".")).toEqual([at("node_modules")]);
});
