import { chmod, mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { refetch } from "../../../src/install/source/refetch.ts";
import { ask, envIn, fetchFrom, shown } from "../../support/ask.ts";
import { serve } from "../../support/registry.ts";
import {
  commit,
  git,
  repository,
  serveRepositories,
  withoutSettings,
} from "../../support/repository.ts";
import { agent, tree } from "../../support/tree.ts";

const env = { variables: withoutSettings };

/** A folder for temporary files that no other run uses. */
async function ownTemporaryFolder(): Promise<void> {
  vi.stubEnv("TMPDIR", await tree({}));
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const leftovers = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("install-agent-git-"));

test("a signal takes the folder away before it ends the process", async () => {
  await ownTemporaryFolder();
  const { url } = await serve(() => undefined);
  const folder = await tree({});
  const finish = await new Promise<() => Promise<void>>((resolve) => {
    const onInterrupt = (one: () => Promise<void>) => {
      resolve(one);
      return () => undefined;
    };
    // It comes to no end of its own.
    void ask(folder, `git+${url}/x.git#a`, { ...env, onInterrupt });
  });
  expect(await leftovers()).toHaveLength(1);
  await finish();
  expect(await leftovers()).toEqual([]);
});

test("agents of a repository over HTTP, at a commit", async () => {
  await ownTemporaryFolder();
  const folder = await repository({
    "agents/a.md": agent("a"),
    "agents/b.md": agent("b"),
    "README.md": "# Read me",
  });
  const head = await git(folder, "rev-parse", "HEAD");
  const { url } = await serveRepositories(dirname(folder));
  const address = `git+${url}${folder.slice(dirname(folder).length)}`;
  const result = await fetchFrom(folder, `${address}`, env);
  expect(shown(result)).toEqual([
    `a ${JSON.stringify({ type: "git", url: address.slice(4), commit: head, path: "agents/a.md" })}`,
    `b ${JSON.stringify({ type: "git", url: address.slice(4), commit: head, path: "agents/b.md" })}`,
  ]);
  expect(new TextDecoder().decode(result.agents![0]!.bytes)).toBe(agent("a"));
  expect(await ask(folder, `${address}@main#b`, env)).toEqual([
    `b ${JSON.stringify({ type: "git", url: address.slice(4), commit: head, ref: "main", path: "agents/b.md" })}`,
  ]);
  expect(await leftovers()).toEqual([]);
});

test("a branch, a tag, a commit, and a lock that stays where it was", async () => {
  const folder = await repository({ "agents/a.md": agent("a", "", "One.") });
  const first = await git(folder, "rev-parse", "HEAD");
  await git(folder, "tag", "--annotate", "v1", "--message", "One");
  await writeFile(join(folder, "agents/a.md"), agent("a", "", "Two."));
  const second = await commit(folder, "second");
  await git(folder, "checkout", "--quiet", "-b", "feature/x");
  await writeFile(join(folder, "agents/a.md"), agent("a", "", "Three."));
  const third = await commit(folder, "third");
  await git(folder, "checkout", "--quiet", "main");
  const commitOf = async (ref: string) => {
    const { agents } = await fetchFrom(folder, `git+file://${folder}${ref}`, env);
    return agents?.map(({ resolved }) => (resolved.type === "git" ? resolved.commit : ""));
  };
  expect(await commitOf("")).toEqual([second]);
  expect(await commitOf("@v1")).toEqual([first]);
  expect(await commitOf("@feature/x")).toEqual([third]);
  expect(await commitOf(`@${first}`)).toEqual([first]);
  const { agents } = await fetchFrom(folder, `git+file://${folder}@v1`, env);
  const { resolved } = agents![0]!;
  await git(folder, "tag", "--force", "v1", "main");
  const again = await refetch(resolved, envIn(folder, env));
  expect(again.agents![0]!.resolved).toEqual(resolved);
  expect(new TextDecoder().decode(again.agents![0]!.bytes)).toContain("One.");
});

test("agents are found where repositories keep them", async () => {
  const folder = await repository({
    ".claude/agents/own.md": agent("own"),
    "categories/core/api.md": agent("api"),
    "skills/x/SKILL.md": agent("skill"),
    "docs/guide.md": "# Guide",
  });
  const address = `git+file://${folder}`;
  const names = async (text: string) =>
    (await fetchFrom(folder, text, env)).agents?.map(({ path }) => path);
  expect(await names(address)).toEqual([".claude/agents/own.md"]);
  expect(await names(`${address}#api`)).toEqual(["categories/core/api.md"]);
  expect(await names(`${address}:categories/core/api.md`)).toEqual(["categories/core/api.md"]);
  expect(await ask(folder, `${address}#apy`, env)).toEqual([
    `not-found: file://${folder} offers no agent called apy`,
    "it offers own",
  ]);
});

test("links, submodules and odd names are never read", async () => {
  const folder = await repository({
    "agents/a.md": agent("a"),
    "agents/link.md": "-> /etc/hostname",
    "agents/up": "-> ..",
    "agents/con.md": agent("con"),
  });
  await git(
    folder,
    "update-index",
    "--add",
    "--cacheinfo",
    `160000,${"1".repeat(40)},agents/sub.md`,
  );
  await git(folder, "commit", "--quiet", "--message", "a submodule");
  const address = `git+file://${folder}`;
  expect(await ask(folder, address, env)).toHaveLength(1);
  const said = [];
  for (const path of [
    "agents/link.md",
    "agents/sub.md",
    "agents/con.md",
    "agents/up/a.md",
    "a.md",
  ]) {
    said.push(...(await ask(folder, `${address}:${path}`, env)));
  }
  expect(said.join("\n").replaceAll(folder, "<folder>")).toMatchInlineSnapshot(`
    "refused: agents/link.md of file://<folder> is a symbolic link
    refused: agents/sub.md of file://<folder> is no file
    refused: agents/con.md of file://<folder> has the name of a device
    not-found: file://<folder> has no file agents/up/a.md
    there is agents/a.md
    not-found: file://<folder> has no file a.md
    there is agents/a.md"
  `);
});

test("nothing of a repository or a request is run", async () => {
  const folder = await tree({ x: "" });
  const marker = join(folder, "marker");
  const repo = await repository({
    "agents/a.md": agent("a"),
    ".gitattributes": "*.md filter=evil\n",
    ".gitmodules": `[submodule "s"]\n\tpath = s\n\turl = ext::sh -c "touch ${marker}"\n`,
  });
  for (const hook of ["post-checkout", "reference-transaction", "post-merge", "pre-receive"]) {
    await writeFile(join(repo, ".git/hooks", hook), `#!/bin/sh\ntouch ${marker}\n`);
    await chmod(join(repo, ".git/hooks", hook), 0o755);
  }
  const template = await tree({ "hooks/reference-transaction": `#!/bin/sh\ntouch ${marker}\n` });
  await chmod(join(template, "hooks/reference-transaction"), 0o755);
  const global = await tree({
    config: `[filter "evil"]\n\tsmudge = touch ${marker}\n[core]\n\tfsmonitor = touch ${marker}\n\thooksPath = ${template}/hooks\n[protocol "ext"]\n\tallow = always\n`,
  });
  const tricked = {
    variables: {
      ...withoutSettings,
      GIT_CONFIG_GLOBAL: join(global, "config"),
      GIT_TEMPLATE_DIR: template,
      GIT_DIR: join(repo, ".git"),
      GIT_EXTERNAL_DIFF: `touch ${marker}`,
      GIT_PROXY_COMMAND: `touch ${marker}`,
    },
  };
  expect(await ask(repo, `git+file://${repo}`, tricked)).toHaveLength(1);
  expect(await readdir(folder)).toEqual(["x"]);
});

test("a rewritten address does not open another way", async () => {
  const folder = await tree({
    config:
      '[url "ext::sh -c exit"]\n\tinsteadOf = http://127.0.0.1:9/\n[protocol "ext"]\n\tallow = always\n',
  });
  const tricked = { variables: { ...withoutSettings, GIT_CONFIG_GLOBAL: join(folder, "config") } };
  expect(await ask(folder, "git+http://127.0.0.1:9/r.git", tricked)).toEqual([
    "network: http://127.0.0.1:9/r.git cannot be fetched: transport 'ext' not allowed",
  ]);
});

test("the user's own login is used, and nobody is asked for one", async () => {
  const repo = await repository({ "agents/a.md": agent("a") });
  const { url } = await serveRepositories(dirname(repo), { login: "me:pass" });
  const path = repo.slice(dirname(repo).length);
  expect((await ask(repo, `git+${url}${path}`, env))[0]).toMatch(
    /^network: .* does not let this user in$/,
  );
  const folder = await tree({
    config: `[credential]\n\thelper = "!f() { echo username=me; echo password=pass; }; f"\n`,
  });
  const own = { variables: { ...withoutSettings, GIT_CONFIG_GLOBAL: join(folder, "config") } };
  expect(await ask(repo, `git+${url}${path}`, own)).toHaveLength(1);
});

test("failures are told in words", async () => {
  const repo = await repository({
    "agents/a.md": agent("a"),
    "big.md": "x".repeat(1_048_577),
    "package.json": '{"agents":7}',
  });
  const { url } = await serve((_, response) => response.writeHead(404).end());
  const address = `git+file://${repo}`;
  const all = [
    ...(await ask(repo, `${address}@nothing`, env)),
    ...(await ask(repo, `${address}@${"1".repeat(40)}`, env)),
    ...(await ask(repo, `${address}@1234567`, env)),
    ...(await ask(repo, `${address}:big.md`, env)),
    ...(await ask(repo, address, env)),
    ...(await ask(repo, `${address}/nowhere`, env)),
    ...(await ask(repo, `git+${url}/x.git`, env)),
    ...(await ask(repo, "git+http://127.0.0.1:9/x.git", env)),
    ...(await ask(repo, "owner/repo", { ...env, offline: true })),
    ...(await ask(repo, address, { variables: { PATH: "/nowhere" } })),
  ];
  expect(all.join("\n").replaceAll(repo, "<repo>").replaceAll(url, "<server>"))
    .toMatchInlineSnapshot(`
      "not-found: file://<repo> has no branch, tag or commit nothing
      not-found: file://<repo> has no commit 1111111111111111111111111111111111111111
      not-found: file://<repo> has no branch, tag or commit 1234567
      a commit is named by all its digits
      refused: big.md of file://<repo> is larger than what Claude Code loads
      refused: the package.json of file://<repo> does not say in \`agents\` which files they are
      no-source: file://<repo>/nowhere is not there, or not for this user
      no-source: <server>/x.git is not there, or not for this user
      network: http://127.0.0.1:9/x.git cannot be reached
      network: https://github.com/owner/repo.git is on the network, and --offline forbids it
      network: git is not installed"
    `);
});

test("what a run that was killed has left is taken away later", async () => {
  await ownTemporaryFolder();
  const left = await mkdtemp(join(tmpdir(), "install-agent-git-"));
  const fresh = await mkdtemp(join(tmpdir(), "install-agent-git-"));
  const long = new Date(Date.now() - 48 * 3_600_000);
  await utimes(left, long, long);
  await ask("/", "git+file:///nowhere/r.git", env);
  const there = await leftovers();
  expect(there).not.toContain(basename(left));
  expect(there).toContain(basename(fresh));
});

test("a server that never answers is given up", async () => {
  const { url } = await serve(() => undefined);
  const started = Date.now();
  const [said] = await ask("/", `git+${url}/x.git`, { ...env, patience: 500 });
  expect(said).toMatch(/^network: .*it takes too long$/);
  expect(Date.now() - started).toBeLessThan(10_000);
});

test("a server that does not answer is asked once in a run", async () => {
  const { url, asked } = await serve((_, response) => response.writeHead(500).end());
  const again = { ...env, commits: new Map() };
  const first = await ask("/", `git+${url}/x.git#a`, again);
  const count = asked.length;
  expect(count).toBeGreaterThan(0);
  expect(await ask("/", `git+${url}/x.git#b`, again)).toEqual(first);
  expect(asked).toHaveLength(count);
});

test("what one repository is asked for in one run is one fetch, of one commit", async () => {
  const folder = await repository({
    "agents/a.md": agent("a", "", "Read docs/a.md."),
    "agents/b.md": agent("b"),
    "other/c.md": agent("c"),
    "docs/a.md": "# A\n",
  });
  const { url, asked } = await serveRepositories(dirname(folder));
  const address = `git+${url}/${basename(folder)}`;
  const again = { ...env, commits: new Map() };
  const commitOf = (lines: readonly string[]) => /"commit":"([0-9a-f]+)"/.exec(lines[0]!)![1];

  const first = await ask(folder, `${address}#a`, again);
  const count = asked.length;
  expect(count).toBeGreaterThan(0);
  // What comes into the repository meanwhile belongs to the next run.
  await writeFile(join(folder, "agents/b.md"), agent("b", "", "New."));
  const next = await commit(folder, "second");
  for (const request of [`${address}#b`, `${address}@${commitOf(first)}#a`]) {
    expect(commitOf(await ask(folder, request, again)), request).toBe(commitOf(first));
  }
  const [b] = (await fetchFrom(folder, `${address}#b`, again)).agents!;
  expect(new TextDecoder().decode(b!.bytes)).toBe(agent("b"));
  const [a] = (await fetchFrom(folder, `${address}#a`, again)).agents!;
  expect(await a!.document("docs/a.md")).toEqual({ bytes: new TextEncoder().encode("# A\n") });
  expect(asked).toHaveLength(count);

  expect(commitOf(await ask(folder, `${address}:other/c.md`, again))).toBe(commitOf(first));
  expect(asked).toHaveLength(count);
  expect(commitOf(await ask(folder, `${address}#b`, env))).toBe(next);
  expect(commitOf(await ask(folder, `${address}@main#b`, again))).toBe(next);
});

test("what is too much to be kept is fetched again, from the same commit", async () => {
  const large = "x".repeat(1_000_000);
  const folder = await repository({
    "agents/a.md": agent("a", "", "Read docs/a.md."),
    "agents/b.md": agent("b", "", "Read docs/b.md."),
    "docs/a.md": `a${large}`,
    "docs/b.md": "# B\n",
    ...Object.fromEntries(
      Array.from({ length: 18 }, (_, at) => [`docs/${at}.md`, `${at}${large}`]),
    ),
    "z.md": agent("z"),
  });
  const { url, asked } = await serveRepositories(dirname(folder));
  const address = `git+${url}/${basename(folder)}`;
  const again = { ...env, commits: new Map() };
  const [first] = await ask(folder, `${address}#a`, again);
  const count = asked.length;
  expect(await ask(folder, `${address}:z.md`, again)).toEqual([
    first!.replace("a {", "z {").replace("agents/a.md", "z.md"),
  ]);
  expect(asked.length).toBeGreaterThan(count);

  // It is a matter of the network, and not of the agent, when that comes to nothing.
  await rename(folder, `${folder}-gone`);
  onTestFinished(() => rm(`${folder}-gone`, { recursive: true }));
  const [b] = (await fetchFrom(folder, `${address}#b`, again)).agents!;
  expect(await b!.document("docs/b.md")).toEqual({
    problem: expect.stringMatching(/^cannot be read: .*is not there, or not for this user$/),
    unreadable: true,
  });
  expect(await ask(folder, `${address}:z.md`, again)).toHaveLength(1);
});

test("a git that stands in the project is not started", async () => {
  const folder = await repository({ "agents/a.md": agent("a") });
  const root = await tree({
    "node_modules/.bin/git": `#!/bin/sh\ntouch ${folder}/started\nexit 1\n`,
    "bin/git": `#!/bin/sh\ntouch ${folder}/started\nexit 1\n`,
  });
  const first = ["node_modules/.bin", "bin"].map((place) => join(root, place));
  await Promise.all(first.map((place) => chmod(join(place, "git"), 0o755)));
  const PATH = [...first, withoutSettings.PATH].join(delimiter);
  const found = await ask(root, `git+file://${folder}`, {
    variables: { ...withoutSettings, PATH },
  });
  expect(found).toHaveLength(1);
  expect(await readdir(folder)).not.toContain("started");
});

test("a server that sends on to another place is not followed", async () => {
  const root = await tree({});
  let asked = 0;
  const other = await serve((_, response) => {
    asked++;
    response.writeHead(404).end();
  });
  for (const status of [301, 302, 307, 308]) {
    const { url } = await serve((request, response) => {
      const location = `${other.url.replace("127.0.0.1", "localhost")}${request.url ?? ""}`;
      response.writeHead(status, { location }).end();
    });
    const [told] = await ask(root, `git+${url}/r.git`, env);
    expect(told).toBe(`refused: ${url}/r.git sends on to another address`);
  }
  expect(asked).toBe(0);
});
