import * as fs from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { nodeDisk } from "../../src/install/disk.ts";
import type { Disk, OpenFile } from "../../src/install/disk.ts";
import type { Destination } from "../../src/install/place/root.ts";
import { bytesHash } from "../../src/install/text-hash.ts";
import { isAtWork } from "../../src/install/write/busy.ts";
import type { FileChange } from "../../src/install/write/change.ts";
import { isInterrupted, whileBusy } from "../../src/install/write/while-busy.ts";
import { tree } from "../support/tree.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const place = ".claude/agents";
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);

const destination = (root: string): Destination => ({
  scope: "project",
  root,
  boundary: root,
  parts: [".claude", "agents"],
});

const create = (name: string, text = "new\n"): FileChange => ({
  path: `${place}/${name}.md`,
  before: null,
  after: bytes(text),
});
const replace = (name: string, old: string, text: string): FileChange => ({
  path: `${place}/${name}.md`,
  before: bytesHash(bytes(old)),
  after: bytes(text),
});
const remove = (name: string, old: string): FileChange => ({
  path: `${place}/${name}.md`,
  before: bytesHash(bytes(old)),
  after: null,
});

const patiently = { onWait: () => undefined };

async function commit(root: string, changes: readonly FileChange[], disk: Disk = nodeDisk) {
  const result = await whileBusy(destination(root), disk, patiently, async (writer) => ({
    stop: await writer.commit(changes),
  }));
  return result.stop;
}

/** Every file below a folder with its text. */
async function filesIn(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await fs.readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(root.length + 1)] = await fs.readFile(path, "utf8");
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const failing = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), { code });
};

type Changeable = { -readonly [Part in keyof OpenFile]: OpenFile[Part] };

/** A disk on which the given operations of a staged file behave otherwise. */
function withHandles(change: (handle: Changeable) => void): Disk {
  return {
    ...nodeDisk,
    open: async (...args: Parameters<Disk["open"]>) => {
      const handle = await nodeDisk.open(...args);
      if (/agents\/[^/]*\.tmp$/.test(String(args[0]))) change(handle);
      return handle;
    },
  };
}

test("files are made, replaced and removed in one go, and nothing else is left", async () => {
  const root = await tree({ [`${place}/b.md`]: "old\n", [`${place}/c.md`]: "old\n" });
  await fs.chmod(join(root, place, "b.md"), 0o640);
  const lock = { path: "install-agent.lock.json", before: null, after: bytes("{}\n") };
  const changes = [create("a"), replace("b", "old\n", "new\n"), remove("c", "old\n"), lock];
  expect(await commit(root, changes)).toBeUndefined();
  expect(await filesIn(root)).toEqual({
    [`${place}/a.md`]: "new\n",
    [`${place}/b.md`]: "new\n",
    "install-agent.lock.json": "{}\n",
  });
  expect((await fs.stat(join(root, place, "b.md"))).mode & 0o777).toBe(0o640);
  expect(await fs.readdir(join(root, ".claude"))).toEqual(["agents"]);
});

describe("a race", () => {
  const before = { [`${place}/b.md`]: "old\n", [`${place}/c.md`]: "old\n" };
  const changes = [create("a"), replace("b", "old\n", "new\n"), create("d")];

  test.for<[string, Record<string, string>, FileChange]>([
    ["a file that has appeared", {}, create("b")],
    ["a file that has changed", {}, replace("b", "other\n", "new\n")],
    ["a file that is gone", {}, replace("x", "old\n", "new\n")],
    ["a file to be removed that has changed", {}, remove("c", "other\n")],
  ])("%s stops everything", async ([, files, change]) => {
    const root = await tree({ ...before, ...files });
    expect(await commit(root, [create("a"), change])).toMatchObject({ kind: "changed" });
    expect(await filesIn(root)).toEqual(before);
  });

  test("what appears in the last moment is not touched, and the rest goes back", async () => {
    const root = await tree(before);
    const disk: Disk = {
      ...nodeDisk,
      link: async (from, to) => {
        if (String(to).endsWith("d.md")) await fs.writeFile(to, "theirs");
        return nodeDisk.link(from, to);
      },
    };
    expect(await commit(root, changes, disk)).toEqual({
      kind: "changed",
      path: join(root, place, "d.md"),
    });
    expect(await filesIn(root)).toEqual({ ...before, [`${place}/d.md`]: "theirs" });
  });

  test("an edit between the last look and the rename comes back", async () => {
    const root = await tree(before);
    const disk: Disk = {
      ...nodeDisk,
      rename: async (from, to) => {
        if (String(to).endsWith("b.md") && String(from).endsWith(".tmp")) {
          if ((await fs.readFile(from, "utf8")) === "new\n") await fs.writeFile(to, "edited\n");
        }
        return nodeDisk.rename(from, to);
      },
    };
    expect(await commit(root, changes, disk)).toMatchObject({ kind: "changed" });
    expect(await filesIn(root)).toEqual({ ...before, [`${place}/b.md`]: "edited\n" });
  });

  test.for([
    ["a link out of the project", (path: string) => fs.symlink("/etc/hostname", path)],
    ["a link inside", (path: string) => fs.symlink("b.md", path)],
    ["a folder", (path: string) => fs.mkdir(path)],
  ] as const)("%s is refused", async ([, put]) => {
    const root = await tree(before);
    await put(join(root, place, "a.md"));
    expect(await commit(root, [replace("b", "old\n", "new\n"), create("a")])).toMatchObject({
      kind: "unsafe-place",
    });
    expect(await fs.readFile(join(root, place, "b.md"), "utf8")).toBe("old\n");
  });

  test("a folder exchanged for a link while the files are staged", async () => {
    const root = await tree({ "p/.claude/agents/x.md": "", "outside/x": "" });
    const project = join(root, "p");
    const disk = withHandles((handle) => {
      const sync = handle.sync;
      handle.sync = async () => {
        await sync();
        await fs.rename(join(project, place), join(project, ".claude/moved"));
        await fs.symlink("../../outside", join(project, place));
      };
    });
    expect(await commit(project, [create("a")], disk)).toMatchObject({
      kind: "unsafe-place",
      what: expect.stringContaining("leads outside"),
    });
    expect(await fs.readdir(join(root, "outside"))).toEqual(["x"]);
  });
});

describe("a disk that fails", () => {
  const before = { [`${place}/b.md`]: "old\n" };
  const changes = [replace("b", "old\n", "new\n"), create("a"), create("sub")];
  const handles: readonly (readonly [string, (handle: Changeable) => void])[] = [
    ["no space", (handle) => (handle.writeFile = failing("ENOSPC"))],
    ["an error at the end", (handle) => (handle.sync = failing("EIO"))],
    [
      "a write cut short in silence",
      (handle) => {
        const write = handle.writeFile;
        handle.writeFile = async (data) => write(data.subarray(0, 2));
      },
    ],
  ];
  test.for(handles)("%s: everything is as it was", async ([, change]) => {
    const root = await tree(before);
    expect(await commit(root, changes, withHandles(change))).toMatchObject({ kind: "failed" });
    expect(await filesIn(root)).toEqual(before);
    expect(await fs.readdir(join(root, ".claude"))).toEqual(["agents"]);
  });

  test.for(["EXDEV", "EROFS", "EACCES", "EBUSY"])("%s on a rename", async (code) => {
    const root = await tree(before);
    let count = 0;
    const disk: Disk = {
      ...nodeDisk,
      rename: async (...args) => (count++ === 0 ? failing(code)() : nodeDisk.rename(...args)),
    };
    expect(await commit(root, [create("a"), ...changes.slice(0, 1)], disk)).toMatchObject({
      kind: "failed",
      message: expect.stringContaining(code),
    });
    expect(await filesIn(root)).toEqual(before);
  });

  test("a file that could not be read again is not begun", async () => {
    const root = await tree({ "install-agent.lock.json": "{}\n" });
    const lock = { path: "install-agent.lock.json", before: bytesHash(bytes("{}\n")) };
    const after = new Uint8Array(8 * 1_048_576 + 1);
    expect(await commit(root, [create("a"), { ...lock, after }])).toMatchObject({
      kind: "failed",
      message: "it would have more than 8388608 bytes, and could not be read again",
    });
    expect(await filesIn(root)).toEqual({ "install-agent.lock.json": "{}\n" });
  });

  test("folders that were made go again", async () => {
    const root = await tree({ x: "" });
    const disk = withHandles((handle) => (handle.writeFile = failing("ENOSPC")));
    expect(await commit(root, [create("a")], disk)).toMatchObject({ kind: "failed" });
    expect(await fs.readdir(root)).toEqual(["x"]);
  });

  test.for(["EPERM", "EXDEV", "ENOTSUP"])("without hard links (%s)", async (code) => {
    const root = await tree(before);
    const disk: Disk = { ...nodeDisk, link: failing(code) };
    expect(await commit(root, changes, disk)).toBeUndefined();
    expect(await filesIn(root)).toEqual({
      [`${place}/a.md`]: "new\n",
      [`${place}/b.md`]: "new\n",
      [`${place}/sub.md`]: "new\n",
    });
  });
});

describe("a run that was killed", () => {
  /** Ends a run before the operation of this number, as if the process had gone. */
  function dyingDisk(steps: number): { disk: Disk; died: () => boolean } {
    let left = steps;
    const gone = new Error("killed");
    const disk = Object.fromEntries(
      Object.entries(nodeDisk).map(([name, operation]) => [
        name,
        async (...args: unknown[]) => {
          const changes = ["link", "mkdir", "rename", "rmdir", "unlink", "copyFile"].includes(name);
          if (left <= 0) throw gone;
          if (changes) left--;
          return (operation as (...all: unknown[]) => unknown)(...args);
        },
      ]),
    ) as unknown as Disk;
    return { disk, died: () => left <= 0 };
  }

  test("at any step leaves all old or all new, and the next run nothing else", async () => {
    const before = {
      [`${place}/b.md`]: "old\n",
      [`${place}/c.md`]: "old\n",
      "install-agent.lock.json": "1",
    };
    const after = {
      [`${place}/a.md`]: "new\n",
      [`${place}/b.md`]: "new\n",
      "docs/x.md": "doc",
      "install-agent.lock.json": "2",
    };
    const changes: FileChange[] = [
      create("a"),
      replace("b", "old\n", "new\n"),
      remove("c", "old\n"),
      { path: "docs/x.md", before: null, after: bytes("doc") },
      { path: "install-agent.lock.json", before: bytesHash(bytes("1")), after: bytes("2") },
    ];
    const outcomes = { old: 0, new: 0 };
    for (let steps = 0; ; steps++) {
      const root = await tree(before);
      const { disk, died } = dyingDisk(steps);
      await commit(root, changes, disk).catch(() => undefined);
      if (!died()) break;
      // The process is gone, and with it what it believed to hold.
      const store = join(root, ".claude/.install-agent");
      for (const name of await fs.readdir(store).catch(() => [])) {
        const renamed = name.replace(`-${process.pid}-`, "-4194305-");
        if (renamed !== name) await fs.rename(join(store, name), join(store, renamed));
      }
      const busy = join(store, "busy.json");
      const holder = await fs.readFile(busy, "utf8").catch(() => undefined);
      if (holder) await fs.writeFile(busy, holder.replace(/"pid":\d+/, '"pid":4194305'));
      if (await isInterrupted(destination(root), nodeDisk)) {
        expect(await commit(root, []), `after ${steps} steps`).toBeUndefined();
      }
      const files = await filesIn(root);
      const isOld = JSON.stringify(files) === JSON.stringify(before);
      outcomes[isOld ? "old" : "new"]++;
      if (!isOld) expect(files, `after ${steps} steps`).toEqual(after);
    }
    expect(outcomes.old).toBeGreaterThan(10);
    expect(outcomes.new).toBeGreaterThan(1);
  }, 120_000);

  const temp = (letter: string) => `.install-agent-${machine}-4194305-${letter.repeat(12)}.tmp`;
  const journal = (file: object, rest: object = {}) =>
    JSON.stringify({ version: 1, machine, folders: [], files: [file], ...rest });
  const entry = {
    path: `${place}/b.md`,
    before: bytesHash(bytes("old\n")),
    after: bytesHash(bytes("new\n")),
    temp: temp("a"),
    undo: temp("b"),
  };
  const store = ".claude/.install-agent/journal.json";

  test("one of thousands of files is taken back", async () => {
    const root = await tree({ [`${place}/b.md`]: "new\n", [`${place}/${temp("b")}`]: "old\n" });
    const others = Array.from({ length: 5_000 }, (_, at) => ({
      ...entry,
      path: `${place}/n${at}.md`,
      before: null,
    }));
    const { files, ...rest } = JSON.parse(journal(entry));
    const whole = JSON.stringify({ ...rest, files: [...others, ...files] });
    expect(whole.length).toBeGreaterThan(1_048_576);
    await fs.mkdir(join(root, ".claude/.install-agent"));
    await fs.writeFile(join(root, store), whole);
    expect(await commit(root, [])).toBeUndefined();
    expect(await filesIn(root)).toEqual({ [`${place}/b.md`]: "old\n" });
  });

  test("a file that was edited since keeps the edit", async () => {
    const root = await tree({
      [`${place}/b.md`]: "new and edited\n",
      [`${place}/${temp("b")}`]: "old\n",
      [store]: journal(entry),
    });
    expect(await commit(root, [])).toBeUndefined();
    expect(await filesIn(root)).toEqual({ [`${place}/b.md`]: "new and edited\n" });
  });

  test.for([
    "docs/x.md",
    "docs/guide/x.md.bak",
    "docs/guide/x.md.bak1",
    `${place}/x.md.upstream.bak`,
    `${place}/x.md.merge.bak2`,
  ])("%s is taken back", async (path) => {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const root = await tree({
      [path]: "new\n",
      [`${folder}/${temp("b")}`]: "old\n",
      [store]: journal({ ...entry, path }),
    });
    expect(await commit(root, [])).toBeUndefined();
    expect(await filesIn(root)).toEqual({ [path]: "old\n" });
  });

  test.for<[string, string]>([
    ["another machine's", journal(entry, { machine: "000000" })],
    ["one that names a hook of git", journal({ ...entry, path: ".git/hooks/pre-commit" })],
    ["one that leads out", journal({ ...entry, path: "../b.md" })],
    ["one that names the project's notes", journal({ ...entry, path: "CLAUDE.md" })],
    ["one that names notes of a folder", journal({ ...entry, path: "docs/CLAUDE.md" })],
    ["one that names a script as a backup", journal({ ...entry, path: "docs/x.sh.bak" })],
    ["one that names a script beside an agent", journal({ ...entry, path: `${place}/a.md.sh` })],
    ["one that names settings", journal({ ...entry, path: ".claude/settings.json" })],
    ["one with a name of its own for a temporary file", journal({ ...entry, undo: "x.sh" })],
    ["no JSON", "{"],
    ["another shape", "[]"],
  ])("%s is not followed", async ([, text]) => {
    const files = {
      [`${place}/b.md`]: "new\n",
      [`${place}/${temp("b")}`]: "old\n",
      ".git/hooks/x": "",
      [store]: text,
    };
    const root = await tree(files);
    expect(await commit(root, [create("a")])).toMatchObject({
      kind: "unsafe-place",
      path: join(root, store),
    });
    expect(await filesIn(root)).toEqual(files);
  });
});

describe("one run at a time", () => {
  const busy = ".claude/.install-agent/busy.json";

  test("two in one process follow each other", async () => {
    const root = await tree({ [`${place}/n.md`]: "0" });
    const path = join(root, place, "n.md");
    const once = () =>
      whileBusy(destination(root), nodeDisk, patiently, async (writer) => {
        const now = await fs.readFile(path, "utf8");
        return { stop: await writer.commit([replace("n", now, String(Number(now) + 1))]) };
      });
    const results = await Promise.all(Array.from({ length: 12 }, once));
    expect(results.filter(({ stop }) => stop !== undefined)).toEqual([]);
    expect(await filesIn(root)).toEqual({ [`${place}/n.md`]: "12" });
  });

  test("a mark is that of a living run from the moment it is there", async () => {
    const root = await tree({ [`${place}/n.md`]: "0" });
    const seen: boolean[] = [];
    const disk: Disk = {
      ...nodeDisk,
      link: async (from, to) => {
        await nodeDisk.link(from, to);
        seen.push(await isAtWork(join(root, ".claude/.install-agent"), nodeDisk));
      },
    };
    await whileBusy(destination(root), disk, patiently, async () => ({ stop: undefined }));
    expect(seen).toEqual([true]);
  });

  test.for<[string, string]>([
    ["of a process that is gone", JSON.stringify({ machine, pid: 4_194_305, token: "x" })],
    [
      "of an earlier process of this number",
      JSON.stringify({ machine, pid: process.pid, token: "x" }),
    ],
    ["that cannot be read", "{"],
  ])("a mark %s is taken over", async ([, text]) => {
    const root = await tree({ [busy]: text });
    if (text === "{") await fs.utimes(join(root, busy), 0, 0);
    expect(await isInterrupted(destination(root), nodeDisk)).toBe(true);
    expect(await commit(root, [create("a")])).toBeUndefined();
    expect(await filesIn(root)).toEqual({ [`${place}/a.md`]: "new\n" });
  });

  test("what is no mark is not waited for long, and a link is not followed", async () => {
    const root = await tree({ "x/target": "mine", [busy]: "-> ../../x/target" });
    expect(await commit(root, [create("a")])).toBeUndefined();
    expect(await filesIn(root)).toEqual({ [`${place}/a.md`]: "new\n", "x/target": "mine" });
  });

  test("a guard that never goes is given up", async () => {
    const root = await tree({ [busy]: "{" });
    await fs.utimes(join(root, busy), 0, 0);
    const guard = join(root, ".claude/.install-agent/taking-over");
    await fs.mkdir(guard);
    const disk: Disk = { ...nodeDisk, rmdir: async () => undefined };
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => (now += 1_000));
    expect(await commit(root, [create("a")], disk)).toEqual({
      kind: "failed",
      path: guard,
      code: expect.anything(),
      message: "another run works on it; if that is no install-agent, delete this",
    });
    vi.restoreAllMocks();
  });

  test("a guard that cannot be taken away is said at once", async () => {
    const root = await tree({ [busy]: "{" });
    await fs.utimes(join(root, busy), 0, 0);
    const guard = join(root, ".claude/.install-agent/taking-over");
    await fs.mkdir(guard);
    await fs.utimes(guard, 0, 0);
    const disk: Disk = { ...nodeDisk, rmdir: failing("EROFS") };
    expect(await commit(root, [create("a")], disk)).toMatchObject({ path: guard, code: "EROFS" });
  });

  test("a folder that never stays is given up", async () => {
    const root = await tree({ x: "" });
    const disk: Disk = {
      ...nodeDisk,
      mkdir: (async (path) => {
        await nodeDisk.mkdir(path);
        if (String(path).endsWith(".install-agent")) await nodeDisk.rmdir(path);
      }) as Disk["mkdir"],
    };
    expect(await commit(root, [create("a")], disk)).toMatchObject({ kind: "failed" });
    expect(await fs.readdir(root)).toEqual(["x"]);
  });

  describe("called off", () => {
    const living = JSON.stringify({ machine, pid: process.ppid, token: "x" });

    test("while it waits, it writes nothing", async () => {
      const files = { [busy]: living };
      const root = await tree(files);
      const stop = new AbortController();
      const wait = { onWait: () => stop.abort("enough"), signal: stop.signal };
      const work = vi.fn<() => Promise<{ stop: undefined }>>(async () => ({ stop: undefined }));
      await expect(whileBusy(destination(root), nodeDisk, wait, work)).rejects.toBe("enough");
      expect(work).not.toHaveBeenCalled();
      expect(await filesIn(root)).toEqual(files);
    });

    test("before it commits, it writes nothing and leaves nothing", async () => {
      const root = await tree({ x: "" });
      const stop = new AbortController();
      const wait = { ...patiently, signal: stop.signal };
      const running = whileBusy(destination(root), nodeDisk, wait, async (writer) => {
        stop.abort("enough");
        return { stop: await writer.commit([create("a")]) };
      });
      await expect(running).rejects.toBe("enough");
      expect(await fs.readdir(root)).toEqual(["x"]);
    });

    test("a commit that has begun is finished", async () => {
      const root = await tree({ x: "" });
      const stop = new AbortController();
      const disk: Disk = {
        ...nodeDisk,
        link: async (from, to) => {
          if (String(to).endsWith("journal.json")) stop.abort("enough");
          return nodeDisk.link(from, to);
        },
      };
      const wait = { ...patiently, signal: stop.signal };
      const result = await whileBusy(destination(root), disk, wait, async (writer) => ({
        stop: await writer.commit([create("a")]),
      }));
      expect([result, stop.signal.aborted]).toEqual([{ stop: undefined }, true]);
      expect(await filesIn(root)).toEqual({ [`${place}/a.md`]: "new\n", x: "" });
    });
  });

  test("a mark of another machine is waited for, until it is old", async () => {
    const root = await tree({ [busy]: JSON.stringify({ machine: "000000", pid: 1, token: "x" }) });
    expect(await isInterrupted(destination(root), nodeDisk)).toBe(false);
    const past = Date.now() / 1_000 - 7_200;
    await fs.utimes(join(root, busy), past, past);
    expect(await commit(root, [create("a")])).toBeUndefined();
  });
});
