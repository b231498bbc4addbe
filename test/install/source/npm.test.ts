import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { refetch } from "../../../src/install/source/refetch.ts";
import { npmConfig } from "../../../src/install/source/npm/config.ts";
import { webSettings } from "../../../src/install/source/web/settings.ts";
import { ask, envIn, fetchFrom, shown } from "../../support/ask.ts";
import { fakeNpm } from "../../support/fake-npm.ts";
import { registry, serve, sha512 } from "../../support/registry.ts";
import type { Release } from "../../support/registry.ts";
import { agent, tree } from "../../support/tree.ts";
import { tgz } from "../../support/tar.ts";

function release(version: string, names: readonly string[] = ["a"], manifest = {}): Release {
  const tarball = tgz([
    {
      name: "package/package.json",
      content: JSON.stringify({
        name: "x",
        version,
        scripts: { postinstall: "exit 1" },
        ...manifest,
      }),
    },
    ...names.map((name) => ({
      name: `package/agents/${name}.md`,
      content: agent(name, "", `Version ${version}`),
    })),
  ]);
  return { tarball };
}

/** A project whose npm is set up for a registry. */
const project = (url: string, more = "") =>
  tree({ ".npmrc": `registry=${url}\n${more}`, "package.json": "{}" });

/** Of a machine whose npm has a registry that no test starts. */
const machine = async () => ({
  npm_execpath: (await fakeNpm('console.log("https://registry.invalid/")')).path,
});

const versionIn = (lines: readonly string[]) =>
  lines.map((line) => /"version":"([^"]*)"/.exec(line)?.[1] ?? line).join("\n");

test("a package's agents, with what the lock needs", async () => {
  const one = release("1.2.0", ["a", "b"]);
  const { url, asked } = await registry({ "@acme/agents": { versions: { "1.2.0": one } } });
  const folder = await project(url);
  const before = await readdir(folder);
  const result = await fetchFrom(folder, "npm:@acme/agents");
  expect(result.agents?.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(result.agents?.[0]?.resolved).toEqual({
    type: "npm",
    package: "@acme/agents",
    version: "1.2.0",
    integrity: sha512(one.tarball),
    path: "agents/a.md",
  });
  expect(asked.map(({ path }) => path)).toEqual(["/@acme%2fagents", "/@acme/agents/-/1.2.0.tgz"]);
  expect(await readdir(folder)).toEqual(before);
  expect(await ask(folder, "npm:@acme/agents#b")).toHaveLength(1);
  expect(await ask(folder, "npm:@acme/agents#c")).toEqual([
    "not-found: npm package @acme/agents 1.2.0 offers no agent called c",
    "it offers a, b",
  ]);
});

test("`agents` in the package.json of the package names the files", async () => {
  const tarball = tgz([
    { name: "package/package.json", content: '{"agents":["lib/**/*.md"]}' },
    { name: "package/lib/deep/z.md", content: agent("z") },
    { name: "package/agents/a.md", content: agent("a") },
  ]);
  const { url } = await registry({ x: { versions: { "1.0.0": { tarball } } } });
  expect((await fetchFrom(await project(url), "npm:x")).agents?.map(({ path }) => path)).toEqual([
    "lib/deep/z.md",
  ]);
});

test.for<[string, string]>([
  ["npm:x", "2.0.0"],
  ["npm:x@latest", "2.0.0"],
  ["npm:x@next", "3.0.0-beta.1"],
  ["npm:x@1.0.0", "1.0.0"],
  ["npm:x@v1.0.0", "1.0.0"],
  ["npm:x@^1", "1.4.0"],
  ["npm:x@1.x", "1.4.0"],
  ["npm:x@>=1 <3", "2.0.0"],
  ["npm:x@>2.0", "2.1.0"],
  ["npm:x@*", "2.0.0"],
  ["npm:x@^3.0.0-beta", "3.0.0-beta.1"],
])("%s is %s", async ([spec, version]) => {
  const versions = Object.fromEntries(
    ["1.0.0", "1.4.0", "2.0.0", "2.1.0", "3.0.0-beta.1"].map((one) => [one, release(one)]),
  );
  versions["1.9.0"] = { ...release("1.9.0"), deprecated: "do not" };
  const { url } = await registry({
    x: { tags: { latest: "2.0.0", next: "3.0.0-beta.1" }, versions },
  });
  expect(versionIn(await ask(await project(url), spec))).toBe(version);
});

test("what is not there is told with what is", async () => {
  const { url } = await registry({ x: { versions: { "1.0.0": release("1.0.0") } } });
  const folder = await project(url);
  const all = [];
  for (const spec of ["npm:y", "npm:x@2", "npm:x@beta", "npm:x@toString", "npm:x@__proto__"]) {
    all.push(...(await ask(folder, spec)));
  }
  expect(all.join("\n").replaceAll(url, "<registry>")).toMatchInlineSnapshot(`
    "no-source: npm package y is not there
    <registry>/y answers 404
    not-found: npm package x has no version 2
    the latest is 1.0.0
    not-found: npm package x has no version beta
    the latest is 1.0.0
    not-found: npm package x has no version toString
    the latest is 1.0.0
    not-found: npm package x has no version __proto__
    the latest is 1.0.0"
  `);
});

test("content that the registry does not vouch for is refused", async () => {
  const good = release("1.0.0");
  const other = sha512(release("6.6.6").tarball);
  const weak = { shasum: "0".repeat(40), integrity: undefined };
  const versions = {
    "1.0.0": { ...good, dist: { integrity: other } },
    "2.0.0": { ...good, dist: weak },
    "3.0.0": { ...good, dist: { integrity: "sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=" } },
    "4.0.0": { ...good, dist: { integrity: "sha512-" } },
    "5.0.0": { ...good, dist: { integrity: `sha1-AAAA ${sha512(good.tarball)}` } },
    "6.0.0": { ...good, dist: { tarball: 7 } },
    "7.0.0": { ...good, dist: { tarball: "http://host.example/x.tgz" } },
    "8.0.0": { ...good, dist: { tarball: "file:///etc/passwd" } },
  };
  const { url } = await registry({ x: { versions } });
  const folder = await project(url);
  const all = [];
  const variables = await machine();
  for (const version of Object.keys(versions)) {
    const lines = await ask(folder, `npm:x@${version}`, { variables });
    all.push(`${version}: ${lines[0]!.replace(/sha512-[^"]*/, "sha512-…")}`);
  }
  expect(all.join("\n").replaceAll(url, "<registry>")).toMatchInlineSnapshot(`
    "1.0.0: integrity: npm package x 1.0.0 is not what the registry vouches for
    2.0.0: integrity: the registry vouches for x 2.0.0 with no SHA-512 sum
    3.0.0: integrity: the registry vouches for x 3.0.0 with no SHA-512 sum
    4.0.0: integrity: the registry vouches for x 4.0.0 with no SHA-512 sum
    5.0.0: a {"type":"npm","package":"x","version":"5.0.0","integrity":"sha512-…","path":"agents/a.md"}
    6.0.0: network: the registry does not say where x 6.0.0 is
    7.0.0: refused: npm package x 7.0.0 leads to http://host.example/x.tgz, which is not https
    8.0.0: refused: npm package x 8.0.0 leads to file:///etc/passwd, which is not https"
  `);
});

test("a lock is followed only to the content that it knows", async () => {
  const { url } = await registry({ x: { versions: { "1.0.0": release("1.0.0", ["a", "b"]) } } });
  const folder = await project(url);
  const { agents } = await fetchFrom(folder, "npm:x#b");
  const { resolved } = agents![0]!;
  expect(shown(await refetch(resolved, envIn(folder)))).toEqual([`b ${JSON.stringify(resolved)}`]);
  const changed = { ...resolved, integrity: sha512(new Uint8Array()) } as typeof resolved;
  expect(shown(await refetch(changed, envIn(folder)))[0]).toMatch(/^integrity: /);
  const gone = { ...resolved, path: "agents/c.md" };
  expect(shown(await refetch(gone, envIn(folder)))[0]).toMatch(/^not-found: /);
});

describe("an agent that was shipped with another version", () => {
  const resolved = {
    type: "catalog",
    package: "install-agent",
    version: "0.9.0",
    path: "agents/a.md",
  } as const;
  const refetched = async (catalog: string) => {
    const tarball = tgz([{ name: "package/dist/catalog.json", content: catalog }]);
    const { url } = await registry({ "install-agent": { versions: { "0.9.0": { tarball } } } });
    return refetch(resolved, envIn(await project(url)));
  };

  test("comes from that release of the package", async () => {
    const text = agent("a", "", "As it was");
    const shipped = {
      agents: { a: { text, new: 1 }, b: { text: "" }, "../c": { text } },
      documents: { "docs/flow.md": "# Flow\n", "docs/odd.md": 1, "CLAUDE.md": "no" },
    };
    const { agents } = await refetched(JSON.stringify(shipped));
    expect(agents).toHaveLength(1);
    const { document, ...a } = agents![0]!;
    expect(a).toEqual({
      name: "a",
      bytes: new TextEncoder().encode(text),
      path: resolved.path,
      resolved,
    });
    expect(await document("docs/flow.md")).toEqual({
      bytes: new TextEncoder().encode("# Flow\n"),
    });
    for (const path of ["docs/odd.md", "docs/none.md", "CLAUDE.md", "__proto__"]) {
      expect(await document(path)).toBe(undefined);
    }
  });

  test.for([
    "",
    "[",
    "null",
    "[]",
    "{}",
    '{"agents":[{"text":"a"}]}',
    '{"agents":{"a":"x"}}',
    '{"agents":{"a":{"text":1}}}',
    '{"agents":{"b":{"text":"x"}}}',
    '{"agents":{"__proto__":{"text":"x"}}}',
  ])("is not found in %s", async (catalog) => {
    expect((await refetched(catalog)).failure).toMatchObject({ kind: "not-found" });
  });
});

test("a token goes to its registry and nowhere else", async () => {
  const elsewhere = await serve((_, response) => response.end(release("1.0.0").tarball));
  const { url, asked } = await registry(
    {
      x: {
        versions: {
          "1.0.0": release("1.0.0"),
          "2.0.0": { ...release("1.0.0"), dist: { tarball: `${elsewhere.url}/x.tgz` } },
        },
      },
    },
    { token: "secret" },
  );
  const line = `${url.replace("http:", "")}/:_authToken=\${MY_TOKEN}\n`;
  const [folder, home] = [await project(url), await tree({ ".npmrc": line })];
  const npm = await machine();
  const from = (version: string, token: string) =>
    ask(folder, `npm:x@${version}`, { home, variables: { ...npm, MY_TOKEN: token } });
  expect(versionIn(await from("1.0.0", "secret"))).toBe("1.0.0");
  expect(asked.every(({ headers }) => headers.authorization === "Bearer secret")).toBe(true);
  expect(versionIn(await from("2.0.0", "secret"))).toBe("2.0.0");
  expect(elsewhere.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(await from("1.0.0", "wrong")).toEqual([
    `network: ${url}/x does not let this user in (401)`,
    "log in there as npm does, or ask for access",
  ]);
});

test("a project names no variable of the user's, whose value would go where it wants", async () => {
  const { url, asked } = await registry(
    { x: { versions: { "1.0.0": release("1.0.0") } } },
    { token: "secret" },
  );
  const place = url.replace("http:", "");
  const variables = { ...(await machine()), MY_TOKEN: "secret" };
  const said = async (npmrc: string, more = {}) =>
    (
      await ask(await tree({ ".npmrc": npmrc, "package.json": "{}" }), "npm:x", {
        variables: { ...variables, ...more },
      })
    ).map((line) => line.replaceAll(place, "//<registry>"));
  const login = `${place}/:_authToken=\${MY_TOKEN}`;
  expect([
    ...(await said(`registry=${url}\n${login}`)),
    ...(await said(`registry=${url}/\${MY_TOKEN}/`)),
  ]).toMatchInlineSnapshot(`
    [
      "network: http://<registry>/x does not let this user in (401)",
      "the .npmrc of this project takes the login from a variable, and a project is given none; put \`//<registry>/:_authToken=…\` into your own .npmrc",
      "usage: the .npmrc of this project takes \`registry\` from a variable, and a project is given none",
      "write the address there, or put the line into your own .npmrc",
    ]
  `);
  expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(asked.map(({ path }) => path)).toEqual(["/x"]);
  // What the user says stands over it, and the file that is the user's own is no project's.
  expect(
    versionIn(
      await said(`registry=${url}/\${MY_TOKEN}/`, {
        npm_config_registry: url,
        [`npm_config_${place}/:_authToken`]: "secret",
      }),
    ),
  ).toBe("1.0.0");
  const home = await tree({ ".npmrc": `registry=${url}\n${login}`, "package.json": "{}" });
  expect(versionIn(await ask(home, "npm:x", { home, variables }))).toBe("1.0.0");
});

test("a project neither sends through a proxy nor says which certificates count", async () => {
  const proxy = await serve((_, response) => response.writeHead(500).end());
  const folder = await project(
    "https://127.0.0.1:9/",
    `https-proxy=${proxy.url}\nproxy=${proxy.url}\nstrict-ssl=false\nca=none\nfetch-timeout=1\n`,
  );
  const config = await npmConfig(envIn(folder));
  const keys = ["https-proxy", "proxy", "strict-ssl", "ca", "fetch-timeout"];
  expect(keys.map((key) => config.get(key))).toEqual(keys.map(() => undefined));
  const settings = await webSettings(config, envIn(folder));
  expect(settings.proxyFor(new URL("https://host.example/"))).toBeUndefined();
  expect(settings).not.toHaveProperty("insecure");
});

test("a redirect to another host gets no token", async () => {
  const target = await registry({ x: { versions: { "1.0.0": release("1.0.0") } } });
  const front = await serve((request, response) => {
    response.writeHead(302, { location: `${target.url}${request.url}` }).end();
  });
  const folder = await project(front.url, `${front.url.replace("http:", "")}/:_authToken=secret\n`);
  expect(versionIn(await ask(folder, "npm:x"))).toBe("1.0.0");
  expect(front.asked[0]!.headers.authorization).toBe("Bearer secret");
  expect(target.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
});

test("logins by name and for a part of a registry", async () => {
  const seen: (string | undefined)[] = [];
  const { url } = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(404).end();
  });
  const host = url.replace("http:", "");
  const password = Buffer.from("pass").toString("base64");
  await ask(
    await project(`${url}/npm/`, `${host}/npm/:username=me\n${host}/npm/:_password=${password}\n`),
    "npm:x",
  );
  await ask(await project(`${url}/npm/`, `${host}/:_auth=bWU6cGFzcw==\n`), "npm:x");
  await ask(
    await project(`${url}/npm/`, `${host}/npm/other/:_authToken=no\n_authToken=no\n`),
    "npm:x",
  );
  expect(seen).toEqual(["Basic bWU6cGFzcw==", "Basic bWU6cGFzcw==", undefined]);
});

test("settings stand in the order of npm: variables, project, user", async () => {
  const names = ["variable", "project", "user", "scoped"];
  const servers = await Promise.all(
    names.map((name) =>
      registry({
        x: { versions: { "1.0.0": release("1.0.0", [name]) } },
        "@s/x": { versions: { "1.0.0": release("1.0.0", [name]) } },
      }),
    ),
  );
  const [variable, own, user, scoped] = servers.map(({ url }) => url) as [
    string,
    string,
    string,
    string,
  ];
  const folder = await tree({
    "project/.npmrc": `registry = "${own}"`,
    "project/package.json": "{}",
    "project/sub/x": "",
    "home/.npmrc": `registry=${user}/\n; a comment\n@s:registry=${scoped}\n`,
    "other/x": "",
    settings: `registry=${variable}`,
  });
  const home = `${folder}/home`;
  const from = async (cwd: string, spec: string, variables = {}) =>
    (await fetchFrom(`${folder}/${cwd}`, spec, { home, variables })).agents?.[0]?.name;
  expect(await from("project", "npm:x")).toBe("project");
  expect(await from("project/sub", "npm:x")).toBe("project");
  expect(await from("other", "npm:x")).toBe("user");
  expect(await from("project", "npm:@s/x")).toBe("scoped");
  expect(await from("project", "npm:x", { npm_config_registry: variable })).toBe("variable");
  expect(await from("project", "npm:x", { NPM_CONFIG_REGISTRY: variable })).toBe("variable");
  // With `--cwd`, the settings are those of the project that is meant.
  const elsewhere = { root: `${folder}/project`, home };
  const { agents } = await fetchFrom(`${folder}/other`, "npm:x", elsewhere);
  expect(agents?.[0]?.name).toBe("project");
  expect(await from("other", "npm:x", { npm_config_userconfig: `${folder}/settings` })).toBe(
    "variable",
  );
});

test("slow, endless and broken answers end", async () => {
  const patience = 400;
  const { url } = await serve((request, response) => {
    const what = request.url ?? "";
    if (what === "/silent") return;
    if (what === "/slow") {
      response.write("{");
      return;
    }
    if (what === "/drip") {
      const drip = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(drip));
      return;
    }
    if (what === "/huge") {
      const chunk = Buffer.alloc(1_048_576, 32);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
      return;
    }
    if (what === "/cut") {
      response.writeHead(200, { "content-length": "100" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
      return;
    }
    if (what === "/loop") response.writeHead(302, { location: "/loop" }).end();
    else if (what === "/away") response.writeHead(302, { location: "http://host.example/x" }).end();
    else if (what === "/file") response.writeHead(302, { location: "file:///etc/passwd" }).end();
    else if (what === "/nowhere") response.writeHead(302).end();
    else if (what === "/html") response.end("<html>");
    else if (what === "/list") response.end("[1]");
    else if (what === "/null") response.end("null");
    else if (what === "/odd")
      response.end('{"versions":{"1.0.0":null},"dist-tags":{"latest":"1.0.0"}}');
    else response.writeHead(500).end();
  });
  const folder = await project(url);
  const all = [];
  const started = Date.now();
  for (const name of [
    "silent",
    "slow",
    "drip",
    "cut",
    "loop",
    "away",
    "file",
    "nowhere",
    "html",
    "list",
    "null",
    "odd",
    "error",
  ]) {
    all.push(...(await ask(folder, `npm:${name}`, { patience })).map((line) => `${name}: ${line}`));
  }
  all.push(...(await ask(folder, "npm:huge", { patience: 20_000 })).map((line) => `huge: ${line}`));
  expect(Date.now() - started).toBeLessThan(15_000);
  expect(all.join("\n").replaceAll(url, "<registry>")).toMatchInlineSnapshot(`
    "silent: network: <registry>/silent does not answer in time
    slow: network: <registry>/slow does not answer in time
    drip: network: <registry>/drip does not answer in time
    cut: network: <registry>/cut breaks the connection off
    loop: network: <registry>/loop redirects more than 5 times
    away: refused: npm package away leads to http://host.example/x, which is not https
    file: refused: npm package file leads to file:///etc/passwd, which is not https
    nowhere: network: <registry>/nowhere redirects to nowhere
    html: network: the registry's answer on html is not JSON
    list: not-found: npm package list has no versions
    null: not-found: npm package null has no versions
    odd: network: the registry does not say where odd 1.0.0 is
    error: network: <registry>/error answers 500
    huge: refused: <registry>/huge answers with more than 32 MiB"
  `);
});

test("what was asked in a run is not asked again, be it there or not", async () => {
  const large = tgz([
    { name: "package/agents/a.md", content: agent("a") },
    ...Array.from({ length: 5 }, (_, at) => ({
      name: `package/data${at}.bin`,
      content: randomBytes(1_000_000),
    })),
  ]);
  const { url, asked } = await registry({
    x: { versions: { "1.0.0": release("1.0.0", ["a", "b"]) } },
    large: { versions: { "1.0.0": { tarball: large } } },
  });
  const folder = await project(url);
  const answers = new Map();
  const specs = ["npm:x#a", "npm:x#b", "npm:x", "npm:y", "npm:y", "npm:large", "npm:large"];
  for (const spec of specs) await ask(folder, spec, { answers });
  expect(asked.map(({ path }) => path)).toEqual([
    "/x",
    "/x/-/1.0.0.tgz",
    "/y",
    "/large",
    // Too much to be kept.
    "/large/-/1.0.0.tgz",
    "/large/-/1.0.0.tgz",
  ]);
  await ask(folder, "npm:x");
  expect(asked).toHaveLength(8);
});

test("somebody who waits for long is told of whom", async () => {
  const { url } = await serve((request, response) => {
    if (request.url === "/slow") return;
    response.writeHead(404).end();
  });
  const folder = await project(url);
  const told: string[] = [];
  const onWait = (whom: string) => void told.push(whom);
  await ask(folder, "npm:fast", { onWait, patience: 2_300 });
  expect(told).toEqual([]);
  await ask(folder, "npm:slow", { onWait, patience: 2_300 });
  expect(told).toEqual([new URL(url).host]);
});

test("without a network, and where nobody listens", async () => {
  const folder = await project("http://127.0.0.1:9");
  const all = [
    ...(await ask(folder, "npm:x", { offline: true })),
    ...(await ask(folder, "npm:x")),
    ...(await ask(await project("http://registry.example/"), "npm:x")),
    ...(await ask(await project("what"), "npm:x")),
  ];
  expect(all.join("\n")).toMatchInlineSnapshot(`
    "network: npm package x is on the network, and --offline forbids it
    network: http://127.0.0.1:9/x refuses the connection
    refused: npm package x leads to http://registry.example/x, which is not https
    usage: npm is configured with a registry that is no address"
  `);
});

test("a mirror hands on the tarballs of npm's own registry", async () => {
  const tarball = release("1.0.0").tarball;
  const { url, asked } = await serve((request, response) => {
    if (request.url!.endsWith(".tgz")) response.end(tarball);
    else {
      const dist = {
        tarball: "https://registry.invalid/npm/x/-/x-1.0.0.tgz",
        integrity: sha512(tarball),
      };
      response.end(
        JSON.stringify({ "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": { dist } } }),
      );
    }
  });
  const npm = await fakeNpm('console.log("https://registry.invalid/npm/")');
  const fetched = async (option: string) => {
    asked.length = 0;
    const folder = await project(`${url}/mirror/`, option && `replace-registry-host=${option}\n`);
    const variables = { npm_execpath: npm.path, HTTPS_PROXY: "http://127.0.0.1:9" };
    const [said] = await ask(folder, "npm:x", { variables });
    return asked[1]?.path ?? said;
  };
  const whole = "/mirror/npm/x/-/x-1.0.0.tgz";
  const elsewhere = expect.stringMatching(/^network: the proxy /);
  expect(await fetched("never")).toEqual(elsewhere);
  expect(await fetched("always")).toBe(whole);
  expect(await fetched("registry.invalid")).toBe(whole);
  expect(await fetched("https://registry.invalid/npm")).toBe("/mirror/x/-/x-1.0.0.tgz");
  expect(await fetched("https://registry.invalid/other")).toEqual(elsewhere);
  expect(await fetched("other.invalid")).toEqual(elsewhere);
  expect(await npm.starts()).toBe(0);
  expect(await fetched("")).toBe(whole);
  expect(await fetched("npmjs")).toBe(whole);
  expect(await npm.starts()).toBe(1);
});

test("a hostile tarball is refused whole", async () => {
  const tarball = tgz([
    { name: "package/agents/a.md", content: agent("a") },
    { name: "package/../../x.md", content: "x" },
  ]);
  const { url } = await registry({ x: { versions: { "1.0.0": { tarball } } } });
  expect(await ask(await project(url), "npm:x")).toEqual([
    "refused: the archive of npm package x 1.0.0 holds an entry that leaves the archive's root: package/../../x.md",
  ]);
});
