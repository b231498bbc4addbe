import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const a = ".claude/agents/a.md";
const b = ".claude/agents/b.md";
const files = { [a]: agent("a", "tools: Read, Raed"), [b]: agent("b", "model: gpt-4") };
const BASELINE = ["--baseline", "base.json"];

/** A project whose findings are all in a baseline. */
async function adopted(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = await tree({ ...files, ...more });
  await runAgentlint(["check", ...BASELINE, "--update-baseline"], { cwd });
  return cwd;
}
const run = (cwd: string, ...argv: string[]) =>
  runAgentlint(["check", ...BASELINE, ...argv], { cwd });
const stored = async (cwd: string) => JSON.parse(await readFile(join(cwd, "base.json"), "utf8"));
const put = (cwd: string, path: string, text: string) => writeFile(join(cwd, path), text);

test("--update-baseline writes what there is, sorted, without line numbers", async () => {
  const cwd = await tree(files);
  const { code, stderr, stdout } = await run(cwd, "--update-baseline");
  expect({ code, stderr, stdout }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "agentlint: base.json holds 2 findings now (2 new, 0 gone)
    ",
      "stdout": "No problems in 2 files as Claude Code 2.1.330 reads them; 2 in the baseline
    ",
    }
  `);
  expect(await stored(cwd)).toMatchObject({
    version: 1,
    findings: [
      { path: a, rule: "unknown-tool", message: expect.not.stringContaining("2.1.330") },
      { path: b, rule: "unknown-model" },
    ],
  });
  const before = await readFile(join(cwd, "base.json"), "utf8");
  await run(cwd, "--update-baseline");
  expect(await readFile(join(cwd, "base.json"), "utf8")).toBe(before);
});

describe("what the baseline knows", () => {
  test("is not reported and decides no exit code", async () => {
    const cwd = await adopted();
    expect(await run(cwd, "--max-warnings", "0")).toMatchObject({
      code: 0,
      stderr: "",
      stdout: "No problems in 2 files as Claude Code 2.1.330 reads them; 2 in the baseline\n",
    });
    const json = JSON.parse((await run(cwd, "--format", "json")).stdout);
    expect(json).toMatchObject({ summary: { errors: 0, baselined: 2 }, diagnostics: [] });
  });

  test("may move", async () => {
    const cwd = await adopted();
    await put(cwd, a, agent("a", "color: cyan\ntools: Read, Write, Raed"));
    expect((await run(cwd)).code).toBe(0);
  });

  test("goes by the place of the baseline, not of the run", async () => {
    const cwd = await adopted();
    const below = join(cwd, ".claude/agents");
    const { code, stdout } = await runAgentlint(["check", "--baseline", "../../base.json", "."], {
      cwd: below,
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining("2 in the baseline")]);
  });

  test("is known to another version of the client too", async () => {
    const cwd = await adopted();
    expect((await run(cwd, "--client", "2.1.300")).code).toBe(0);
  });
});

describe("what is new is reported", () => {
  test.for([
    ["another finding of the rule", agent("a", "tools: Read, Raed, Wrtie")],
    ["a finding of another text", agent("a", "tools: Read, Grpe")],
    ["a second one like it", agent("a", "tools: Read, Raed, Raed\ndisallowedTools: Raed")],
  ])("%s", async ([, text]) => {
    const cwd = await adopted();
    await put(cwd, a, text!);
    const { stdout, code } = await run(cwd, "--max-warnings", "0");
    expect([code, stdout]).toEqual([1, expect.stringContaining("warning")]);
  });
});

describe("what is gone", () => {
  test("fails until the baseline is renewed", async () => {
    const cwd = await adopted();
    await put(cwd, a, agent("a", "tools: Read"));
    const { code, stderr } = await run(cwd);
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "agentlint: base.json lists a finding that is gone; --update-baseline takes it out
        .claude/agents/a.md Claude Code has no tool named "Raed" and drops it [unknown-tool]
      ",
      }
    `);
    const update = await run(cwd, "--update-baseline");
    expect(update.stderr).toBe("agentlint: base.json holds 1 finding now (0 new, 1 gone)\n");
    expect((await run(cwd)).code).toBe(0);
  });

  test("counts when its file is gone, or its rule", async () => {
    const cwd = await adopted();
    await rm(join(cwd, b));
    expect((await run(cwd)).stderr).toContain("lists a finding that is gone");
    const baseline = await stored(cwd);
    baseline.findings[1].rule = "no-such-rule";
    await put(cwd, b, files[b]!);
    await put(cwd, "base.json", JSON.stringify(baseline));
    await put(cwd, b, agent("b"));
    expect((await run(cwd)).stderr).toContain("[no-such-rule]");
  });

  test("does not count when it was not looked for", async () => {
    const cwd = await adopted({ [".claude/agents/x/a.md"]: agent("a") });
    for (const argv of [[b], ["--isolated"], ["--rule", "unknown-tool:off"]]) {
      expect((await run(cwd, ...argv)).stderr).toBe("");
    }
    await put(cwd, "agentlint.json", '{ "ignores": ["a.md"] }');
    expect((await run(cwd)).stderr).toBe("");
  });

  test("is kept by an update that did not look for it", async () => {
    const cwd = await adopted();
    const before = await stored(cwd);
    await run(cwd, b, "--update-baseline");
    expect(await stored(cwd)).toEqual(before);
  });
});

describe("a baseline that cannot be used", () => {
  test.for([
    ["there is none", undefined, "there is no baseline base.json; --update-baseline writes it"],
    [
      "no JSON",
      "<<<<<<< ours\n",
      "the baseline base.json is no JSON; after a merge conflict, take it away and write it with --update-baseline",
    ],
    [
      "another version",
      '{"version": 2, "findings": []}',
      "the baseline base.json has another shape at version",
    ],
    [
      "another shape",
      '{"version": 1, "findings": [{}]}',
      "the baseline base.json has another shape at findings.0.path",
    ],
  ] as const)("%s", async ([, text, message]) => {
    const cwd = await tree({ ...files, ...(text !== undefined && { "base.json": text }) });
    expect(await run(cwd)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `agentlint: ${message}\n`,
    });
  });

  test("is not overwritten", async () => {
    const cwd = await tree({ ...files, "base.json": "<<<<<<< ours\n" });
    expect((await run(cwd, "--update-baseline")).code).toBe(2);
    expect(await readFile(join(cwd, "base.json"), "utf8")).toBe("<<<<<<< ours\n");
  });

  test("--update-baseline needs its name", async () => {
    const cwd = await tree(files);
    expect((await runAgentlint(["check", "--update-baseline"], { cwd })).code).toBe(2);
  });
});

test("--fix repairs what the baseline knows as well", async () => {
  const cwd = await adopted({ [a]: agent("a", "tools: read, Raed") });
  const { stderr } = await run(cwd, "--fix");
  expect(await readFile(join(cwd, a), "utf8")).toContain("tools: Read, Raed");
  expect(stderr).toContain("gone");
});

test("SARIF tells findings apart in the same way", async () => {
  const cwd = await tree(files);
  const prints = async () => {
    const { stdout } = await runAgentlint(["check", "--format", "sarif"], { cwd });
    const { results } = JSON.parse(stdout).runs[0] as {
      results: { partialFingerprints: object }[];
    };
    return results.map(({ partialFingerprints }) => partialFingerprints);
  };
  const before = await prints();
  expect(before).toEqual([
    { "agentlint/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
    { "agentlint/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
  ]);
  await put(cwd, a, agent("a", "color: cyan\ntools: Read, Raed"));
  expect(await prints()).toEqual(before);
});
