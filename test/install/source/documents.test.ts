import { createHash } from "node:crypto";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isDocumentPath } from "../../../src/install/place/document-path.ts";
import { commitDocuments } from "../../../src/install/source/git/documents.ts";
import { refetch } from "../../../src/install/source/refetch.ts";
import type { FetchResult } from "../../../src/install/source/source.ts";
import { envIn, fetchFrom } from "../../support/ask.ts";
import { registry, serve } from "../../support/registry.ts";
import { commit, repository, withoutSettings } from "../../support/repository.ts";
import { tgz } from "../../support/tar.ts";
import { agent, tree } from "../../support/tree.ts";

/* What agents refer to, out of each kind of source. */

const flow = "docs/flow.md";
const reader = (name = "a") => agent(name, "", `Read ${flow} first.`);
const git = { variables: withoutSettings };

/** The text that the first agent of a result finds by a path, or why it finds none. */
async function found(result: FetchResult, path = flow): Promise<string | undefined> {
  if (result.failure) throw new Error(result.failure.message);
  const document = await result.agents[0]!.document(path);
  return document?.problem ?? (document && new TextDecoder().decode(document.bytes));
}

describe("a path", () => {
  test.for<[string, Record<string, string>, string, string | undefined]>([
    ["beside a file", { "x/a.md": reader(), "x/docs/flow.md": "1" }, "./x/a.md", "1"],
    [
      "above `agents`",
      { "x/agents/a.md": reader(), "x/docs/flow.md": "1" },
      "./x/agents/a.md",
      "1",
    ],
    [
      "above `.claude/agents`, from a folder in it",
      { "x/.claude/agents/core/a.md": reader(), "x/docs/flow.md": "1" },
      "./x/.claude/agents/core/a.md",
      "1",
    ],
    ["in a folder", { "x/agents/a.md": reader(), "x/docs/flow.md": "1" }, "./x", "1"],
    [
      "in a folder of agents",
      { "x/agents/a.md": reader(), "x/docs/flow.md": "1" },
      "./x/agents",
      "1",
    ],
    ["far below a folder", { "x/team/core/a.md": reader(), "x/docs/flow.md": "1" }, "./x", "1"],
    [
      "the nearest one is meant",
      { "x/p/agents/a.md": reader(), "x/p/docs/flow.md": "near", "x/docs/flow.md": "far" },
      "./x",
      "near",
    ],
    [
      "not above a file's folder",
      { "x/team/a.md": reader(), "x/docs/flow.md": "1" },
      "./x/team/a.md",
      undefined,
    ],
    [
      "not above a package",
      { "x/agents/a.md": reader(), "x/agents/package.json": "{}", "x/docs/flow.md": "1" },
      "./x/agents/a.md",
      undefined,
    ],
    [
      "not above a repository",
      { "x/agents/core/a.md": reader(), "x/agents/core/.git/HEAD": "", "x/docs/flow.md": "1" },
      "./x/agents/core/a.md",
      undefined,
    ],
    ["none", { "x/a.md": reader() }, "./x/a.md", undefined],
    [
      "a folder in its place",
      { "x/a.md": reader(), "x/docs/flow.md/y": "" },
      "./x/a.md",
      undefined,
    ],
  ])("%s", async ([, files, spec, text]) => {
    const folder = await tree(files);
    expect(await found(await fetchFrom(folder, spec, { root: "/elsewhere" }))).toBe(text);
  });

  test("what the project has itself is nobody's to bring along", async () => {
    const folder = await tree({ "a.md": reader(), ".claude/agents/a.md": reader(), [flow]: "own" });
    expect(await found(await fetchFrom(folder, "./a.md"))).toBe(undefined);
    expect(await found(await fetchFrom(folder, "."))).toBe(undefined);
  });

  test("nothing from the home folder", async () => {
    const home = await tree({ "agents/a.md": reader(), [flow]: "private", "a.md": reader() });
    const more = { home, root: "/elsewhere" };
    expect(await found(await fetchFrom(home, "./agents/a.md", more))).toBe(undefined);
    expect(await found(await fetchFrom(home, "./agents", more))).toBe(undefined);
    expect(await found(await fetchFrom(home, "./a.md", more))).toBe(undefined);
    expect(await found(await fetchFrom(home, "~/#a", more))).toBe(undefined);
  });

  test("no link is followed, wherever it leads", async () => {
    const folder = await tree({
      "secret.md": "secret",
      "x/a.md": reader(),
      "x/docs/flow.md": "-> ../../secret.md",
      "y/a.md": reader(),
      "y/other/flow.md": "1",
      "y/docs": "-> other",
    });
    const more = { root: "/elsewhere" };
    const link = "is reached through a link";
    expect(await found(await fetchFrom(folder, "./x/a.md", more))).toBe(link);
    expect(await found(await fetchFrom(folder, "./y/a.md", more))).toBe(link);
    // What was asked for may itself be reached through one.
    await symlink(join(folder, "y"), join(folder, "z"));
    await rm(join(folder, "y/docs"));
    await mkdir(join(folder, "y/docs"));
    await writeFile(join(folder, "y/docs/flow.md"), "2");
    expect(await found(await fetchFrom(folder, "./z/a.md", more))).toBe("2");
  });

  test("the lock leads to the same folder again", async () => {
    const folder = await tree({
      "x/team/a.md": reader(),
      "x/docs/flow.md": "1",
      "y/agents/a.md": reader(),
      "y/docs/flow.md": "2",
      "project/b": "",
    });
    const env = envIn(join(folder, "project"));
    for (const [spec, resolved, text] of [
      ["../x", { type: "path", path: "../x/team/a.md", root: "../x" }, "1"],
      ["../y", { type: "path", path: "../y/agents/a.md" }, "2"],
    ] as const) {
      const first = await fetchFrom(env.cwd, spec);
      expect(first.agents![0]!.resolved).toEqual(resolved);
      const again = await refetch(first.agents![0]!.resolved, env);
      expect(again.agents![0]!.resolved).toEqual(resolved);
      expect(await found(again)).toBe(text);
    }
    // A lock that names a folder beside the file has nothing read there.
    const other = { type: "path", path: "../x/team/a.md", root: "../y" } as const;
    expect(await found(await refetch(other, env))).toBe(undefined);
  });
});

test("a package of a registry, an archive, one version each", async () => {
  const pack = (text: string) =>
    tgz([
      { name: "package/agents/a.md", content: reader() },
      { name: "package/docs/flow.md", content: text },
    ]);
  const { url } = await registry({
    pack: { versions: { "1.0.0": { tarball: pack("one") }, "2.0.0": { tarball: pack("two") } } },
  });
  const folder = await tree({ ".npmrc": `registry=${url}/`, "local.tgz": pack("local") });
  expect(await found(await fetchFrom(folder, "npm:pack"))).toBe("two");
  const old = await fetchFrom(folder, "npm:pack@1");
  expect(await found(old)).toBe("one");
  expect(await found(await refetch(old.agents![0]!.resolved, envIn(folder)))).toBe("one");
  expect(await found(await fetchFrom(folder, "./local.tgz"))).toBe("local");
});

describe("a repository", () => {
  test("the same commit as the agent, however it was asked for", async () => {
    const folder = await repository({
      "agents/a.md": reader(),
      "plugins/p/agents/b.md": reader("b"),
      "plugins/p/docs/flow.md": "of the plugin",
      [flow]: "one",
      "docs/other.md": "not referred to",
    });
    const address = `git+file://${folder}`;
    const first = await fetchFrom(folder, address, git);
    await writeFile(join(folder, flow), "two");
    await commit(folder, "second");
    expect(await found(first)).toBe("one");
    expect(await found(await fetchFrom(folder, address, git))).toBe("two");
    expect(await found(await fetchFrom(folder, `${address}#b`, git))).toBe("of the plugin");
    expect(await found(await fetchFrom(folder, `${address}:agents/a.md`, git))).toBe("two");
    const { resolved } = first.agents![0]!;
    expect(await found(await refetch(resolved, envIn(folder, git)))).toBe("one");
  });

  test("links and what is too large are told of, and nothing else is read", async () => {
    const refers = ["flow", "link", "large", "sub/x"].map((name) => `docs/${name}.md`).join(" ");
    const folder = await repository({
      "agents/a.md": agent("a", "", `Read ${refers}`),
      [flow]: "1",
      "docs/link.md": "-> /etc/hostname",
      "docs/large.md": "x".repeat(1_048_577),
      "docs/sub": "-> ..",
      "x.md": "above",
    });
    const result = await fetchFrom(folder, `git+file://${folder}`, git);
    expect(await found(result)).toBe("1");
    expect(await found(result, "docs/link.md")).toBe("is a symbolic link");
    expect(await found(result, "docs/large.md")).toBe("is larger than 1048576 bytes");
    expect(await found(result, "docs/sub/x.md")).toBe(undefined);
  });

  test("what the server does not give is no fault of the document", async () => {
    const { agents } = await fetchFrom(await tree({ "a.md": reader() }), "./a.md");
    const commit = { files: [{ path: flow, object: "0", size: 1 }], odd: [] };
    const { documents, load } = commitDocuments(commit, async () => ({ problem: "gone" }));
    await load(agents!);
    expect(await documents("a.md")(flow)).toEqual({
      problem: "cannot be read: gone",
      unreadable: true,
    });
  });

  test("as many as an agent may name are read, and no more", async () => {
    const names = Array.from({ length: 1_050 }, (_, at) => `docs/${at}.md`);
    const folder = await repository({
      "agents/a.md": agent("a", "", `Read ${names.join(" ")}`),
      ...Object.fromEntries(names.map((name) => [name, name])),
    });
    const result = await fetchFrom(folder, `git+file://${folder}`, git);
    const all = await Promise.all(names.map((name) => found(result, name)));
    const beyond = all.filter((text) => text === "is one of more documents than are read at once");
    expect([all.filter((text) => text?.startsWith("docs/")).length, beyond.length]).toEqual([
      1_000, 50,
    ]);
  });
});

test("an address is one text, with nothing beside it", async () => {
  const { url, asked } = await serve((request, response) =>
    response.end(request.url === "/a.md" ? reader() : "other"),
  );
  const sha256 = createHash("sha256").update(reader()).digest("hex");
  const folder = await tree({ x: "" });
  expect(await found(await fetchFrom(folder, `${url}/a.md`, { sha256 }))).toBe(undefined);
  expect(asked).toHaveLength(1);
});

test("what is no text is told of", async () => {
  const folder = await tree({
    "x/a.md": reader(),
    "x/docs/flow.md": new Uint8Array([0x41, 0xff]),
    "y/a.md": reader(),
    "y/docs/flow.md": new Uint8Array(1_048_577).fill(0x41),
  });
  const more = { root: "/elsewhere" };
  expect(await found(await fetchFrom(folder, "./x/a.md", more))).toBe("is not text in UTF-8");
  expect(await found(await fetchFrom(folder, "./y/a.md", more))).toBe(
    "is larger than 1048576 bytes",
  );
});

test.for([
  ...["docs/x.md", "docs/a/b/c.d.md", "docs/README.md", "docs/a-b_c.md"].map((path) => [
    path,
    true,
  ]),
  ...[
    "CLAUDE.md",
    "README.md",
    "Docs/x.md",
    "docs/CLAUDE.md",
    "docs/sub/claude.MD",
    "docs/Claude.local.md",
    "docs/AGENTS.md",
    "docs/agents.override.md",
    "docs/GEMINI.md",
    "docs/SKILL.md",
    "docs/x.sh",
    "docs/.md",
    "docs/.hidden/x.md",
    "docs/.github.md",
    "docs/../x.md",
    "docs/./x.md",
    "docs//x.md",
    "docs/a./x.md",
    "docs/a /x.md",
    "docs/con.md",
    "docs/aux/x.md",
    "docs/lpt1.x.md",
    "docs/node_modules/x.md",
    "docs/x\u202e.md",
    "docs/x\\y.md",
    "docs/x:y.md",
    "/docs/x.md",
    `docs/${"x".repeat(253)}.md`,
    `${"docs/".repeat(300)}x.md`,
    "docs",
    "",
  ].map((path) => [path, false]),
] as [string, boolean][])("%j may come along: %s", ([path, may]) => {
  expect(isDocumentPath(path)).toBe(may);
});
