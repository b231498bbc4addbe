import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask } from "../../support/ask.ts";
import { agent, tree } from "../../support/tree.ts";
import { tgz } from "../../support/tar.ts";

test("an agent that is shipped", async () => {
  const folder = await tree({ "agents/reviewer.md": agent("reviewer") });
  expect(await ask(folder, "reviewer")).toEqual([
    'reviewer {"type":"catalog","package":"install-agent","version":"1.0.0","path":"agents/reviewer.md"}',
  ]);
  expect(await ask(folder, "reviewr")).toEqual([
    "not-found: the catalog has no agent called reviewr",
    "did you mean reviewer?",
  ]);
});

test("a file is called what it calls itself, and its place is relative to the project", async () => {
  const folder = await tree({ "lib/x.md": agent("reviewer"), "project/a": "", "notes.md": "Hi" });
  const project = join(folder, "project");
  expect(await ask(project, "../lib/x.md")).toEqual([
    'reviewer {"type":"path","path":"../lib/x.md"}',
  ]);
  expect(await ask(project, join(folder, "lib/x.md"))).toEqual([
    'reviewer {"type":"path","path":"../lib/x.md"}',
  ]);
  expect(await ask(project, "~/lib/x.md", { home: folder })).toHaveLength(1);
  // What is named itself is fetched whatever it holds: the reading judges it.
  expect(await ask(project, "../notes.md")).toEqual(['notes {"type":"path","path":"../notes.md"}']);
});

test("a folder offers what its package.json says, else its agents folders, else its own files", async () => {
  const folder = await tree({
    "package.json": '{ "agents": ["./lib/*.md", "more/**/c.md"] }',
    "lib/a.md": agent("a"),
    "lib/deep/b.md": agent("b"),
    "more/x/y/c.md": agent("c"),
    "agents/d.md": agent("d"),
    "plain/.claude/agents/sub/e.md": agent("e"),
    "plain/README.md": "# Read me",
    "plain/x.md": agent("x"),
    "top/f.md": agent("f"),
    "top/README.md": "# Read me",
    "top/broken.md": `---\nname: "a" b\n---\n`,
    "top/node_modules/agents/g.md": agent("g"),
  });
  const names = async (path: string) => (await ask(folder, path)).map((line) => line.split(" ")[0]);
  expect(await names(".")).toEqual(["a", "c"]);
  expect(await names("./plain")).toEqual(["e"]);
  expect(await names("./top")).toEqual(["broken", "f"]);
  expect(await ask(folder, "./top#f")).toEqual(['f {"type":"path","path":"top/f.md"}']);
});

test("what the system does not give is told in words", async () => {
  const folder = await tree({ "loop.md": "-> loop.md" });
  expect(await ask(folder, "./loop.md")).toEqual([
    "unreadable: ./loop.md cannot be read: links lead round in a circle (ELOOP)",
  ]);
});

test("a link in a folder is passed over", async () => {
  const folder = await tree({ "agents/a.md": agent("a"), "secret.md": agent("secret") });
  await symlink("../secret.md", join(folder, "agents/b.md"));
  await symlink("..", join(folder, "agents/up"));
  expect((await ask(folder, ".")).join("\n")).toBe('a {"type":"path","path":"agents/a.md"}');
});

test("an archive is an npm package, or holds its agents at the top or below one folder", async () => {
  const file = (name: string) => ({ name, content: agent(name.replace(/^.*\/|\.md$/g, "")) });
  const folder = await tree({
    "npm.tgz": tgz([
      { name: "package/package.json", content: '{"agents":"lib"}' },
      file("package/lib/a.md"),
      file("package/agents/b.md"),
    ]),
    "flat.tgz": tgz([{ name: "agents/", type: "5" }, file("agents/a.md"), { name: "README.md" }]),
    "below.tar.gz": tgz([file("x-1.0/agents/a.md"), file("x-1.0/agents/b.md")]),
    "only.tgz": tgz([file("./agents/a.md")]),
  });
  expect(await ask(folder, "./npm.tgz")).toEqual([
    'a {"type":"path","path":"npm.tgz","entry":"lib/a.md"}',
  ]);
  expect(await ask(folder, "flat.tgz")).toHaveLength(1);
  expect(await ask(folder, "below.tar.gz#b")).toEqual([
    'b {"type":"path","path":"below.tar.gz","entry":"agents/b.md"}',
  ]);
  expect(await ask(folder, "only.tgz#a")).toHaveLength(1);
});

test("failures say what there is", async () => {
  const folder = await tree({
    "agents/a.md": agent("same"),
    "agents/b.md": agent("same"),
    "agents/c.md": agent("reviewer"),
    "bad/package.json": '{ "agents": { "a": 1 } }',
    "worse/package.json": "{",
    "empty/x.txt": "",
    "big.md": new Uint8Array(1_048_577),
    "x.bin": "",
    "not.tgz": "not an archive",
  });
  const all = [];
  for (const text of [
    "./no.md",
    "./x.bin",
    "./big.md",
    "./empty",
    "./bad",
    "./worse",
    ".#same",
    ".#reviewr",
    ".#zzz",
    "./not.tgz",
    "./a.md/x.md",
  ]) {
    all.push(text, ...(await ask(folder, text)).map((line) => `  ${line}`));
  }
  expect(all.join("\n")).toMatchInlineSnapshot(`
    "./no.md
      no-source: ./no.md is not there
    ./x.bin
      usage: ./x.bin is no Markdown file
      an agent's file ends in .md
    ./big.md
      refused: ./big.md is larger than what Claude Code loads
    ./empty
      not-found: ./empty offers no agents
    ./bad
      refused: the package.json of ./bad does not say in \`agents\` which files they are
    ./worse
      refused: the package.json of ./worse is not JSON
    .#same
      ambiguous: . has 2 agents called same
      they are agents/a.md, agents/b.md
    .#reviewr
      not-found: . offers no agent called reviewr
      did you mean reviewer?
    .#zzz
      not-found: . offers no agent called zzz
      it offers reviewer, same, same
    ./not.tgz
      refused: the archive is not packed with gzip
    ./a.md/x.md
      no-source: ./a.md/x.md is not there"
  `);
});
