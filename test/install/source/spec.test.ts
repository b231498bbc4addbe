import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { parseSpec } from "../../../src/install/source/spec/parse-spec.ts";

const hub = (url: string, more = {}) => ({
  type: "git",
  url: `https://github.com/${url}`,
  ...more,
});

test.for<[string, object]>([
  ["devops-engineer", { type: "catalog", name: "devops-engineer" }],
  [" devops-engineer ", { type: "catalog", name: "devops-engineer" }],
  ["./x.md", { type: "path", path: "./x.md" }],
  ["x.md", { type: "path", path: "x.md" }],
  ["agents/x.md", { type: "path", path: "agents/x.md" }],
  ["/a/x.tgz", { type: "path", path: "/a/x.tgz" }],
  ["pkg.tar.gz#x", { type: "path", path: "pkg.tar.gz", agent: "x" }],
  ["./folder#x", { type: "path", path: "./folder", agent: "x" }],
  ["./c#/x.md", { type: "path", path: "./c#/x.md" }],
  [".", { type: "path", path: "." }],
  ["..", { type: "path", path: ".." }],
  ["~/agents", { type: "path", path: "~/agents" }],
  [String.raw`C:\agents\x.md`, { type: "path", path: String.raw`C:\agents\x.md` }],
  ["file:///a/x.md", { type: "path", path: "/a/x.md" }],
  ["file:x.tgz", { type: "path", path: "x.tgz" }],
  ["npm:pkg", { type: "npm", package: "pkg" }],
  ["npm:@acme/agents", { type: "npm", package: "@acme/agents" }],
  ["npm:@acme/agents@^1.2", { type: "npm", package: "@acme/agents", range: "^1.2" }],
  ["npm:pkg@>=1 <2#a", { type: "npm", package: "pkg", range: ">=1 <2", agent: "a" }],
  ["npm:pkg#a", { type: "npm", package: "pkg", agent: "a" }],
  ["owner/repo", hub("owner/repo.git")],
  ["owner/repo.git", hub("owner/repo.git")],
  ["owner/repo@v1.0", hub("owner/repo.git", { ref: "v1.0" })],
  ["owner/repo@feature/x#a", hub("owner/repo.git", { ref: "feature/x", agent: "a" })],
  ["owner/repo#a", hub("owner/repo.git", { agent: "a" })],
  ["owner/repo:agents/a.md", hub("owner/repo.git", { path: "agents/a.md" })],
  ["owner/repo@main:a.md", hub("owner/repo.git", { ref: "main", path: "a.md" })],
  ["git+https://h.example/r.git", { type: "git", url: "https://h.example/r.git" }],
  [
    "git+https://h.example:8443/r.git@v1#a",
    { type: "git", url: "https://h.example:8443/r.git", ref: "v1", agent: "a" },
  ],
  [
    "git+ssh://git@h.example/o/r.git:a/b.md",
    { type: "git", url: "ssh://git@h.example/o/r.git", path: "a/b.md" },
  ],
  ["git+file:///srv/r.git", { type: "git", url: "file:///srv/r.git" }],
  ["git+http://127.0.0.1:9/r.git", { type: "git", url: "http://127.0.0.1:9/r.git" }],
  ["https://h.example/a.md", { type: "https", url: "https://h.example/a.md" }],
  ["https://h.example/a.md?v=1#top", { type: "https", url: "https://h.example/a.md?v=1" }],
  ["http://localhost:8080/a.md", { type: "https", url: "http://localhost:8080/a.md" }],
])("%s", ([text, spec]) => {
  expect(parseSpec(text)).toEqual({ spec });
});

test("what is wrong is told, and what was meant", () => {
  const wrong = [
    "",
    "a\nb",
    "x".repeat(2_049),
    "./x#",
    "npm:",
    "npm:../x",
    "npm:-x",
    "npm:x@",
    "npm:x#",
    "npm:x#a#b",
    "npm:x@https://h.example/x.tgz",
    "@acme/agents",
    "-owner/repo",
    "owner/..",
    "owner/-repo",
    "a/b/c",
    "owner/repo@",
    "owner/repo@-x",
    "owner/repo@a..b",
    "owner/repo#",
    "owner/repo:../x.md",
    "owner/repo:/x.md",
    "git+ext::sh -c x",
    "git+ext://x/y",
    "git+https://-x/y.git",
    "git+ssh://-oProxyCommand=x/y",
    "git+ssh://u@-oProxyCommand=x/y",
    "git+https://u:secret@h.example/r.git",
    "git+https://h.example",
    "git+http://h.example/r.git",
    "git+git@github.com:o/r.git",
    "git@github.com:o/r.git",
    "ssh://git@h.example/r.git",
    "http://h.example/a.md",
    "https://u:p@h.example/a.md",
    "https://h.example/a.tgz",
    "https://h.example/r.git",
    "https://github.com/o/r",
    "https://github.com/o/r/blob/main/agents/a.md",
    "https://",
    "ftp://h.example/a.md",
  ].map((text) => {
    const result = parseSpec(text);
    return `${JSON.stringify(text.slice(0, 50))}: ${"problem" in result ? result.problem : "?"}`;
  });
  expect(wrong.join("\n")).toMatchInlineSnapshot(`
    """: nothing is asked for
    "a\\nb": it holds control characters
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": it has more than 2048 characters
    "./x#": no agent is named behind the #
    "npm:": that is no name of an npm package
    "npm:../x": that is no name of an npm package
    "npm:-x": that is no name of an npm package
    "npm:x@": no version is named behind the @
    "npm:x#": an agent is named behind a single #
    "npm:x#a#b": an agent is named behind a single #
    "npm:x@https://h.example/x.tgz": an npm package is asked for by version, range or tag, not by an address
    "@acme/agents": a package is asked for as npm:@acme/agents
    "-owner/repo": that is no owner/repository; a path starts with ./ and a package is asked for as npm:name
    "owner/..": that is no owner/repository; a path starts with ./ and a package is asked for as npm:name
    "owner/-repo": that is no owner/repository; a path starts with ./ and a package is asked for as npm:name
    "a/b/c": that is no owner/repository; a path starts with ./ and a package is asked for as npm:name
    "owner/repo@": that is no name of a branch or tag
    "owner/repo@-x": that is no name of a branch or tag
    "owner/repo@a..b": that is no name of a branch or tag
    "owner/repo#": no agent is named behind the #
    "owner/repo:../x.md": the path behind the : leads to no file of the repository
    "owner/repo:/x.md": the path behind the : leads to no file of the repository
    "git+ext::sh -c x": that is no address; write git+https://host/repository.git
    "git+ext://x/y": repositories are not fetched by ext://
    "git+https://-x/y.git": that is no name of a host
    "git+ssh://-oProxyCommand=x/y": that is no name of a host
    "git+ssh://u@-oProxyCommand=x/y": that is no name of a host
    "git+https://u:secret@h.example/r.git": an address with a password in it is not kept
    "git+https://h.example": the address names no repository
    "git+http://h.example/r.git": what http:// brings can be changed on its way
    "git+git@github.com:o/r.git": write the address as git+ssh://git@host/owner/repository.git
    "git@github.com:o/r.git": write the address as git+ssh://git@host/owner/repository.git
    "ssh://git@h.example/r.git": write git+ssh://git@h.example/r.git
    "http://h.example/a.md": what http:// brings can be changed on its way; use https://
    "https://u:p@h.example/a.md": an address with a name or password in it is not kept
    "https://h.example/a.tgz": an address leads to an agent only when it ends in .md
    "https://h.example/r.git": a repository is asked for with git+ before it
    "https://github.com/o/r": a repository is asked for as o/r
    "https://github.com/o/r/blob/main/agents/a.md": this is a page about the file; ask for o/r@main:agents/a.md
    "https://": that is no address
    "ftp://h.example/a.md": ftp: is no kind of source; there are npm:package, owner/repository, git+URL, https://….md and paths"
  `);
});

test("any text is a request or a problem", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      for (const start of ["", "npm:", "git+https://", "o/r", "https://"]) {
        const result = parseSpec(start + text);
        expect("spec" in result || result.problem !== "").toBe(true);
      }
    }),
  );
});
