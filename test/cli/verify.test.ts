import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifySchema } from "../../src/report/schema.ts";
import { runAgentlint } from "../support/run.ts";
import type { RunOptions } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const FAKE = new URL("../support/fake-client.mjs", import.meta.url).href;

interface Fake {
  readonly behaviour?: string;
  readonly version?: string;
}

interface Start {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly child?: number;
}

/** A client outside the project, and what it tells of its last start. */
async function fake(options: Fake = {}) {
  const folder = await tree({});
  const record = join(folder, "start.json");
  const { writeFile } = await import("node:fs/promises");
  const text = `import { fakeClient } from ${JSON.stringify(FAKE)};\nawait fakeClient(${JSON.stringify({ ...options, record })});\n`;
  const bin = join(folder, "claude.mjs");
  await writeFile(bin, text);
  return { bin, start: () => JSON.parse(readFileSync(record, "utf8")) as Start };
}

async function verify(
  files: Readonly<Record<string, string | Uint8Array>>,
  client: Fake = {},
  argv: readonly string[] = [],
  options: RunOptions = {},
) {
  const cwd = await tree({ ".git/HEAD": "", ...files });
  const { bin, start } = await fake(client);
  const result = await runAgentlint(["verify", "--bin", bin, ...argv], { cwd, ...options });
  return { ...result, start };
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that ended stays in the table until somebody asks for it, which nobody may do here.
  const state = tryTo(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  return state === undefined || !/^\d+ \(.*\) Z/.test(state);
};

describe("agreement", () => {
  const files = {
    ".claude/agents/a.md": agent("a", "model: haiku\ntools: Read, Bash"),
    ".claude/agents/deep/b.md": agent("b"),
    ".claude/agents/broken.md": "---\nname: broken\n---\n",
    ".claude/agents/none.md": agent("none", "tools: Nope"),
  };

  test("of what is read", async () => {
    const { code, stdout, stderr } = await verify(files);
    expect(stdout).toBe("4 files as Claude Code 2.1.330 reads them: no difference\n");
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("of the tools of agents that are started", async () => {
    const { code, stdout } = await verify(files, {}, ["--tools"]);
    expect(stdout).toBe(
      "4 files as Claude Code 2.1.330 reads them, 3 agents started: no difference\n",
    );
    expect(code).toBe(0);
  });

  test("of a plugin's agents, which keep their file names and folders", async () => {
    const plugin = {
      ".claude-plugin/plugin.json": '{"name":"acme"}',
      "agents/a.md": agent("a"),
      "agents/b.md": agent("b"),
    };
    const { stdout } = await verify(plugin, {}, ["--format", "json"]);
    expect(verifySchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      client: "2.1.330",
      facts: "known",
      files: 2,
      started: 0,
      agents: [],
      skipped: [],
    });
  });

  test("of many agents, of which some have one name", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        return [`.claude/agents/${index}.md`, agent(`agent-${index % 30}`)];
      }),
    );
    const { stdout } = await verify(many, {}, ["--tools"]);
    expect(stdout).toBe(
      "40 files as Claude Code 2.1.330 reads them, 40 agents started: no difference\n",
    );
  });

  test("with a client that tells names without files", async () => {
    const { stdout } = await verify(files, { behaviour: "old", version: "2.1.150" });
    expect(stdout).toBe("4 files as Claude Code 2.1.150 reads them: no difference\n");
  });

  test("with a client that tells names and only in a conversation", async () => {
    const argv = ["--tools"];
    const old = { behaviour: "oldest", version: "2.1.62" };
    expect((await verify(files, old)).stdout).toBe(
      "4 files as Claude Code 2.1.62 reads them: no difference\n",
    );
    const { code, stderr } = await verify(files, old, argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--tools needs 2.1.238 or newer")]);
  });
});

describe("difference", () => {
  const files = {
    ".claude/agents/a.md": agent("a", "tools: Read, Write"),
    ".claude/agents/gone.md": agent("gone"),
  };

  test("as a table", async () => {
    const { code, stdout } = await verify(files, { behaviour: "differs" }, ["--tools"]);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "file                    what         predicted   Claude Code 2.1.330
      .claude/agents/a.md     description  "Does a"    "DOES A"
      .claude/agents/a.md     model        nothing     "other"
      .claude/agents/a.md     tools        also Write  also Bash
      .claude/agents/gone.md  loads        yes         no

      2 files as Claude Code 2.1.330 reads them, 1 agent started: 2 differ
      "
    `);
  });

  test("for machines", async () => {
    const argv = ["--format", "json", ".claude/agents/gone.md"];
    const { code, stdout } = await verify(files, { behaviour: "differs" }, argv);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).agents).toEqual([
      {
        path: ".claude/agents/gone.md",
        scope: "project",
        differences: [{ what: "loads", predicted: true, observed: false }],
      },
    ]);
  });

  test("of one file does not count for another one that it shadows", async () => {
    const both = {
      ".claude/agents/1.md": agent("victim"),
      ".claude/agents/2.md": agent("thief"),
    };
    const argv = ["--format", "json"];
    const { stdout } = await verify(both, { behaviour: "shadows" }, argv);
    expect(JSON.parse(stdout).agents).toMatchObject([
      { path: ".claude/agents/2.md", differences: [{ what: "name", observed: "victim" }] },
    ]);
  });
});

describe("the sandbox", () => {
  test("holds nothing of the user's and is gone afterwards", async () => {
    const { start } = await verify({ "a.md": agent("a") }, {}, ["--tools", "a.md"], {
      env: { SECRET: "x", ANTHROPIC_API_KEY: "y", HTTPS_PROXY: "http://example.com" },
    });
    const { cwd, env, argv } = start();
    expect(existsSync(cwd)).toBe(false);
    expect(env).not.toHaveProperty("SECRET");
    expect(env["ANTHROPIC_API_KEY"]).toMatch(/^placeholder/);
    expect(env["ANTHROPIC_BASE_URL"]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(env["HTTPS_PROXY"]).toBe(env["ANTHROPIC_BASE_URL"]);
    expect(env["HOME"]!.startsWith(join(cwd, ".."))).toBe(true);
    expect(argv).toContain("-p");
  });

  test("agents that bring commands are read and not started", async () => {
    const files = {
      ".claude/agents/a.md": agent("a", "hooks: {}"),
      ".claude/agents/b.md": agent("b", "mcpServers: [x]"),
      ".claude/agents/c.md": agent("c"),
    };
    const { stdout } = await verify(files, {}, ["--tools"]);
    expect(stdout).toContain("3 files as Claude Code 2.1.330 reads them, 1 agent started:");
  });

  test("an interruption ends the client and removes everything before it goes on", async () => {
    const { bin, start } = await fake({ behaviour: "hangs" });
    const cwd = await tree({ "a.md": agent("a") });
    const finishers: (() => Promise<void>)[] = [];
    const running = runAgentlint(["verify", "--bin", bin, "a.md"], {
      cwd,
      onInterrupt: (one) => {
        finishers.push(one);
        return () => finishers.splice(0);
      },
    });
    await expect.poll(() => tryTo(start), { timeout: 10_000 }).toBeDefined();
    await finishers[0]!();
    const { cwd: sandbox, pid, child } = start();
    expect([existsSync(sandbox), isAlive(pid)]).toEqual([false, false]);
    if (process.platform !== "win32") {
      await expect.poll(() => isAlive(child!)).toBe(false);
    }
    expect(await running).toMatchObject({ code: 2, stderr: "agentlint: interrupted\n" });
    expect(finishers).toEqual([]);
  });
});

function tryTo<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

describe("no answer is exit code 2 and says why", () => {
  const files = { ".claude/agents/a.md": agent("a") };

  test.for([
    ["hangs", "the client gave no answer within 1 seconds"],
    ["garbage", "the client ended (exit code 0) before it answered"],
    ["crashes", "the client ended (exit code 7) before it answered: \\u{1b}[31msomething broke"],
    ["other", "asked for its version, it says something else"],
  ] as const)("a client that %s", async ([behaviour, message]) => {
    const argv = behaviour === "hangs" ? ["--timeout", "1"] : [];
    const { code, stdout, stderr, start } = await verify(files, { behaviour }, argv);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    const started = tryTo(start);
    if (started) expect([existsSync(started.cwd), isAlive(started.pid)]).toEqual([false, false]);
  });

  test("a client that would run what stands in the files", async () => {
    const { code, stderr } = await verify(files, { version: "2.1.237" }, ["--tools"]);
    expect([code, stderr.includes("--tools needs 2.1.238 or newer")]).toEqual([2, true]);
  });

  test.for([
    [["--timeout", "soon"], "not a time in seconds"],
    [["--format", "xml"], "unknown format"],
    [["--stdin"], "not about standard input"],
    [["nope.md"], "no such file"],
  ] as const)("%j is wrong use", async ([argv, message]) => {
    const { code, stderr } = await verify(files, {}, argv);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
  });

  test("nothing to ask about", async () => {
    const { code, stderr } = await verify({});
    expect([code, stderr]).toEqual([2, "agentlint: no agent file is found to ask about\n"]);
  });
});

test.for([
  ["2.1.332", "known", ""],
  ["2.1.999", "too-new", "nothing is known of Claude Code 2.1.999 yet"],
  ["2.1.10", "too-old", "nothing older than Claude Code 2.1.62 was observed"],
] as const)("facts that do not reach %s", async ([version, facts, message]) => {
  const files = { ".claude/agents/a.md": agent("a") };
  const { code, stdout, stderr } = await verify(files, { version }, ["--format", "json"]);
  expect(verifySchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
  expect(JSON.parse(stdout)).toMatchObject({ client: version, facts });
  expect([code, stderr.includes(message)]).toEqual([0, true]);
});

const client = process.env["CLAUDE_BIN"];

describe.skipIf(!client)("the real client (CLAUDE_BIN)", () => {
  const files = {
    ".claude/agents/colon.md": "---\nname: colon\ndescription: Use when: asked\n---\n",
    ".claude/agents/crlf.md": "---\r\nname: crlf\r\ndescription: Use when: asked\r\n---\r\n",
    ".claude/agents/dead.md": "---\nname: dead\n---\n",
    ".claude/agents/tools.md": agent("tools", "tools: Grep, MultiEdit\nmemory: user"),
    ".claude/agents/twin-1.md": agent("twin"),
    ".claude/agents/twin-2.md": agent("twin"),
  };

  test("reads as predicted", async () => {
    const cwd = await tree({ ".git/HEAD": "", ...files });
    const run = await runAgentlint(["verify", "--tools", "--bin", client!], { cwd });
    expect(run.stdout).toMatch(/6 files as Claude Code \S+ reads them, 4 agents started: no diff/);
    expect(run.code).toBe(0);
  });
});
