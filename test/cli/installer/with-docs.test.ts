import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { registry } from "../../support/registry.ts";
import {
  commit,
  repository,
  serveRepositories,
  withoutSettings,
} from "../../support/repository.ts";
import { runInstallAgent } from "../../support/run.ts";
import type { RunOptions } from "../../support/run.ts";
import { tgz } from "../../support/tar.ts";
import { agent, tree } from "../../support/tree.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/* Documents that come along with agents, from every kind of source, and what becomes of them. */

const flow = "docs/guide/flow.md";
const other = "docs/other.md";
const reader = (name = "a", ...read: string[]) =>
  agent(name, "", `Read ${[flow, ...read].join(" and ")} first.`);
const tags = (text: string) =>
  String.fromCodePoint(...[...text].map((letter) => 0xe0000 + letter.codePointAt(0)!));

let cwd: string;
beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "" });
});

function run(argv: readonly string[], options: Partial<RunOptions> = {}) {
  return runInstallAgent(argv, { cwd, env: withoutSettings, ...options });
}
const at = (path: string) => join(cwd, path);
const inProject = (path: string) => readFile(at(path), "utf8");
const put = async (path: string, text: string) => {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), text);
};
const lock = async () => JSON.parse(await inProject("install-agent.lock.json")).agents;

/** A source that can publish something else under the same request. */
interface Shelf {
  readonly spec: string;
  readonly publish: (files: Readonly<Record<string, string>>) => Promise<void>;
  /** What was resolved once can still be had. */
  readonly keepsVersions: boolean;
}

async function putAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const packed = (files: Readonly<Record<string, string>>) =>
  tgz(Object.entries(files).map(([name, content]) => ({ name: `package/${name}`, content })));

type Files = Readonly<Record<string, string>>;
const shelves: Readonly<Record<string, (files: Files) => Promise<Shelf>>> = {
  async folder(files) {
    const folder = await tree(files);
    return { spec: folder, publish: (more) => putAll(folder, more), keepsVersions: false };
  },
  async file(files) {
    const folder = await tree(files);
    const spec = join(folder, "agents/a.md");
    return { spec, publish: (more) => putAll(folder, more), keepsVersions: false };
  },
  async archive(files) {
    const folder = await tree({ "x.tgz": packed(files) });
    const now = { ...files };
    return {
      spec: join(folder, "x.tgz"),
      publish: (more) => writeFile(join(folder, "x.tgz"), packed(Object.assign(now, more))),
      keepsVersions: false,
    };
  },
  async npm(files) {
    const now = { ...files };
    const versions: Record<string, { tarball: Uint8Array }> = { "1.0.0": { tarball: packed(now) } };
    const { url } = await registry({ pack: { versions } });
    await put(".npmrc", `registry=${url}/\n`);
    return {
      spec: "npm:pack",
      async publish(more) {
        const version = `${Object.keys(versions).length + 1}.0.0`;
        versions[version] = { tarball: packed(Object.assign(now, more)) };
      },
      keepsVersions: true,
    };
  },
  async git(files) {
    const folder = await repository(files);
    const { url } = await serveRepositories(dirname(folder));
    return {
      spec: `git+${url}${folder.slice(dirname(folder).length)}`,
      async publish(more) {
        await putAll(folder, more);
        await commit(folder, "more");
      },
      keepsVersions: true,
    };
  },
};

describe.for(Object.keys(shelves))("%s", (kind) => {
  let shelf: Shelf;
  beforeEach(async () => {
    shelf = await shelves[kind]!({ "agents/a.md": reader(), [flow]: "# One\n", [other]: "no\n" });
  });

  test("a document comes along when it is asked for, and only then", async () => {
    const { code, stdout } = await run([shelf.spec]);
    expect([code, existsSync(at("docs"))]).toEqual([0, false]);
    expect(stdout).toContain(`  documents    ${flow}\n  to add them  `);
    expect(stdout).toContain("--with-docs\n");
    const again = await run([shelf.spec, "--with-docs"]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining(`Wrote ${flow}\n`)]);
    expect(await inProject(flow)).toBe("# One\n");
    expect(existsSync(at(other))).toBe(false);
    expect((await lock()).a.files[flow]).toMatchObject({ target: "document" });
    expect((await run(["verify"])).code).toBe(0);
  });

  test("it is updated, and an edit of it stays", async () => {
    await run([shelf.spec, "--with-docs"]);
    await shelf.publish({ [flow]: "# Two\n" });
    const { code, stdout } = await run(["update"]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Updated ${flow}\n\n    - # One\n    + # Two\n`),
    ]);
    expect(await inProject(flow)).toBe("# Two\n");
    expect((await run(["verify"])).code).toBe(0);
    await put(flow, "# Mine\n");
    expect((await run(["verify"])).code).toBe(1);
    await shelf.publish({ [flow]: "# Three\n", "agents/a.md": reader("a", other) });
    const third = await run(["update"]);
    expect([third.code, third.stdout]).toEqual([
      0,
      expect.stringContaining(`${flow} is there already, and other; it stays`),
    ]);
    expect(await inProject(flow)).toBe("# Mine\n");
    expect(await inProject(other)).toBe("no\n");
  });

  test("it is restored from the store, else from the source, else not at all", async () => {
    await run([shelf.spec, "--with-docs"]);
    const before = await inProject("install-agent.lock.json");
    const gone = async (...paths: string[]) => {
      for (const path of paths) await rm(at(path), { recursive: true });
    };
    await gone("docs");
    expect((await run(["restore", "--frozen", "--offline"])).code).toBe(0);
    await gone("docs", ".claude");
    expect((await run(["restore", "--frozen"])).code).toBe(0);
    expect(await inProject(flow)).toBe("# One\n");
    await shelf.publish({ [flow]: "# Two\n" });
    await gone("docs", ".claude");
    const { code, stdout } = await run(["restore", "--frozen"]);
    if (shelf.keepsVersions) {
      expect([code, await inProject(flow)]).toEqual([0, "# One\n"]);
    } else {
      expect([code, existsSync(at("docs")), existsSync(at(".claude/agents"))]).toEqual([
        5,
        false,
        false,
      ]);
      expect(stdout).toContain(`${flow} cannot be restored: its source now gives another text`);
    }
    expect(await inProject("install-agent.lock.json")).toBe(before);
  });

  test("it goes with its agent, unless somebody has changed it", async () => {
    await run([shelf.spec, "--with-docs"]);
    const { code } = await run(["remove", "a"]);
    expect([code, existsSync(at("docs"))]).toEqual([0, false]);
    await run([shelf.spec, "--with-docs"]);
    await put(flow, "# Mine\n");
    expect((await run(["remove", "a"])).code).toBe(0);
    expect(await inProject(flow)).toBe("# Mine\n");
    expect(existsSync(at("install-agent.lock.json"))).toBe(false);
  });
});

describe("what is there already", () => {
  test("a link in its place, and one on the way that leads out", async () => {
    const folder = await tree({ "agents/a.md": reader(), [flow]: "# One\n" });
    const outside = await tree({ "flow.md": "# One\n" });
    await mkdir(at("docs/guide"), { recursive: true });
    await symlink(join(outside, "flow.md"), at(flow));
    const left = await run([folder, "--with-docs"]);
    expect([left.code, left.stdout]).toEqual([
      0,
      expect.stringContaining(`${flow} is there already, and no file of a document's size`),
    ]);
    expect((await lock()).a.files).not.toHaveProperty([flow]);
    await rm(at("docs/guide"), { recursive: true });
    await symlink(outside, at("docs/guide"));
    const { code, stderr } = await run([folder, "--with-docs"]);
    expect([code, stderr]).toEqual([5, expect.stringContaining("is a link that leads outside")]);
    expect(await readdir(outside)).toEqual(["flow.md"]);
  });

  test("a name that differs in case only", async () => {
    const folder = await tree({ "agents/a.md": reader(), [flow]: "# One\n" });
    await put("docs/Guide/x.md", "");
    const { code, stdout } = await run([folder, "--with-docs"]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`${flow} takes the place of docs/Guide on some systems`),
    ]);
    expect(await readdir(at("docs"))).toEqual(["Guide"]);
  });

  test("two sources with one name for two texts", async () => {
    const one = await tree({ "agents/a.md": reader(), [flow]: "# One\n" });
    const two = await tree({ "agents/b.md": reader("b"), [flow]: "# Two\n" });
    await run([one, "--with-docs"]);
    const { code, stdout } = await run([two, "--with-docs"]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`${flow} came along with a, from another source`),
    ]);
    expect(await inProject(flow)).toBe("# One\n");
    expect((await run(["verify"])).code).toBe(0);
    await run(["remove", "a"]);
    expect(existsSync(at(flow))).toBe(false);
    expect((await run(["verify"])).code).toBe(0);
  });
});

test("what could come along is told before anything is installed", async () => {
  const folder = await tree({
    "agents/a.md": reader("a", other),
    [flow]: "# One\n",
  });
  const { stdout } = await run(["view", folder]);
  expect(stdout).toContain(`  reads        ${flow}, ${other}\n  --with-docs  brings ${flow}\n`);
  const json = JSON.parse((await run(["view", folder, "--json"])).stdout);
  expect(json.agents[0].available).toEqual([flow]);
  const dry = await run([folder, "--with-docs", "--dry-run", "--diff"]);
  expect(dry.stdout.slice(dry.stdout.indexOf("Would write docs"))).toMatchInlineSnapshot(`
    "Would write docs/guide/flow.md

        + # One

    Referred to, and not there yet:
      documents    docs/other.md
    "
  `);
  expect(await readdir(cwd)).toEqual([".git"]);
  const written = JSON.parse((await run([folder, "--with-docs", "--json"])).stdout);
  expect(written.documents).toEqual([
    {
      path: flow,
      action: "write",
      written: true,
      reason: null,
      warnings: [],
      granted: [],
      changes: [],
    },
  ]);
  expect(written.agents[0].references.documents).toEqual([
    { path: flow, present: true, available: false },
    { path: other, present: false, available: false },
  ]);
});

test("two agents of two versions are restored from whichever has the document", async () => {
  const shelf = await shelves["npm"]!({
    "agents/a.md": reader(),
    "agents/b.md": reader("b"),
    [flow]: "# One\n",
  });
  await run([shelf.spec, "--all", "--with-docs"]);
  await shelf.publish({ [flow]: "# Two\n" });
  await run(["update", "b"]);
  const { a, b } = await lock();
  expect([a.resolved.version, b.resolved.version]).toEqual(["1.0.0", "2.0.0"]);
  expect(a.files[flow]).toEqual(b.files[flow]);
  await rm(at("docs"), { recursive: true });
  await rm(at(".claude"), { recursive: true });
  const { code, stdout } = await run(["restore", "--frozen"]);
  expect([code, stdout.split(flow).length - 1]).toEqual([0, 1]);
  expect(await inProject(flow)).toBe("# Two\n");
});

describe("a document that was changed", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await tree({
      "agents/a.md": reader(),
      "agents/b.md": reader("b"),
      [flow]: "# One\n",
    });
    await run([folder, "--all", "--with-docs"]);
  });

  test("is shown once, however many agents read it", async () => {
    await put(flow, "# Mine\n");
    const { code, stdout } = await run(["diff"]);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "--- a/docs/guide/flow.md
      +++ b/docs/guide/flow.md
      @@ -1,1 +1,1 @@
      -# One
      +# Mine
      "
    `);
    await putAll(folder, { [flow]: "# Two\n" });
    const upstream = await run(["diff", "--upstream", "a"]);
    expect(upstream.stdout).toContain("-# Mine\n+# Two\n");
    await rm(at(".claude/.install-agent"), { recursive: true });
    const lost = await run(["diff", "a"]);
    expect([lost.code, lost.stderr]).toEqual([
      1,
      `install-agent: ${flow}: it is changed, and the text it was installed from is no longer there\n`,
    ]);
  });

  test("is the project's own once that is said", async () => {
    await put(flow, "# Mine\n");
    const { code, stdout } = await run(["adopt", "a"]);
    expect([code, stdout]).toEqual([
      0,
      `.claude/agents/a.md is in the lock file as it is\n${flow} is your own now\n`,
    ]);
    expect((await run(["verify"])).code).toBe(0);
    const agents = await lock();
    for (const name of ["a", "b"]) expect(agents[name].files).not.toHaveProperty([flow]);
    await run(["remove", "a", "b"]);
    expect(await inProject(flow)).toBe("# Mine\n");
    expect(existsSync(at(".claude/.install-agent"))).toBe(false);
  });

  test("in its line ends only is as it was, and keeps them", async () => {
    await put(flow, "# One\r\n");
    expect((await run(["verify"])).code).toBe(0);
    await putAll(folder, { [flow]: "# One\n\nMore.\n" });
    const before = await run(["outdated"]);
    expect([before.code, before.stdout]).toEqual([
      1,
      expect.stringMatching(/^a has other documents in \S+\/agents\/a\.md$/m),
    ]);
    expect((await run(["update"])).code).toBe(0);
    expect(await inProject(flow)).toBe("# One\r\n\r\nMore.\r\n");
    expect((await run(["outdated"])).code).toBe(0);
    expect((await run(["verify"])).code).toBe(0);
  });

  test("in the source, for one agent, is what the other one knows as well", async () => {
    const hidden = `# Two${tags("x")}\n`;
    await putAll(folder, { [flow]: hidden });
    expect((await run(["update", "a", "--allow", "unicode-tags"])).code).toBe(0);
    expect(await inProject(flow)).toBe(hidden);
    expect((await run(["verify"])).code).toBe(0);
    await rm(at("docs"), { recursive: true });
    await rm(at(".claude"), { recursive: true });
    expect((await run(["restore", "--frozen"])).code).toBe(0);
    // An edit that the agent's adoption leaves alone keeps what was allowed.
    await put(".claude/agents/a.md", `${await inProject(".claude/agents/a.md")}More.\n`);
    expect((await run(["adopt", "a"])).code).toBe(0);
    expect((await run(["verify"])).code).toBe(0);
  });
});

test("only folders that are empty go with a document", async () => {
  const folder = await tree({
    "agents/a.md": reader("a", other, "docs/deep/er/x.md"),
    [flow]: "# One\n",
    [other]: "# Other\n",
    "docs/deep/er/x.md": "x",
  });
  await run([folder, "--with-docs"]);
  await put("docs/guide/mine.txt", "mine");
  await run(["remove", "a"]);
  expect((await readdir(at("docs"), { recursive: true })).sort()).toEqual([
    "guide",
    "guide/mine.txt",
  ]);
  // One that is a link stays, and what it leads to.
  await put("real/keep.txt", "");
  await rm(at("docs"), { recursive: true });
  await symlink("real", at("docs"));
  await run([folder, "--with-docs"]);
  expect(await inProject("real/other.md")).toBe("# Other\n");
  await rm(at("real/keep.txt"));
  await run(["remove", "a"]);
  expect(await readdir(at("docs"))).toEqual([]);
});

describe("restore --force", () => {
  test("keeps an edit of a document beside it", async () => {
    const folder = await tree({ "agents/a.md": reader(), [flow]: "# One\n" });
    await run([folder, "--with-docs"]);
    for (const [text, ending] of [
      ["# Mine\n", "bak"],
      ["# Mine too\n", "bak1"],
    ] as const) {
      await put(flow, text);
      const { code, stdout } = await run(["restore", "--force"]);
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining(`your edits stay in flow.md.${ending}`),
      ]);
      expect(await inProject(flow)).toBe("# One\n");
      expect(await inProject(`${flow}.${ending}`)).toBe(text);
    }
  });
});
