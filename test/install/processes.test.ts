import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { randomFrom } from "../support/agent-texts.ts";
import type { Catalog } from "../../src/install/catalog.ts";
import { bytesHash } from "../../src/install/text-hash.ts";
import { tempName, thisMachine } from "../../src/install/write/temp.ts";
import { agent, tree } from "../support/tree.ts";

/*
 * The installer as processes: what is killed, runs beside others, lacks rights or room.
 * `npm run prove:install` makes it a thousand kills and two hundred runs.
 */

const isLong = process.env["INSTALL_PROOF"] === "long";
const kills = isLong ? 1_000 : 30;
const rounds = isLong ? 25 : 3;
const root = fileURLToPath(new URL("../..", import.meta.url));
const place = ".claude/agents";
const isRoot = process.platform === "linux" && process.getuid?.() === 0;

vi.setConfig({ testTimeout: 300_000 });

/** Two versions of the package, with other texts of the same agents. */
let folder: string;
const command = (version: "v1" | "v2") => join(folder, version, "dist/install-agent.js");

const body = (version: string) =>
  Array.from({ length: 400 }, (_, line) => `Line ${line} of ${version}.`).join("\n\n");
const textOf = (version: string, reads: string) => (name: string) =>
  agent(
    name,
    "model: haiku",
    `Start.\n\n${body(version)}\n\nRead docs/flow.md and ${reads}.\n\nEnd.`,
  );
const oldText = textOf("v1", "docs/old.md");
const newText = textOf("v2", "docs/guide/new.md");
/** One that changes, one that goes, one that comes. */
const documents = {
  v1: { "docs/flow.md": body("v1"), "docs/old.md": "# Old\n" },
  v2: { "docs/flow.md": body("v2"), "docs/guide/new.md": "# New\n" },
};
const edited = (text: string) => text.replace("Start.", "Start here.");
const names = ["builder", "planner", "reviewer"];

beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "install-agent-"));
  await fs.chmod(folder, 0o755);
  for (const [version, text] of [["v1", oldText] as const, ["v2", newText] as const]) {
    const script = [join(root, ".config/build.mjs"), join(folder, version, "dist")];
    const { status, stderr } = spawnSync(process.execPath, script, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const manifest = JSON.parse(await fs.readFile(join(root, "package.json"), "utf8"));
    const shown = JSON.stringify({ ...manifest, version: version === "v1" ? "1.0.0" : "2.0.0" });
    await fs.writeFile(join(folder, version, "package.json"), shown);
    const agents = Object.fromEntries(names.map((name) => [name, { text: text(name) }]));
    const catalog: Catalog = { agents, documents: documents[version] };
    await fs.writeFile(join(folder, version, "dist/catalog.json"), JSON.stringify(catalog));
  }
}, 120_000);

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

function run(version: "v1" | "v2", args: readonly string[], cwd: string, asNobody = false) {
  return spawnSync(process.execPath, [command(version), ...args], {
    cwd,
    encoding: "utf8",
    env: { HOME: "/nowhere", PATH: process.env["PATH"], NO_COLOR: "1" },
    ...(asNobody && { uid: 65_534, gid: 65_534 }),
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on("close", resolve));
}

/** Every file of a project by its path, but git's. */
async function filesIn(cwd: string): Promise<Record<string, string>> {
  const entries = await fs.readdir(cwd, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("/.git"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(paths.map((path) => fs.readFile(path, "utf8")));
  return Object.fromEntries(paths.map((path, at) => [path.slice(cwd.length + 1), texts[at]!]));
}

describe("killed at any moment", () => {
  /** A project before the run, the run, and the project after it. */
  interface Case {
    readonly before: string;
    readonly args: readonly string[];
    readonly old: Record<string, string>;
    readonly new: Record<string, string>;
    /** Milliseconds that the run takes when nobody kills it. */
    readonly time: number;
  }

  async function prepared(before: string, args: readonly string[]): Promise<Case> {
    const after = await fs.mkdtemp(join(folder, "after-"));
    await fs.cp(before, after, { recursive: true });
    const start = performance.now();
    const { status, stderr } = run("v2", args, after);
    const time = performance.now() - start;
    expect([status, stderr]).toEqual([0, ""]);
    return { before, args, old: await filesIn(before), new: await filesIn(after), time };
  }

  /** Milliseconds that a run writes, about. */
  const WRITING = 16;

  async function begun(cwd: string): Promise<void> {
    const mark = join(cwd, ".claude/.install-agent/busy.json");
    for (let waited = 0; waited < 2_000 && !existsSync(mark); waited++) await setTimeout(0);
  }

  test(`${kills} times: no torn file, no lost edit, and nothing is left after the next run`, async () => {
    const empty = await tree({ ".git/HEAD": "", "x.txt": "" });
    const used = await tree({ ".git/HEAD": "" });
    expect(run("v1", [...names, "--with-docs"], used).status).toBe(0);
    // One with an edit that an update has to carry over.
    await fs.writeFile(join(used, place, "planner.md"), edited(oldText("planner")));
    const cases = [
      await prepared(empty, [...names, "--with-docs"]),
      await prepared(used, ["update", "--on-conflict", "merge"]),
    ];
    expect(cases[1]!.new[`${place}/planner.md`]).toBe(edited(newText("planner")));
    const docs = (files: object) => Object.keys(files).filter((path) => path.startsWith("docs/"));
    expect(docs(cases[1]!.old)).toEqual(Object.keys(documents.v1));
    expect(docs(cases[1]!.new)).toEqual(Object.keys(documents.v2));

    const seen = { old: 0, new: 0, between: 0 };
    const random = randomFrom(kills);
    for (let round = 0; round < kills; round++) {
      const { before, args, time, ...states } = cases[round % 2]!;
      const cwd = join(folder, "killed");
      await fs.cp(before, cwd, { recursive: true });
      const child = spawn(process.execPath, [command("v2"), ...args], { cwd, stdio: "ignore" });
      const closed = ended(child);
      // Every second pair at any moment after it has started up, the other once it has begun to write.
      const moment = round % 4 < 2 ? time * (0.4 + random() * 0.7) : random() * WRITING;
      if (round % 4 >= 2) await Promise.race([begun(cwd), closed]);
      await Promise.race([setTimeout(moment), closed]);
      child.kill("SIGKILL");
      await closed;
      const found = await filesIn(cwd);
      if (Object.keys(found).some((path) => /(?:journal|done)\.json$/.test(path))) seen.between++;
      for (const [path, text] of Object.entries(found)) {
        // Each by itself is whole at any time.
        if (!path.endsWith(".md")) continue;
        expect([states.old[path], states.new[path]].includes(text), `${round} ${path}`).toBe(true);
      }
      expect(run("v2", ["list"], cwd).status, String(round)).toBe(0);
      const settled = await filesIn(cwd);
      const isNew = JSON.stringify(settled) === JSON.stringify(states.new);
      if (!isNew) expect(settled, String(round)).toEqual(states.old);
      seen[isNew ? "new" : "old"]++;
      await fs.rm(cwd, { recursive: true });
      if (isLong && round % 50 === 49) console.log(`${round + 1} kills: ${JSON.stringify(seen)}`);
    }
    // Else the test has killed nothing in the act, and proves nothing.
    if (isLong) expect(seen.between).toBeGreaterThan(kills / 10);
    expect(seen.old).toBeGreaterThan(0);
  }, 5_400_000);

  test.skipIf(process.platform === "win32")("Ctrl-C while it writes lets it finish", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const child = spawn(process.execPath, [command("v1"), ...names], { cwd, stdio: "ignore" });
    const closed = ended(child);
    while (!existsSync(join(cwd, ".claude/.install-agent/busy.json"))) await setTimeout(1);
    child.kill("SIGINT");
    await closed;
    expect(run("v1", ["verify"], cwd).status).toBe(0);
    expect(Object.keys(await filesIn(cwd)).filter((path) => /tmp$|json$/.test(path))).toEqual([
      "install-agent.lock.json",
    ]);
  });
});

describe("beside others", () => {
  test("eight at once leave one whole file", async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const children = Array.from({ length: 8 }, () =>
      spawn(process.execPath, [command("v1"), "builder", "reviewer"], { cwd, stdio: "ignore" }),
    );
    expect(await Promise.all(children.map(ended))).toEqual(Array(8).fill(0));
    expect(await fs.readdir(join(cwd, place))).toEqual(["builder.md", "reviewer.md"]);
    expect(run("v1", ["verify"], cwd).status).toBe(0);
  });

  test(`eight processes with ${rounds} runs each lose nothing`, async () => {
    const cwd = await tree({ ".git/HEAD": "" });
    const worker = async (number: number) => {
      for (let round = 0; round < rounds; round++) {
        const args = [command("v1"), "builder", "--as", `p${number}-r${round}`];
        const child = spawn(process.execPath, args, {
          cwd,
          stdio: ["ignore", "ignore", "inherit"],
        });
        expect(await ended(child), `${number} ${round}`).toBe(0);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, number) => worker(number)));
    const lock = JSON.parse(await fs.readFile(join(cwd, "install-agent.lock.json"), "utf8"));
    expect(Object.keys(lock.agents)).toHaveLength(8 * rounds);
    expect(await fs.readdir(join(cwd, place))).toHaveLength(8 * rounds);
    // And all of them to the new version, from eight sides.
    const updates = Array.from({ length: 8 }, () =>
      spawn(process.execPath, [command("v2"), "update"], { cwd, stdio: "ignore" }),
    );
    expect(await Promise.all(updates.map(ended))).toEqual(Array(8).fill(0));
    expect(run("v2", ["verify"], cwd).status).toBe(0);
    expect(run("v2", ["outdated"], cwd).status).toBe(0);
    expect(await fs.readdir(join(cwd, ".claude/.install-agent"))).toHaveLength(1);
  }, 5_400_000);
});

describe.skipIf(process.platform === "win32")("a signal while it waits for another run", () => {
  const mark = ".claude/.install-agent/busy.json";
  const holder = JSON.stringify({ machine: thisMachine, pid: process.pid, token: "x" });

  test.for<[readonly string[], NodeJS.Signals]>([
    [["builder"], "SIGINT"],
    [["builder", "--json"], "SIGTERM"],
  ])("%j ends at once and writes nothing: %s", async ([args, signal]) => {
    const files = { ".git/HEAD": "", [mark]: holder };
    const cwd = await tree(files);
    const child = spawn(process.execPath, [command("v1"), ...args], { cwd });
    const closed = new Promise((resolve) => child.on("close", (...how) => resolve(how)));
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const told: string[] = [];
      stream.setEncoding("utf8").on("data", (text: string) => told.push(text));
      return told;
    });
    await vi.waitUntil(() => stderr!.join("").includes("\n"), { timeout: 20_000 });
    child.kill(signal);
    expect(await closed).toEqual([null, signal]);
    expect(stderr!.join("")).toBe(
      `install-agent: waiting for another run to finish (process ${process.pid})\ninstall-agent: cancelled; nothing was written\n`,
    );
    const failure = { path: null, message: "cancelled; nothing was written", advice: null };
    const json = stdout!.join("");
    if (args.includes("--json")) expect(JSON.parse(json)).toMatchObject({ failure });
    else expect(json).toBe("");
    expect(await filesIn(cwd)).toEqual({ [mark]: holder });
  });
});

describe("without rights or room", () => {
  describe.skipIf(process.platform === "win32")("a local source that cannot be read", () => {
    const denied = "permission denied (EACCES)";
    /** Agents of three local sources are installed, one of them with its document. */
    async function installed() {
      const cwd = await tree({
        ".git/HEAD": "",
        "mine.md": agent("mine"),
        "other.md": agent("other"),
        "team/agents/doc.md": agent("doc", "", "Read docs/flow.md first."),
        "team/docs/flow.md": "Flow.",
      });
      // Root may read everything, so there it is done as nobody.
      if (isRoot) spawnSync("chown", ["-R", "65534:65534", cwd]);
      const go = (...args: string[]) => run("v1", args, cwd, isRoot);
      expect(go("./mine.md", "./other.md", "./team", "--with-docs").status).toBe(0);
      const take = async (path: string) => {
        const absolute = join(cwd, path);
        if (isRoot) await fs.chown(absolute, 0, 0);
        await fs.chmod(absolute, isRoot ? 0o700 : 0);
        return () => fs.chmod(absolute, 0o755);
      };
      return { cwd, go, take };
    }

    test("is named with the reason, and the rest goes on", async () => {
      const { cwd, go, take } = await installed();
      await take("mine.md");
      await fs.appendFile(join(cwd, "other.md"), "More.\n");
      const words = `./mine.md cannot be read: ${denied}`;
      for (const args of [["./mine.md"], ["view", "./mine.md"]]) {
        const { status, stderr } = go(...args);
        expect([status, stderr], args[0]).toEqual([3, `install-agent: ${words}\n`]);
      }
      const outdated = go("outdated");
      expect([outdated.status, outdated.stdout]).toEqual([
        3,
        `doc is what team/agents/doc.md has\nmine cannot be compared: ${words.slice(2)}\nother has changed in other.md\n`,
      ]);
      const update = go("update");
      expect([update.status, update.stderr]).toEqual([
        3,
        `install-agent: not brought up to date\n  mine: ${words.slice(2)}\n`,
      ]);
      expect(await fs.readFile(join(cwd, place, "other.md"), "utf8")).toContain("More.");
    });

    test("may be a folder or a place in it", async () => {
      const { cwd, go, take } = await installed();
      await fs.appendFile(join(cwd, "mine.md"), "More.\n");
      const back = await take("team/agents");
      const folder = go("view", "./team/");
      expect([folder.status, folder.stderr]).toEqual([
        3,
        `install-agent: ./team/agents cannot be read: ${denied}\n`,
      ]);
      const update = go("update");
      expect([update.status, update.stderr]).toEqual([
        3,
        `install-agent: not brought up to date\n  doc: team/agents/doc.md cannot be read: ${denied}\n`,
      ]);
      expect(await fs.readFile(join(cwd, place, "mine.md"), "utf8")).toContain("More.");
      await back();
    });

    test("may be a document of an agent", async () => {
      const { cwd, go, take } = await installed();
      await take("team/docs/flow.md");
      const words = `docs/flow.md, which doc reads, cannot be read: ${denied}`;
      const update = go("update");
      expect([update.status, update.stderr]).toEqual([
        3,
        `install-agent: not brought up to date\n  doc: ${words}\n`,
      ]);
      await fs.rm(join(cwd, "docs"), { recursive: true });
      await fs.rm(join(cwd, ".claude/.install-agent"), { recursive: true });
      for (const args of [["./team", "--with-docs"], ["restore"]]) {
        const { status, stderr } = go(...args);
        expect([status, stderr], args[0]).toEqual([3, `install-agent: ${words}\n`]);
      }
      expect(go("./team", "--as", "alone").status).toBe(0);
    });
  });

  test.skipIf(process.platform === "win32")("3 for a folder that is read-only", async () => {
    const cwd = await tree({ ".git/HEAD": "", ".claude/agents/x.md": "" });
    await fs.chmod(cwd, 0o755);
    const { status, stdout, stderr } = run("v1", ["builder"], cwd, isRoot);
    // Nothing is read-only for root, so there it is done as nobody.
    if (!isRoot) await fs.chmod(join(cwd, ".claude"), 0o555);
    if (isRoot) {
      expect([status, stdout, stderr]).toEqual([
        3,
        "",
        "install-agent: nothing was written\n  .claude/.install-agent: permission denied (EACCES)\n",
      ]);
    }
    expect(await fs.readdir(join(cwd, place))).toContain("x.md");
  });

  test.skipIf(!isRoot)("3 on a full disk, with everything as it was; root only", async () => {
    const cwd = await tree({ x: "" });
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", cwd]);
    expect(mounted.status, "tmpfs can be mounted").toBe(0);
    try {
      await fs.mkdir(join(cwd, ".git"));
      expect(run("v1", ["builder"], cwd).status).toBe(0);
      await fs.writeFile(join(cwd, place, "builder.md"), edited(oldText("builder")));
      const fill = await fs.open(join(cwd, "filler"), "w");
      try {
        for (;;) await fill.write(Buffer.alloc(4_096, "x"));
      } catch (error) {
        expect(error).toHaveProperty("code", "ENOSPC");
      }
      await fill.close();
      // From no room at all to room for a part of it.
      const before = await filesIn(cwd);
      for (let free = 0; ; free += 12_288) {
        const size = (await fs.stat(join(cwd, "filler"))).size;
        before["filler"] = await fs.readFile(join(cwd, "filler"), "utf8");
        const args = ["update", "--on-conflict", "merge"];
        const { status, stderr } = run("v2", args, cwd);
        if (status === 0) {
          expect(free).toBeGreaterThan(8_192);
          break;
        }
        expect([status, stderr]).toEqual([3, expect.stringContaining("no space left on the disk")]);
        expect(await filesIn(cwd)).toEqual(before);
        await fs.truncate(join(cwd, "filler"), size - 12_288);
      }
      const text = await fs.readFile(join(cwd, place, "builder.md"), "utf8");
      expect(text).toBe(edited(newText("builder")));
    } finally {
      spawnSync("umount", [cwd]);
    }
  });

  /** As a run that was killed between two renames leaves it: one file is new, the lock is old. */
  async function halfDone(): Promise<string> {
    const cwd = await tree({ ".git/HEAD": "" });
    expect(run("v1", names, cwd).status).toBe(0);
    const [temp, undo] = [tempName(), tempName()].map((name) =>
      name.replace(/-\d+-/, "-999999999-"),
    );
    const [before, after] = [oldText, newText].map((text) =>
      bytesHash(new TextEncoder().encode(text("builder"))),
    );
    const files = [{ path: `${place}/builder.md`, before, after, temp, undo }];
    const journal = { version: 1, machine: thisMachine, folders: [], files };
    await fs.writeFile(join(cwd, ".claude/.install-agent/journal.json"), JSON.stringify(journal));
    await fs.rename(join(cwd, place, "builder.md"), join(cwd, place, undo!));
    await fs.writeFile(join(cwd, place, "builder.md"), newText("builder"));
    await fs.chmod(cwd, 0o755);
    return cwd;
  }

  /** What is said where nothing can be written, command by command. */
  function looksAround(cwd: string, asNobody: boolean): string {
    const commands = ["list", "verify", "diff", "outdated", "search builder", "view builder"];
    return commands
      .map((words) => {
        const args = words.split(" ");
        const { status, stdout, stderr } = run("v1", args, cwd, asNobody);
        const json = run("v1", [...args, "--json"], cwd, asNobody).stdout;
        const inJson = json.startsWith("{") && JSON.parse(json).halfDone === true;
        const builder = /^.*builder.*$/m.exec(stdout)?.[0].slice(0, 60) ?? "";
        const told = stderr.split(":", 2).join(":").trim();
        return `${words}: ${status}, ${builder}\n  ${told}${inJson ? ", also in JSON" : ""}`;
      })
      .join("\n");
  }

  test.skipIf(!isRoot)(
    "what a killed run has left hides nothing from who cannot write; root only",
    async () => {
      const cwd = await halfDone();
      const before = await filesIn(cwd);
      const asNobody = looksAround(cwd, true);
      expect(asNobody).toMatchInlineSnapshot(`
        "list: 0, builder    with local edits  install-agent 1.0.0
          install-agent: a run was killed here while it wrote, and cannot be taken back, also in JSON
        verify: 1, .claude/agents/builder.md is not what the lock says; see \`in
          install-agent: a run was killed here while it wrote, and cannot be taken back, also in JSON
        diff: 1, --- a/.claude/agents/builder.md
          install-agent: a run was killed here while it wrote, and cannot be taken back, also in JSON
        outdated: 0, 
          install-agent: a run was killed here while it wrote, and cannot be taken back, also in JSON
        search builder: 0, builder  all that the session has  haiku  Does builder
          
        view builder: 0, builder from install-agent 1.0.0
          "
      `);
      expect(run("v1", ["list"], cwd, true).stderr).toMatchInlineSnapshot(`
        "install-agent: a run was killed here while it wrote, and cannot be taken back: permission denied (EACCES)
          what is shown is partly old and partly new; the next run that can write takes it back
        "
      `);
      const bound = spawnSync("mount", ["--bind", cwd, cwd]);
      expect(bound.status, "a folder can be mounted").toBe(0);
      try {
        expect(spawnSync("mount", ["-o", "remount,ro,bind", cwd]).status).toBe(0);
        expect(looksAround(cwd, false)).toBe(asNobody);
        expect(run("v1", ["list"], cwd).stderr).toContain("the file system is read-only (EROFS)");
        // What would write has to fail.
        for (const args of [["update"], ["restore"], ["remove", "builder"], ["planner"]]) {
          const { status, stdout, stderr } = run("v1", args, cwd);
          expect([status, stdout, stderr]).toEqual([3, "", expect.stringContaining("(EROFS)")]);
        }
      } finally {
        spawnSync("umount", [cwd]);
      }
      expect(await filesIn(cwd)).toEqual(before);
      // Once it can, any of them takes it back.
      expect(run("v1", ["verify"], cwd)).toMatchObject({ status: 0, stderr: "" });
      expect(await fs.readFile(join(cwd, place, "builder.md"), "utf8")).toBe(oldText("builder"));
      expect(await fs.readdir(join(cwd, place))).toHaveLength(names.length);
    },
  );

  test.skipIf(!isRoot)(
    "what is left over and changes nothing is not told of; root only",
    async () => {
      const cwd = await tree({ ".git/HEAD": "" });
      expect(run("v1", names, cwd).status).toBe(0);
      await fs.writeFile(join(cwd, ".claude/.install-agent", tempName()), "");
      await fs.chmod(cwd, 0o755);
      expect(run("v1", ["verify"], cwd, true)).toMatchObject({ status: 0, stderr: "" });
    },
  );

  test.skipIf(!isRoot)(
    "a run that cannot be taken back whole says which file; root only",
    async () => {
      const cwd = await halfDone();
      const agents = join(cwd, place);
      expect(spawnSync("mount", ["--bind", agents, agents]).status).toBe(0);
      try {
        expect(spawnSync("mount", ["-o", "remount,ro,bind", agents]).status).toBe(0);
        const { status, stderr } = run("v1", ["update"], cwd);
        expect([status, stderr]).toEqual([
          3,
          `install-agent: nothing was written\n  ${place}/builder.md: the file system is read-only (EROFS)\n`,
        ]);
        expect(run("v1", ["list"], cwd)).toMatchObject({
          status: 0,
          stderr: expect.stringContaining("(EROFS)"),
        });
      } finally {
        spawnSync("umount", [agents]);
      }
      expect(run("v1", ["verify"], cwd)).toMatchObject({ status: 0, stderr: "" });
    },
  );

  test.skipIf(!isRoot)(
    "an agent that may not be read is named, and is in nobody's way; root only",
    async () => {
      const cwd = await tree({ ".git/HEAD": "" });
      expect(run("v1", names, cwd).status).toBe(0);
      spawnSync("chown", ["-R", "65534:65534", cwd]);
      const path = `${place}/builder.md`;
      await fs.chown(join(cwd, path), 0, 0);
      await fs.chmod(join(cwd, path), 0o600);
      const before = await filesIn(cwd);
      const denied = "permission denied (EACCES)";
      const told = (words: string) => {
        const { status, stdout, stderr } = run("v1", words.split(" "), cwd, true);
        const lines = `${stdout}${stderr}`.split("\n").filter((line) => line.includes(path));
        return [status, ...lines];
      };
      expect(told("verify")).toEqual([3, `${path} cannot be read: ${denied}`]);
      expect(told("list")).toEqual([3, `install-agent: ${path} cannot be read: ${denied}`]);
      expect(run("v1", ["list"], cwd, true).stdout).toContain("builder    cannot be read");
      expect(told("diff")).toEqual([3, `install-agent: ${path}: cannot be read: ${denied}`]);
      expect(told("diff --upstream")[0]).toBe(3);
      expect(told("update")).toEqual([3, `  ${path}: ${denied}`]);
      expect(told("builder")).toEqual([3, `  ${path}: ${denied}`]);
      for (const words of ["restore", "restore --frozen", "restore --force"]) {
        expect(told(words)).toEqual([3, `${path} cannot be read: ${denied}`]);
      }
      expect(told("remove builder")).toEqual([3, `${path} cannot be read: ${denied}; it stays`]);
      expect(told("adopt builder")).toEqual([3, `  ${path}: ${denied}`]);
      for (const command of ["verify", "list", "diff"]) {
        expect(
          JSON.stringify(JSON.parse(run("v1", [command, "--json"], cwd, true).stdout)),
          command,
        ).toMatch(/unreadable|cannot be read/);
      }
      expect(await filesIn(cwd)).toEqual(before);
      // What is about others goes on.
      for (const words of ["outdated", "diff planner", "update planner", "remove planner"]) {
        expect(run("v1", words.split(" "), cwd, true), words).toMatchObject({
          status: 0,
          stderr: "",
        });
      }
      expect(await fs.readdir(join(cwd, place))).toEqual(["builder.md", "reviewer.md"]);
      await fs.chmod(join(cwd, place), 0o311);
      expect(told("remove reviewer")[0]).toBe(3);
    },
  );

  test.skipIf(!isRoot)("across two file systems; root only", async () => {
    const cwd = await tree({ ".git/HEAD": "", ".claude/agents/x.txt": "" });
    const agents = join(cwd, place);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", agents]);
    expect(mounted.status, "tmpfs can be mounted").toBe(0);
    try {
      expect(run("v1", names, cwd).status).toBe(0);
      await fs.writeFile(join(agents, "planner.md"), edited(oldText("planner")));
      expect(run("v2", ["update", "--yes"], cwd).status).toBe(0);
      expect(await fs.readFile(join(agents, "planner.md"), "utf8")).toBe(
        edited(newText("planner")),
      );
    } finally {
      spawnSync("umount", [agents]);
    }
  });
});
