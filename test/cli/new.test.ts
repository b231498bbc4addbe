import { chmod, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { assert, asyncProperty, constantFrom, string, subarray } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { cancelled } from "../../src/cli/ask.ts";
import type { Ask } from "../../src/cli/ask.ts";
import { agentText } from "../../src/cli/new/agent-text.ts";
import { rules } from "../../src/rules/index.ts";
import { check } from "../support/check.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const useful = "Reviews a change. Use it before every commit.";
const project = () => tree({ ".git/HEAD": "", "src/x": "" });
const create = (cwd: string, name: string, ...more: readonly string[]) =>
  runAgentlint(["new", name, "--description", useful, ...more], { cwd, home: "/nowhere/home" });

/** Answers in the order of the questions. */
function answering(...answers: readonly (string | readonly string[] | typeof cancelled)[]) {
  const asked: string[] = [];
  const problems: (string | undefined)[] = [];
  const next = (question: string) => {
    asked.push(question);
    return answers[asked.length - 1] ?? cancelled;
  };
  const ask: Ask = {
    confirm: async () => false,
    text: async (question, { problem }) => {
      const answer = next(question);
      problems.push(typeof answer === "string" ? problem(answer) : undefined);
      return answer as string;
    },
    choose: async (question) => next(question) as string,
    pick: async (question) => next(question) as readonly string[],
  };
  return { ask, asked, problems };
}

describe("new", () => {
  test("writes an agent that no rule has anything to say against, from a folder below too", async () => {
    const cwd = await project();
    const { code, stdout, stderr } = await create(
      join(cwd, "src"),
      "code-reviewer",
      "--color",
      "blue",
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Created ");
    const text = await readFile(join(cwd, ".claude/agents/code-reviewer.md"), "utf8");
    expect(text.split("\n").slice(0, 6)).toEqual([
      "---",
      "name: code-reviewer",
      `description: ${useful}`,
      "tools: Read, Grep, Glob",
      "color: blue",
      "---",
    ]);
    const path = ".claude/agents/code-reviewer.md";
    expect(check(rules, text, { path }).diagnostics).toEqual([]);
    expect(
      check(rules, text, { path: "agents/code-reviewer.md", scope: "plugin" }).diagnostics,
    ).toEqual([]);
  });

  test("every tool, a model and another folder", async () => {
    const cwd = await project();
    await create(cwd, "a", "--tools", "*", "--model", "haiku", "--dir", "team");
    const text = await readFile(join(cwd, "team/a.md"), "utf8");
    expect(text).not.toContain("tools:");
    expect(text).toContain("\nmodel: haiku\n");
  });

  test("--user goes where CLAUDE_CONFIG_DIR says, --plugin only into a plugin", async () => {
    const cwd = await tree({ "own/x": "", "plug/.claude-plugin/plugin.json": '{"name":"p"}' });
    const env = { CLAUDE_CONFIG_DIR: join(cwd, "own") };
    await runAgentlint(["new", "a", "--user", "--description", useful], { cwd, env });
    expect(await readdir(join(cwd, "own/agents"))).toEqual(["a.md"]);
    await create(cwd, "b", "--plugin", "plug");
    expect(await readdir(join(cwd, "plug/agents"))).toEqual(["b.md"]);
    await runAgentlint(["new", "c", "--plugin", "--description", "Use it for c."], {
      cwd: join(cwd, "plug"),
    });
    expect(await readdir(join(cwd, "plug/agents"))).toEqual(["b.md", "c.md"]);
    const { code, stderr } = await create(cwd, "d", "--plugin", "own");
    expect([code, stderr]).toEqual([
      2,
      "agentlint: no plugin is in own: it has no .claude-plugin/plugin.json\n",
    ]);
    expect((await create(cwd, "e", "--user", "--dir", "x")).code).toBe(2);
  });

  test("--dry-run prints the file and writes none", async () => {
    const cwd = await project();
    const { stdout } = await create(cwd, "a", "--dry-run");
    expect(stdout).toMatch(/^---\nname: a\n/);
    expect(await readdir(cwd)).toEqual([".git", "src"]);
  });

  test.each([
    ["-a", "unknown option"],
    ["a:b", "it holds a colon"],
    ["a\uff1ab", "it holds a colon"],
    ["", "it is empty"],
    [" a", "there are blanks around it"],
    ["x".repeat(257), "it is longer than 256 characters"],
    ["../a", "no file can be called after it"],
    ["a\\b", "no file can be called after it"],
    [".a", "no file can be called after it"],
    ["CON", "no file can be called after it"],
    ["a\u001b[2Jb", "characters that cannot be seen"],
    ["a\nb", "characters that cannot be seen"],
  ])("refuses the name %j", async (name, reason) => {
    const cwd = await project();
    const { code, stderr } = await create(cwd, name);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(await readdir(cwd)).toEqual([".git", "src"]);
  });

  test("never overwrites, and follows no link out of the project", async () => {
    const cwd = await tree({
      ".git/HEAD": "",
      ".claude/agents/a.md": "mine",
      ".claude/agents/gone.md": "-> nowhere.md",
    });
    for (const name of ["a", "A", "gone"]) {
      const { code, stderr } = await create(cwd, name);
      if (name === "A" && code === 0) continue;
      expect([code, stderr.includes("is there already")]).toEqual([2, true]);
    }
    expect(await readFile(join(cwd, ".claude/agents/a.md"), "utf8")).toBe("mine");
    const away = await tree({ "proj/.git/HEAD": "", "proj/.claude": "-> ../other", "other/x": "" });
    const { code } = await create(join(away, "proj"), "b");
    expect([code, await readdir(join(away, "other"))]).toEqual([2, ["x"]]);
  });

  test.each([
    [["--tools", "Read, Raed"], "unknown-tool"],
    [["--tools", "Read, MultiEdit"], "removed-tool"],
    [["--model", "sonet"], "unknown-model"],
    [["--color", "mauve"], "invalid-value"],
  ])("what a rule would say of %j is said instead of writing", async (options, rule) => {
    const cwd = await project();
    const { code, stderr } = await create(cwd, "a", ...options);
    expect(code).toBe(1);
    expect(stderr).toContain(`[${rule}]`);
    expect(stderr).toContain("was not written");
    expect(await readdir(cwd)).toEqual([".git", "src"]);
  });

  test("a name that another file has already, and that of a built-in agent", async () => {
    const cwd = await tree({ ".git/HEAD": "", ".claude/agents/z.md": agent("taken") });
    expect((await create(cwd, "taken")).stderr).toContain("[duplicate-name]");
    expect((await create(cwd, "Explore")).stderr).toContain("[replaced-builtin]");
    expect(await readdir(join(cwd, ".claude/agents"))).toEqual(["z.md"]);
  });

  test("asks for nothing where nobody can answer, and says what is missing", async () => {
    const cwd = await project();
    const one = await runAgentlint(["new"], { cwd });
    expect([one.code, one.stderr]).toEqual([
      2,
      "agentlint: a name is needed: agentlint new <name>\n",
    ]);
    const other = await runAgentlint(["new", "a"], { cwd });
    expect([other.code, other.stderr.includes("--description")]).toEqual([2, true]);
    const { ask, asked } = answering("x");
    const yes = await runAgentlint(["new", "a", "--yes"], { cwd, ask });
    expect([yes.code, asked]).toEqual([2, []]);
  });

  test("on a terminal asks for what was not given", async () => {
    const cwd = await project();
    const { ask, asked } = answering("a", useful, "some", ["Read", "WebFetch"], "opus", "");
    const { code } = await runAgentlint(["new"], { cwd, ask });
    expect(code).toBe(0);
    expect(asked).toHaveLength(6);
    const text = await readFile(join(cwd, ".claude/agents/a.md"), "utf8");
    expect(text).toContain("tools: Read, WebFetch\nmodel: opus\n---\n");
    const few = answering("edit", "", "");
    await runAgentlint(["new", "b", "--description", `${useful} Or later.`], {
      cwd,
      ask: few.ask,
    });
    expect(few.asked).toHaveLength(3);
  });

  test("an answer that cannot be taken is told at once, and a question left writes nothing", async () => {
    const cwd = await project();
    const { ask, problems } = answering("a:b");
    const { code } = await runAgentlint(["new"], { cwd, ask });
    expect([code, problems]).toEqual([2, ["it holds a colon"]]);
    for (const answers of [
      [],
      ["a"],
      ["a", useful],
      ["a", useful, "read"],
      ["a", useful, "read", ""],
    ]) {
      const left = await runAgentlint(["new"], { cwd, ask: answering(...answers).ask });
      expect([left.code, left.stderr]).toEqual([1, "agentlint: nothing was written\n"]);
    }
    expect(await readdir(cwd)).toEqual([".git", "src"]);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written is told of", async () => {
    const cwd = await project();
    await chmod(cwd, 0o555);
    const { code, stderr } = await create(cwd, "a");
    await chmod(cwd, 0o755);
    expect([code, stderr.includes("was not written")]).toEqual([2, true]);
  });

  test("whatever is answered, the client keeps exactly that", async () => {
    const client = clientAt();
    const names = constantFrom(
      "a",
      "code-reviewer",
      "42",
      "true",
      "null",
      "2.0",
      "Über uns",
      "a # b",
      "'",
    );
    await assert(
      asyncProperty(
        names,
        string({ unit: "grapheme", minLength: 1 }),
        subarray(["Read", "Edit"]),
        async (name, words, tools) => {
          const description = `Use it: ${words}`.trim();
          const text = agentText(
            { name, description, ...(tools.length > 0 && { tools }) },
            client.yaml,
          );
          const reading = read(parseAgent("a.md", text), { client, scope: "project" });
          expect(reading).toMatchObject({ loads: true, name });
          expect(reading.description).toBe(description.replaceAll("\\n", "\n"));
          expect(reading.tools.granted).toEqual(tools.length > 0 ? tools.toSorted() : "*");
        },
      ),
      { numRuns: 300 },
    );
  });
});
