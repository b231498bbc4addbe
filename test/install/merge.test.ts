import { describe, expect, test } from "vitest";
import { mergeAgent } from "../../src/install/merge/merge.ts";

const labels = { local: "yours", base: "installed", upstream: "new" };
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(of);

function merge(local: string, base: string, upstream: string) {
  const sides = { local: bytes(local), base: bytes(base), upstream: bytes(upstream) };
  const result = mergeAgent(sides, labels);
  return { ...result, text: text(result.bytes) };
}

const base = `---
name: builder
# What it is for.
description: Builds
tools: Read, Bash
model: sonnet
---

# Builder

First line.

Last line.
`;
const change = (...swaps: [string, string][]) =>
  swaps.reduce((now, [from, to]) => now.replace(from, () => to), base);

describe("clean", () => {
  test.for<[string, string, string, string]>([
    [
      "neighbouring keys",
      change(["sonnet", "opus"]),
      change(["Read, Bash", "Read"]),
      change(["sonnet", "opus"], ["Read, Bash", "Read"]),
    ],
    [
      "a key and the text",
      change(["Builds", "Builds well"]),
      change(["First", "1st"]),
      change(["Builds", "Builds well"], ["First", "1st"]),
    ],
    ["the same change twice", change(["opus", "x"]), change(["opus", "x"]), base],
    [
      "new keys of both",
      change(["sonnet\n", "sonnet\ncolor: red\n"]),
      change(["sonnet\n", "sonnet\neffort: high\n"]),
      change(["sonnet\n", "sonnet\ncolor: red\neffort: high\n"]),
    ],
    [
      "a key taken out and another changed",
      change(["model: sonnet\n", ""]),
      change(["Builds", "Makes"]),
      change(["model: sonnet\n", ""], ["Builds", "Makes"]),
    ],
    [
      "a comment and the value below it",
      change(["What it is for.", "For you."]),
      change(["Builds", "Makes"]),
      change(["What it is for.", "For you."], ["Builds", "Makes"]),
    ],
    [
      "keys moved here and a value changed there",
      change(["tools: Read, Bash\nmodel: sonnet\n", "model: sonnet\ntools: Read, Bash\n"]),
      change(["Bash", "Edit"]),
      change(["tools: Read, Bash\nmodel: sonnet\n", "model: sonnet\ntools: Read, Edit\n"]),
    ],
  ])("%s", ([, local, upstream, expected]) => {
    expect(merge(local, base, upstream)).toMatchObject({ kind: "merged", text: expected });
    expect(merge(upstream, base, local).kind).toBe("merged");
  });

  test("a key of many lines is one key", () => {
    const long = base.replace("Builds\n", "|\n  One.\n\n  # no comment\n  Two.\n");
    const local = long.replace("Two.", "2.");
    const upstream = long.replace("sonnet", "opus");
    expect(merge(local, long, upstream).text).toBe(local.replace("sonnet", "opus"));
  });

  test("line ends and mark are those of the local file", () => {
    const local = `\uFEFF${change(["First", "1st"]).replaceAll("\n", "\r\n")}`;
    const merged = merge(local, base, change(["Last", "Final"]));
    expect(merged).toMatchObject({
      kind: "merged",
      text: `\uFEFF${change(["First", "1st"], ["Last", "Final"]).replaceAll("\n", "\r\n")}`,
    });
  });
});

describe("conflicts", () => {
  test("two changes of the tools are never joined", () => {
    const merged = merge(
      change(["Read, Bash", "Read, Bash, Edit"]),
      base,
      change(["Read, Bash", "Read, Bash, Write"]),
    );
    expect(merged).toMatchObject({ kind: "conflict", keys: ["tools"], body: false });
    expect(merged.text).toContain(
      "<<<<<<< yours\ntools: Read, Bash, Edit\n||||||| installed\ntools: Read, Bash\n=======\ntools: Read, Bash, Write\n>>>>>>> new\nmodel: sonnet\n---\n",
    );
  });

  test("also not where they stand on lines of their own, which line by line would be clean", () => {
    const list = base.replace("Read, Bash", "\n  - Read\n  - Bash\n  - Edit\n  - Write\n  - Glob");
    const merged = merge(list.replace("  - Read\n", ""), list, `${list.replace("  - Glob\n", "")}`);
    expect(merged).toMatchObject({ kind: "conflict", keys: ["tools"] });
  });

  test("a key that one side changed and the other took out", () => {
    const merged = merge(change(["sonnet", "opus"]), base, change(["model: sonnet\n", ""]));
    expect(merged).toMatchObject({ kind: "conflict", keys: ["model"] });
  });

  test("one place of the text", () => {
    const merged = merge(change(["First", "1st"]), base, change(["First", "The first"]));
    expect(merged).toMatchObject({ kind: "conflict", keys: [], body: true });
    expect(merged.text).toContain("<<<<<<< yours\n1st line.\n||||||| installed\nFirst line.\n");
  });

  test("a frontmatter that cannot be told apart by lines is merged as text", () => {
    const flow = "---\n{name: a, description: d}\n---\nx\n";
    expect(merge(flow.replace("d}", "e}"), flow, flow.replace("x", "y"))).toMatchObject({
      kind: "merged",
      text: "---\n{name: a, description: e}\n---\ny\n",
    });
    expect(merge(flow.replace("d}", "e}"), flow, flow.replace("a,", "b,")).kind).toBe("conflict");
  });
});

test("texts of repeated lines cost no time", () => {
  const many = (word: string) => base + `${word}\n`.repeat(60_000);
  const start = performance.now();
  const merged = merge(`${many("x")}local\n`, many("x"), `up\n${many("x")}`);
  expect(performance.now() - start).toBeLessThan(15_000);
  expect(merged.kind).toBe("conflict");
});
