import * as fs from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { apply } from "../../src/install/apply.ts";
import { nodeDisk } from "../../src/install/disk.ts";
import type { Disk } from "../../src/install/disk.ts";
import type { InstallPlan } from "../../src/install/plan.ts";
import { tree } from "../support/tree.ts";

const bytes = new TextEncoder().encode("---\nname: a\ndescription: d\n---\nWork.\n");

function planFor(root: string, ...names: string[]): InstallPlan {
  const parts = [".claude", "agents"];
  return {
    destination: { scope: "project", root, boundary: root, parts },
    steps: names.map((name) => ({
      name,
      path: join(root, ...parts, `${name}.md`),
      action: "write",
      bytes,
    })),
  };
}

const failing = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), { code });
};

/** A disk on which the given operations of an opened file behave otherwise. */
function withHandles(change: (handle: FileHandle) => void): Disk {
  return {
    ...nodeDisk,
    open: async (...args: Parameters<Disk["open"]>) => {
      const handle = await nodeDisk.open(...args);
      if (String(args[0]).endsWith(".tmp")) change(handle);
      return handle;
    },
  };
}

const agents = (root: string) => fs.readdir(join(root, ".claude/agents"));

describe("a race", () => {
  test("what appears after the plan was made is not touched", async () => {
    const root = await tree({});
    const disk: Disk = {
      ...nodeDisk,
      link: async (from, to) => {
        if (String(to).endsWith("b.md")) await fs.writeFile(to, "theirs");
        return nodeDisk.link(from, to);
      },
    };
    const path = join(root, ".claude/agents/b.md");
    expect(await apply(planFor(root, "a", "b", "c"), disk)).toEqual({
      written: ["a"],
      stop: { kind: "conflict", name: "b", path },
    });
    expect(await agents(root)).toEqual(["a.md", "b.md"]);
    expect(await fs.readFile(path, "utf8")).toBe("theirs");
  });

  test("the very same file by another process is no conflict", async () => {
    const root = await tree({ ".claude/agents/a.md": bytes });
    expect(await apply(planFor(root, "a", "b"))).toEqual({ written: ["b"] });
    expect(await agents(root)).toEqual(["a.md", "b.md"]);
  });

  test.for([
    ["a link out of the project", (path: string) => fs.symlink("/etc/hostname", path)],
    ["a folder", (path: string) => fs.mkdir(path)],
  ] as const)("%s is refused", async ([, put]) => {
    const root = await tree({ ".claude/agents/x.md": "" });
    await put(join(root, ".claude/agents/a.md"));
    expect(await apply(planFor(root, "a"))).toMatchObject({
      written: [],
      stop: { kind: "unsafe-place" },
    });
    expect(await agents(root)).toEqual(["a.md", "x.md"]);
  });

  test("a folder exchanged for a link while the files are staged", async () => {
    const root = await tree({ "p/.claude/agents/x.md": "", "outside/x": "" });
    const project = join(root, "p");
    const disk = withHandles((handle) => {
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        await sync();
        await fs.rename(join(project, ".claude"), join(project, "moved"));
        await fs.symlink("../outside", join(project, ".claude"));
      };
    });
    expect(await apply(planFor(project, "a"), disk)).toMatchObject({
      written: [],
      stop: { kind: "unsafe-place", what: expect.stringContaining("leads outside") },
    });
    expect(await fs.readdir(join(root, "outside"))).toEqual(["x"]);
  });
});

describe("a disk that fails", () => {
  const handles: readonly (readonly [string, (handle: FileHandle) => void])[] = [
    ["no space", (handle) => (handle.writeFile = failing("ENOSPC"))],
    ["an error at the end", (handle) => (handle.sync = failing("EIO"))],
    [
      "a write cut short in silence",
      (handle) => {
        const write = handle.writeFile.bind(handle);
        handle.writeFile = async () => write(bytes.subarray(0, 5));
      },
    ],
  ];
  test.for(handles)("%s: nothing is left behind", async ([, change]) => {
    const root = await tree({});
    const { written, stop } = await apply(planFor(root, "a", "b"), withHandles(change));
    expect([written, stop?.kind]).toEqual([[], "failed"]);
    expect(await fs.readdir(root)).toEqual([]);
  });

  test.for(["mkdir", "open", "link"] as const)("%s: nothing is left behind", async (operation) => {
    const root = await tree({});
    const disk: Disk = { ...nodeDisk, [operation]: failing("EROFS") };
    const { written, stop } = await apply(planFor(root, "a"), disk);
    expect([written, stop]).toEqual([
      [],
      expect.objectContaining({ message: "the file system is read-only (EROFS)" }),
    ]);
    expect(await fs.readdir(root)).toEqual([]);
  });

  test("a second file that cannot be staged keeps the first from appearing", async () => {
    const root = await tree({ ".claude/agents/x.md": "" });
    let opened = 0;
    const disk = withHandles((handle) => {
      if (++opened === 2) handle.writeFile = failing("EDQUOT");
    });
    const { written, stop } = await apply(planFor(root, "a", "b"), disk);
    expect([written, stop]).toEqual([
      [],
      {
        kind: "failed",
        path: join(root, ".claude/agents/b.md"),
        message: "the disk quota is used up (EDQUOT)",
      },
    ]);
    expect(await agents(root)).toEqual(["x.md"]);
  });
});

describe("a file system without links", () => {
  const disk: Disk = { ...nodeDisk, link: failing("EPERM") };

  test("writes all the same, whole", async () => {
    const root = await tree({});
    expect(await apply(planFor(root, "a"), disk)).toEqual({ written: ["a"] });
    expect(await agents(root)).toEqual(["a.md"]);
    expect((await fs.readFile(join(root, ".claude/agents/a.md"))).equals(bytes)).toBe(true);
  });

  test("and clobbers nothing", async () => {
    const root = await tree({ ".claude/agents/a.md": "theirs" });
    expect((await apply(planFor(root, "a"), disk)).stop?.kind).toBe("conflict");
    expect(await fs.readFile(join(root, ".claude/agents/a.md"), "utf8")).toBe("theirs");
  });

  test("nor leaves the empty file by which it takes the name", async () => {
    const root = await tree({ ".claude/agents/x.md": "" });
    const { stop } = await apply(planFor(root, "a"), { ...disk, rename: failing("EIO") });
    expect(stop?.kind).toBe("failed");
    expect(await agents(root)).toEqual(["x.md"]);
  });
});

test("temporary files are never ones that the client would load, and are for nobody to guess", async () => {
  const root = await tree({});
  const names: string[] = [];
  const disk: Disk = {
    ...nodeDisk,
    open: async (...args: Parameters<Disk["open"]>) => {
      if (String(args[0]).includes("install-agent-")) names.push(String(args[0]));
      return nodeDisk.open(...args);
    },
  };
  await apply(planFor(root, "a", "b"), disk);
  expect(new Set(names).size).toBe(2);
  for (const name of names) {
    expect(name).toMatch(/agents\/\.install-agent-[0-9a-f]{6}-\d+-[0-9a-f]{12}\.tmp$/);
  }
});

test("what a killed run left goes, what another one still needs stays", async () => {
  const here = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
  const elsewhere = here === "000000" ? "000001" : "000000";
  const name = (host: string, pid: number) => `.install-agent-${host}-${pid}-0123456789ab.tmp`;
  // No process has the highest number that Linux knows.
  const dead = 4_194_304;
  const root = await tree(
    Object.fromEntries(
      [
        name(here, dead),
        name(here, process.pid),
        name(elsewhere, 1),
        name(elsewhere, 2),
        "my.tmp",
      ].map((file) => [`.claude/agents/${file}`, "x"]),
    ),
  );
  const old = new Date(Date.now() - 4_000_000);
  await fs.utimes(join(root, ".claude/agents", name(elsewhere, 2)), old, old);
  await apply(planFor(root, "a"));
  expect((await agents(root)).sort()).toEqual(
    [name(here, process.pid), name(elsewhere, 1), "a.md", "my.tmp"].sort(),
  );
});

test("a plan with a conflict is not carried out in part", async () => {
  const root = await tree({});
  const plan = planFor(root, "a");
  const path = join(root, ".claude/agents/b.md");
  const conflict = { kind: "twin", path } as const;
  const steps = [...plan.steps, { name: "b", path, action: "conflict", conflict } as const];
  expect(await apply({ ...plan, steps })).toEqual({ written: [] });
  expect(await fs.readdir(root)).toEqual([]);
});
