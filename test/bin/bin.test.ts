import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { agent, tree } from "../support/tree.ts";

/* The built commands as processes: what a test inside the process cannot see. */

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
let agentlint: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "agentlint-bin-"));
  const command = [join(root, ".config/build.mjs"), join(folder, "dist")];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  await cp(join(root, "package.json"), join(folder, "package.json"));
  agentlint = join(folder, "dist/agentlint.js");
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A project whose report is larger than any pipe's buffer. */
async function noisyProject(): Promise<string> {
  const tools = Array.from({ length: 150 }, (_, index) => `Nothing${index}`).join(", ");
  return tree(
    Object.fromEntries(
      Array.from({ length: 90 }, (_, index) => [
        `.claude/agents/a${index}.md`,
        agent(`a${index}`, `tools: Read, ${tools}`),
      ]),
    ),
  );
}

test.skipIf(process.platform === "win32")(
  "a second signal ends what the first one does not",
  { timeout: 60_000 },
  async () => {
    const script = join(folder, "dist/stuck.mjs");
    const contents = `
      import { processIo } from "./src/bin/process-io.ts";
      const { onInterrupt } = processIo(${JSON.stringify(join(folder, "dist"))});
      for (const one of [1, 2]) {
        onInterrupt(() => (console.log("asked " + one), new Promise(() => undefined)));
      }
      setInterval(() => undefined, 1_000);
      console.log("ready");`;
    await build({
      stdin: { contents, resolveDir: root },
      outfile: script,
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
    });
    const child = spawn(process.execPath, [script]);
    const closed = new Promise((resolve) => child.on("close", (...how) => resolve(how)));
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
    await vi.waitUntil(() => text.includes("ready"), { timeout: 20_000 });
    child.kill("SIGINT");
    await vi.waitUntil(() => text.includes("asked 2"), { timeout: 20_000 });
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    child.kill("SIGINT");
    expect(await closed).toEqual([null, "SIGINT"]);
  },
);

describe("pipes", () => {
  test("a slow reader gets all of 5 MB", async () => {
    const cwd = await noisyProject();
    const child = spawn(process.execPath, [agentlint, "check", "--format", "json"], { cwd });
    const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
    let text = "";
    let chunks = 0;
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      text += chunk;
      if (++chunks % 40 === 0) await setTimeout(5);
    }
    expect(await closed).toBe(0);
    expect(text.length).toBeGreaterThan(5_000_000);
    const { summary, diagnostics } = JSON.parse(text) as {
      summary: { warnings: number };
      diagnostics: unknown[];
    };
    expect(diagnostics.length).toBe(summary.warnings);
  });

  test("a reader that goes away is no failure and leaves no trace", async () => {
    const cwd = await noisyProject();
    const child = spawn(process.execPath, [agentlint, "check", "--format", "json"], { cwd });
    let stderr = "";
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    expect([code, stderr]).toEqual([0, ""]);
  });

  const node = JSON.stringify(process.execPath);
  const check = () => `${node} ${JSON.stringify(agentlint)} check --format json`;

  // Node gives a child a socket, a shell gives it a pipe. As long as Node has it open somewhere, it
  // takes no more than fits, and says so.
  describe.skipIf(process.platform === "win32").for([
    ["a pipe", ""],
    [
      "one that takes only what fits",
      `${node} -e 'process.stdout.write(""); setTimeout(() => {}, 1500)' & sleep 0.3;`,
    ],
  ])("%s of a shell", ([, before]) => {
    const through = (cwd: string, reader: string) => {
      const line = `{ ${before} ${check()}; echo $? >&2; } | ${reader}`;
      return spawnSync("sh", ["-c", line], { cwd, encoding: "utf8" });
    };

    test("brings all of it to a slow reader", async () => {
      const cwd = await noisyProject();
      const { stdout, stderr } = through(cwd, "{ sleep 0.3; wc -c; }");
      const file = join(cwd, "report.json");
      spawnSync("sh", ["-c", `${check()} > report.json`], { cwd });
      expect([Number(stdout), stderr]).toEqual([(await stat(file)).size, "0\n"]);
      expect(Number(stdout)).toBeGreaterThan(5_000_000);
    });

    test("loses its reader without a word", async () => {
      const { stdout, stderr } = through(await noisyProject(), "head -c 9");
      expect([stdout, stderr]).toEqual(['{\n  "vers', "0\n"]);
    });
  });
});

describe("output that cannot be written", () => {
  const why = "the output cannot be written: no space left on the disk (ENOSPC)\n";
  const inShell = (line: string, cwd: string) => {
    const commands = [agentlint, join(folder, "dist/install-agent.js")];
    const [lint, install] = commands.map((file) => `"${process.execPath}" "${file}"`);
    const script = `lint() { ${lint} "$@"; }; install() { ${install} "$@"; }; ${line}`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  const clean = () => tree({ ".git/HEAD": "", ".claude/agents/a.md": agent("a") });

  describe
    .skipIf(!existsSync("/dev/full"))
    .for([
      "a device that is full",
      ...(process.platform === "linux" && process.getuid?.() === 0
        ? ["a file on a full disk"]
        : []),
    ])("%s", (kind) => {
    let full = "/dev/full";

    beforeAll(async () => {
      if (kind === "a device that is full") return undefined;
      const disk = await mkdtemp(join(tmpdir(), "agentlint-full-"));
      const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4k", "tmpfs", disk]);
      if (mounted.status !== 0) throw new Error("tmpfs cannot be mounted");
      full = join(disk, "output");
      await writeFile(full, "");
      await writeFile(join(disk, "rest"), Buffer.alloc(4096));
      return async () => {
        spawnSync("umount", [disk]);
        await rm(disk, { recursive: true });
      };
    });

    test.for([
      ["lint check", "agentlint"],
      ["lint check --format json", "agentlint"],
      ["lint --help", "agentlint"],
      ["lint --version", "agentlint"],
      ["install list", "install-agent"],
      ["install verify --json", "install-agent"],
      ["install --help", "install-agent"],
    ])("%s: 3 and one line", async ([line, name]) => {
      const { status, stderr } = inShell(`${line} >>${full}`, await clean());
      expect([status, stderr]).toEqual([3, `${name}: ${why}`]);
    });

    test("what is wrong use besides is told as well", async () => {
      const { status, stderr } = inShell(`install nosuch --json >>${full}`, await clean());
      expect(status).toBe(3);
      expect(stderr.split("\n")).toEqual([
        expect.stringMatching(/^install-agent: the catalog has no agent called nosuch; /),
        `install-agent: ${why}`.trim(),
        "",
      ]);
    });

    test("what was installed before stays", async () => {
      const cwd = await clean();
      const { status, stderr } = inShell(`install test-engineer >>${full}`, cwd);
      expect([status, stderr]).toEqual([3, `install-agent: ${why}`]);
      expect(inShell("install verify", cwd).status).toBe(0);
      expect(existsSync(join(cwd, ".claude/agents/test-engineer.md"))).toBe(true);
    });

    test.for([
      ["install nosuch", 2],
      ["install --nosuch", 2],
      ["install </dev/null", 2],
      ["lint nosuch.md", 2],
      ["install verify", 0],
    ] as const)("%s: standard error changes no code (%i)", async ([line, code]) => {
      const { status, stderr } = inShell(`${line} 2>>${full}`, await clean());
      expect([status, stderr]).toEqual([code, ""]);
    });

    test("where nothing can be written at all, the code still tells", async () => {
      const both = inShell(`lint check >>${full} 2>&1`, await clean());
      expect(both).toEqual({ status: 3, stdout: "", stderr: "" });
    });
  });

  test
    .skipIf(process.platform === "win32")
    .for(["lint --version", "lint --help", "lint check", "install --help", "install list"])(
    "%s: what is closed or thrown away takes everything",
    async (line) => {
      const cwd = await clean();
      for (const away of [">&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/null"]) {
        const expected = { status: 0, stdout: "", stderr: "" };
        expect(inShell(`${line} ${away}`, cwd), away).toEqual(expected);
      }
    },
  );
});

const hasScript = process.platform === "linux" && spawnSync("script", ["-V"]).status === 0;

describe.skipIf(!hasScript)("a terminal", () => {
  /** The installer on a terminal of so many columns; a key may be struck once something is shown. */
  async function onTerminal(columns: number, words: string, key?: { after: RegExp; text: string }) {
    const cwd = await tree({ ".git/HEAD": "" });
    const line = `stty cols ${columns} rows 0; "${process.execPath}" "${join(folder, "dist/install-agent.js")}" ${words}`;
    const env = { ...process.env, CI: "", FORCE_COLOR: "0" };
    const child = spawn("script", ["-qec", line, "/dev/null"], { cwd, env });
    onTestFinished(() => void child.kill("SIGKILL"));
    let shown = "";
    let struck = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      if (!key || struck || !key.after.test(shown)) return;
      struck = true;
      child.stdin.write(key.text);
    });
    await new Promise((resolve) => child.on("close", resolve));
    return shown.replaceAll("\r\n", "\n");
  }

  test("that does not know its size has one", async () => {
    expect(await onTerminal(0, "list")).toBe(await onTerminal(120, "list"));
    expect(await onTerminal(0, "--help")).toContain("install for the user, into ~/.claude/agents");
  });

  test.for([1, 3, 20])("of %i columns breaks lines itself", async (columns) => {
    expect(await onTerminal(columns, "list")).toBe(await onTerminal(40, "list"));
    expect(await onTerminal(columns, "list")).toContain("performance-optimizer  Bash");
  });

  test("that does not know its size shows questions whole", async () => {
    const key = { after: /└/, text: "\u0003" };
    const shown = await onTerminal(0, "--dry-run", key);
    expect(shown).toContain("Which agents shall come into this project?");
    expect(shown).toContain("Implements and repairs server-side code test-first.");
  }, 20_000);
});

test("hostile files take little time and memory, and none is lost", async () => {
  const nested = "[".repeat(100_000);
  const levels = "bcdefghij";
  const bomb = [...levels].map((name, at) => {
    const before = at === 0 ? "a" : levels[at - 1];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`;
  });
  const hostile: Record<string, string | Uint8Array> = {
    "bomb.md": `---\nname: a\ndescription: d\na: &a [x]\n${bomb.join("\n")}\n---\n`,
    "cycle.md": "---\nname: a\ndescription: d\nx: &x [*x]\n---\n",
    "nested.md": `---\nname: ${nested}\n---\n`,
    "dashes.md": `---\n${"- ".repeat(100_000)}\n---\n`,
    "newlines.md": `---\n${"\n".repeat(1_000_000)}---\n`,
    "blanks.md": `---\nname:${" ".repeat(1_000_000)}a\n---\n`,
    "colons.md": `---\n${"a: b: c\n".repeat(100_000)}---\n`,
    "keys.md": `---\n${Array.from({ length: 60_000 }, (_, at) => `k${at}: v`).join("\n")}\n---\n`,
    "tools.md": `---\nname: a\ndescription: d\ntools: ${"Raed, ".repeat(100_000)}\n---\n`,
    "digits.md": `---\nname: a\ndescription: d\nmaxTurns: "${"1".repeat(300_000)}k"\n---\n`,
    "escapes.md": `---\nname: a\ndescription: d\ntools: "${"\\u00e9,".repeat(140_000)}"\n---\n`,
    "copilot.md": `---\nname: a\ndescription: d\ntools: [${"codebase, 'edit/x', ".repeat(40_000)}]\n---\n`,
    "hooks.md": `---\nname: a\ndescription: d\nhooks:\n  PreToolUse:\n${"    - matcher: bash\n      hooks: [{type: command, command: x}]\n".repeat(10_000)}---\n`,
    "open.md": `---\nname: a\ndescription: d\ntools: ${"(".repeat(500_000)}\n---\n`,
    "fences.md": `\n${"---\nx\n".repeat(100_000)}`,
    "nul.md": "\0".repeat(100_000),
    "invalid.md": Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 256),
    "large.md": `---\nname: large\ndescription: d\n---\n${"x".repeat(20_000_000)}`,
  };
  const cwd = await tree({ ...hostile, "good.md": agent("good") });
  const names = [...Object.keys(hostile), "good.md"];
  const script = join(folder, "measure.mjs");
  await writeFile(
    script,
    `import { spawnSync } from "node:child_process";
     for (const name of process.argv.slice(2)) {
       const { status, signal } = spawnSync(process.execPath, ["--max-old-space-size=200", ${JSON.stringify(agentlint)}, "check", "--format", "json", name], { timeout: 10_000, maxBuffer: 1e9 });
       console.log(name, signal ?? status);
     }`,
  );
  const { stdout } = spawnSync(process.execPath, [script, ...names], { cwd, encoding: "utf8" });
  const outcomes = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
  expect(outcomes.map(([name]) => name)).toEqual(names);
  for (const [name, outcome] of outcomes) expect(["0", "1"], name).toContain(outcome);

  const all = spawnSync(process.execPath, [agentlint, "inspect", "--format", "json", ...names], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const { agents } = JSON.parse(all.stdout) as { agents: { path: string; loads: boolean }[] };
  expect(agents.map(({ path }) => path)).toEqual(names.toSorted());
  expect(agents.find(({ path }) => path === "good.md")?.loads).toBe(true);
}, 60_000);

describe("--watch", () => {
  const a = ".claude/agents/a.md";
  const good = agent("a");
  const bad = agent("a", "tools: Read, Raed");

  /** Starts a watch; `next` gives what is printed until the next line of summary. */
  function start(cwd: string, ...argv: readonly string[]) {
    const child = spawn(process.execPath, [agentlint, "check", "--watch", ...argv], { cwd });
    onTestFinished(() => void child.kill("SIGKILL"));
    const closed = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.on("close", (code, signal) => resolve([code, signal]));
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => (printed += chunk));
    }
    const next = async (end = / in \d+ files? as Claude Code .*\n/): Promise<string> => {
      for (let waited = 0; waited < 10_000; waited += 20) {
        const found = end.exec(printed);
        if (found) {
          const text = printed.slice(0, found.index + found[0].length);
          printed = printed.slice(text.length);
          return text;
        }
        await setTimeout(20);
      }
      throw new Error(`nothing more was printed than ${JSON.stringify(printed)}`);
    };
    return { child, closed, next };
  }

  test(
    "sees files change, come, go and move, and the configuration",
    { timeout: 60_000 },
    async () => {
      const cwd = await tree({ [a]: good });
      const { child, closed, next } = start(cwd);
      const put = (path: string, text: string) => writeFile(join(cwd, path), text);
      expect(await next()).toContain("No problems in 1 file");
      await put(a, bad);
      expect(await next()).toContain("1 warning in 1 file");
      // An editor that saves by renaming.
      await put(".claude/agents/a.tmp", good);
      await rename(join(cwd, ".claude/agents/a.tmp"), join(cwd, a));
      expect(await next()).toContain("No problems in 1 file");
      // Another file takes the name.
      await mkdir(join(cwd, ".claude/agents/sub"));
      await put(".claude/agents/sub/b.md", agent("a", "", "Do it otherwise."));
      expect(await next()).toContain("1 error in 2 files");
      await rename(join(cwd, ".claude/agents/sub"), join(cwd, ".claude/agents/Sub"));
      expect(await next()).toContain(".claude/agents/Sub/b.md:2:7 error");
      await rm(join(cwd, ".claude/agents/Sub"), { recursive: true });
      expect(await next()).toContain("No problems in 1 file");
      await put(a, bad);
      await next();
      await put("agentlint.json", '{ "rules": ');
      expect(await next(/ends too early\n/)).toContain("agentlint.json:1:12 error");
      await put("agentlint.json", '{ "rules": { "unknown-tool": "off" } }');
      expect(await next()).toContain("No problems in 1 file");
      await rm(join(cwd, "agentlint.json"));
      expect(await next()).toContain("1 warning in 1 file");
      child.kill("SIGINT");
      expect(await closed).toEqual([null, "SIGINT"]);
    },
  );

  test("starts before there is anything to watch", { timeout: 60_000 }, async () => {
    const cwd = await tree({ "other/x.md": "" });
    const { child, closed, next } = start(cwd);
    expect(await next()).toContain("No problems in 0 files");
    await mkdir(join(cwd, ".claude/agents"), { recursive: true });
    await writeFile(join(cwd, a), bad);
    expect(await next()).toContain("1 warning in 1 file");
    child.kill("SIGTERM");
    expect(await closed).toEqual([null, "SIGTERM"]);
  });

  test("does not see what it writes itself", { timeout: 60_000 }, async () => {
    const cwd = await tree({ [a]: bad });
    const { next } = start(cwd, ".", "--output-file", "pretty=report.md");
    await next();
    await expect(next(/warning/)).rejects.toThrow("nothing more was printed");
  });
});
