import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apply } from "../../src/install/apply.ts";
import { tree } from "../support/tree.ts";

/* The installer as processes: what is killed, runs beside others, or lacks rights. */

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
let installer: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "install-agent-"));
  await chmod(folder, 0o755);
  const script = [join(root, ".config/build.mjs"), join(folder, "dist")];
  const { status, stderr } = spawnSync(process.execPath, script, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  await cp(join(root, "package.json"), join(folder, "package.json"));
  await cp(join(root, "test/fixtures/catalog"), join(folder, "agents"), { recursive: true });
  installer = join(folder, "dist/install-agent.js");
  await build({
    entryPoints: [join(root, "src/install/apply.ts")],
    outfile: join(folder, "apply.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "warning",
  });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on("close", resolve));
}

test("eight at once leave one whole file", async () => {
  const cwd = await tree({ ".git/HEAD": "" });
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, [installer, "builder", "reviewer"], { cwd, stdio: "ignore" }),
  );
  const codes = await Promise.all(children.map(ended));
  expect(codes).toEqual(Array(8).fill(0));
  expect(await readdir(join(cwd, ".claude/agents"))).toEqual(["builder.md", "reviewer.md"]);
  for (const name of ["builder.md", "reviewer.md"]) {
    const written = await readFile(join(cwd, ".claude/agents", name));
    expect(written.equals(await readFile(join(folder, "agents", name)))).toBe(true);
  }
}, 30_000);

/** Writes three files after the other until it is killed. */
const writer = `
  import { join } from "node:path";
  import { apply } from "./apply.mjs";
  const [root, size] = process.argv.slice(2);
  const parts = [".claude", "agents"];
  const bytes = Buffer.alloc(Number(size), "whole\\n");
  process.stdout.write("ready");
  for (let n = 0; n < 300; n++) {
    const steps = ["a", "b", "c"].map((letter) => {
      const name = letter + n;
      return { name, path: join(root, ...parts, name + ".md"), action: "write", bytes };
    });
    await apply({ destination: { scope: "project", root, boundary: root, parts }, steps });
  }
`;

test("killed a hundred times at any moment: no torn file, and the next run tidies up", async () => {
  const size = 200_000;
  const whole = Buffer.alloc(size, "whole\n");
  await writeFile(join(folder, "writer.mjs"), writer);
  let left = 0;
  let files = 0;
  for (let round = 0; round < 100; round++) {
    const project = await mkdtemp(join(folder, "project-"));
    const child = spawn(process.execPath, [join(folder, "writer.mjs"), project, String(size)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout!.once("data", resolve));
    await setTimeout(Math.random() * 25);
    const closed = ended(child);
    child.kill("SIGKILL");
    await closed;
    const agents = join(project, ".claude/agents");
    await mkdir(agents, { recursive: true });
    for (const name of await readdir(agents)) {
      if (name.endsWith(".md")) {
        files++;
        expect((await readFile(join(agents, name))).equals(whole), name).toBe(true);
      } else left++;
    }
    const parts = [".claude", "agents"];
    const path = join(agents, "last.md");
    await apply({
      destination: { scope: "project", root: project, boundary: project, parts },
      steps: [{ name: "last", path, action: "same", by: "bytes" }],
    });
    expect((await readdir(agents)).filter((name) => !name.endsWith(".md"))).toEqual([]);
    await rm(project, { recursive: true });
  }
  // Else the test has killed nothing in the act, and proves nothing.
  expect(left).toBeGreaterThan(0);
  expect(files).toBeGreaterThan(0);
}, 120_000);

const canChangeUser = process.platform !== "win32" && process.getuid?.() === 0;

test.skipIf(process.platform === "win32")("3 for a folder that is read-only", async () => {
  const cwd = await tree({ ".git/HEAD": "", ".claude/agents/x.md": "" });
  await chmod(cwd, 0o755);
  await chmod(join(cwd, ".claude/agents"), 0o555);
  const { status, stdout, stderr } = spawnSync(process.execPath, [installer, "builder"], {
    cwd,
    encoding: "utf8",
    env: { HOME: "/nowhere", PATH: process.env["PATH"], NO_COLOR: "1" },
    // Nothing is read-only for root.
    ...(canChangeUser && { uid: 65_534, gid: 65_534 }),
  });
  await chmod(join(cwd, ".claude/agents"), 0o755);
  expect([status, stdout, stderr]).toEqual([
    3,
    "",
    "install-agent: nothing was written\n  .claude/agents/builder.md: permission denied (EACCES)\n",
  ]);
  expect(await readdir(join(cwd, ".claude/agents"))).toEqual(["x.md"]);
});
