import { describe, expect, test } from "vitest";
import { entryFor, lockText, parseLock, withEntries } from "../../src/install/lock/lock.ts";
import type { Lock, LockEntry } from "../../src/install/lock/schema.ts";

const hash = `sha256-${"0".repeat(64)}`;
const entry: LockEntry = {
  requested: "builder",
  resolved: { type: "catalog", package: "install-agent", version: "1.0.0", path: "agents/b.md" },
  upstream: hash,
  files: { ".claude/agents/builder.md": { target: "claude", sha256: hash } },
  dependencies: [],
  auto: false,
};
const lock: Lock = { lockfileVersion: 1, agents: { builder: entry } };

test("the same lock is always the same text, and comes back whole", async () => {
  const file = entry.files[".claude/agents/builder.md"]!;
  const named = (name: string) => ({ ...entry, files: { [`.claude/agents/${name}.md`]: file } });
  const shuffled = { agents: { b: named("b"), a: named("a") }, lockfileVersion: 1 } as Lock;
  const text = lockText(shuffled);
  expect(text).toBe(lockText({ lockfileVersion: 1, agents: { a: named("a"), b: named("b") } }));
  expect(text.startsWith('{\n  "lockfileVersion": 1,\n  "agents": {\n    "a": {\n')).toBe(true);
  expect(parseLock(text)).toEqual({ kind: "lock", lock: shuffled });
  expect(parseLock(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toMatchObject({ kind: "lock" });
});

test("what a later version added stays", async () => {
  const later = JSON.parse(lockText(lock));
  later.note = { z: 1, a: [1] };
  later.agents.builder.resolved.mirror = "x";
  later.agents.builder.files[".claude/agents/builder.md"].mode = 420;
  const result = parseLock(JSON.stringify(later));
  expect(result.kind).toBe("lock");
  if (result.kind !== "lock") return;
  expect(JSON.parse(lockText(result.lock))).toEqual(later);
});

test("entries are replaced and taken out", () => {
  const changed = withEntries(
    lock,
    new Map([
      ["builder", undefined],
      ["other", entry],
    ]),
  );
  expect(Object.keys(changed.agents)).toEqual(["other"]);
  expect(entryFor(changed, "builder")).toBeUndefined();
  expect(entryFor(changed, "toString")).toBeUndefined();
});

describe("refused", () => {
  const text = lockText(lock);
  const swap = (from: string | RegExp, to: string) => text.replace(from, to);
  test.for<[string, string, string, string]>([
    ["no JSON", "{", "changed", "is not valid JSON"],
    ["nothing", "", "changed", "is not valid JSON"],
    ["another shape", "[]", "changed", "its top is not valid"],
    ["null", "null", "changed", "its top is not valid"],
    ["a newer version", swap(": 1,", ": 7,"), "newer", "is of version 7"],
    ["no version", swap('"lockfileVersion": 1,', ""), "changed", "lockfileVersion is not valid"],
    ["markers", `<<<<<<< HEAD\n${text}`, "merge-markers", "the conflict markers of a merge"],
    [
      "a key twice",
      swap('"auto": false,', '"auto": false, "auto": true,'),
      "changed",
      'the key "auto" stands twice',
    ],
    [
      "a key twice, once escaped",
      swap('"auto": false,', '"auto": false, "\\u0061uto": true,'),
      "changed",
      "stands twice",
    ],
    [
      "a bottomless value",
      swap('"auto"', `"x": ${"[".repeat(50_000)}${"]".repeat(50_000)}, "auto"`),
      "changed",
      "it nests more than",
    ],
    ["__proto__", swap('"auto"', '"__proto__": {}, "auto"'), "changed", 'a key "__proto__"'],
    ["a short hash", swap(/sha256-0+/, "sha256-00"), "changed", "sha256 is not valid"],
    ["a path upwards", swap(".claude/agents", "../agents"), "changed", "builder → files"],
    ["an absolute path", swap(".claude/agents", "/etc"), "changed", "builder → files"],
    ["a drive", swap(".claude/agents", "C:"), "changed", "builder → files"],
    ["a backslash", swap(".claude/agents", ".claude\\\\agents"), "changed", "builder → files"],
    ["a hidden character", swap("agents/b.md", "agents/\\u202eb.md"), "changed", "resolved → path"],
    ["a device", swap('"builder": {', '"con": {'), "changed", "agents → con"],
    [
      "a hook as a document",
      swap('"target": "claude"', '"target": "document"'),
      "changed",
      "files",
    ],
    [
      "a document that is a workflow",
      swap(
        /"\.claude\/agents\/builder\.md": \{/,
        `".github/x.md": {"target": "document", "sha256": "${hash}"}, $&`,
      ),
      "changed",
      "files",
    ],
    [
      "the file of another agent",
      swap("agents/builder.md", "agents/other.md"),
      "changed",
      "agents",
    ],
    [
      "an address that runs a command",
      swap(
        /"resolved": \{[^}]*\}/,
        `"resolved": {"type": "git", "url": "ext::sh -c touch% x", "commit": "${"a".repeat(40)}", "path": "a.md"}`,
      ),
      "changed",
      "url",
    ],
    [
      "an option in place of an address",
      swap(
        /"resolved": \{[^}]*\}/,
        `"resolved": {"type": "git", "url": "--upload-pack=x", "commit": "${"a".repeat(40)}", "path": "a.md"}`,
      ),
      "changed",
      "url",
    ],
    [
      "an absolute path",
      swap(/"resolved": \{[^}]*\}/, '"resolved": {"type": "path", "path": "/etc/x.md"}'),
      "changed",
      "path",
    ],
    [
      "a package that is none",
      swap('"package": "install-agent"', '"package": "../x"'),
      "changed",
      "resolved",
    ],
    ["an unknown source", swap('"catalog"', '"ftp"'), "changed", "builder → resolved"],
  ])("%s", async ([, broken, cause, what]) => {
    expect(parseLock(broken)).toMatchObject({
      kind: "broken",
      cause,
      what: expect.stringContaining(what),
    });
  });

  test("a huge one in no time", async () => {
    const start = performance.now();
    parseLock(`{"a":${"[".repeat(100_000)}`);
    parseLock(`{"lockfileVersion":1,"agents":{"a":"${"\\\\".repeat(500_000)}"}}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
