import { execFileSync } from "node:child_process";
import { chmod, lstat, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replaceFile } from "../../src/install/replace.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const rescued = "---\r\nname: a\r\ndescription: Reviews: code\r\n---\r\n\r\nbody  \r\n";
const guess = agent("g", "tools: Read, Raed");

const textAt = (cwd: string, path: string) => readFile(join(cwd, path), "utf8");

describe("--fix", () => {
  test("revives a dead agent, keeps line ends, mode and every other byte, and reports the rest", async () => {
    const cwd = await tree({ ".claude/agents/a.md": rescued, ".claude/agents/g.md": guess });
    await chmod(join(cwd, ".claude/agents/a.md"), 0o640);
    const { code, stdout, stderr } = await runAgentlint(["check", "--fix"], { cwd });
    expect(stderr).toBe("agentlint: applied 1 fix in 1 file\n");
    expect([code, stdout.includes("error"), stdout.includes("[unknown-tool]")]).toEqual([
      0,
      false,
      true,
    ]);
    expect(await textAt(cwd, ".claude/agents/a.md")).toBe(
      rescued.replace("Reviews: code", '"Reviews: code"'),
    );
    expect((await stat(join(cwd, ".claude/agents/a.md"))).mode & 0o777).toBe(0o640);
    expect(await textAt(cwd, ".claude/agents/g.md")).toBe(guess);
    expect((await readdir(join(cwd, ".claude/agents"))).toSorted()).toEqual(["a.md", "g.md"]);
  });

  test("--unsafe applies guesses as well, and a second run finds nothing to do", async () => {
    const cwd = await tree({ "g.md": guess });
    await runAgentlint(["check", "--fix", "--unsafe", "g.md"], { cwd });
    const once = await textAt(cwd, "g.md");
    expect(once).not.toContain("Raed");
    const { stderr } = await runAgentlint(["check", "--fix", "--unsafe", "g.md"], { cwd });
    expect([stderr, await textAt(cwd, "g.md")]).toEqual(["", once]);
  });

  test("a link stays a link, and its target is fixed", async () => {
    const cwd = await tree({ "real/a.md": rescued, "link.md": "-> real/a.md" });
    await runAgentlint(["check", "--fix", "link.md"], { cwd });
    expect((await lstat(join(cwd, "link.md"))).isSymbolicLink()).toBe(true);
    expect(await textAt(cwd, "real/a.md")).toContain('"Reviews: code"');
  });

  test.skipIf(process.platform === "win32")(
    "a link out of the project is not followed",
    async () => {
      const root = await tree({
        "proj/.git/HEAD": "",
        "proj/.claude/agents/a.md": "-> ../../../own/a.md",
        "proj/.claude/agents/within.md": "-> ../../shared/b.md",
        "proj/shared/b.md": rescued,
        "own/a.md": rescued,
        "own/folder/c.md": rescued,
        "proj/linked": "-> ../own/folder",
      });
      const cwd = join(root, "proj/.claude");
      const { stderr } = await runAgentlint(["check", "--fix", "agents", "../linked/c.md"], {
        cwd,
      });
      expect(stderr).toMatchInlineSnapshot(`
        "agentlint: ../linked/c.md is left as it was: it is a link that leads out of the project; name the file behind it to fix that one
        agentlint: agents/a.md is left as it was: it is a link that leads out of the project; name the file behind it to fix that one
        agentlint: applied 1 fix in 1 file
        "
      `);
      expect(await textAt(root, "own/a.md")).toBe(rescued);
      expect(await textAt(root, "own/folder/c.md")).toBe(rescued);
      expect(await textAt(root, "proj/shared/b.md")).not.toBe(rescued);
      // Named by its own path it is fixed.
      await runAgentlint(["check", "--fix", "../../own/a.md"], { cwd });
      expect(await textAt(root, "own/a.md")).not.toBe(rescued);
    },
  );

  test("a read-only file stays as it is, and the run does not pass for a clean one", async () => {
    const text = agent("a", "tools: Read, LS");
    const cwd = await tree({ "a.md": text });
    await chmod(join(cwd, "a.md"), 0o444);
    const { code, stderr } = await runAgentlint(["check", "--fix", "a.md"], { cwd });
    expect([code, stderr]).toEqual([2, "agentlint: a.md is left as it was: it is read-only\n"]);
    expect(await textAt(cwd, "a.md")).toBe(text);
    expect(await readdir(cwd)).toEqual(["a.md"]);
  });

  test("an agent that would still not load keeps every byte, and it is said why", async () => {
    const text = "---\nname: a\ndescription: b\n<example>\nhooks: true\ntools: Read, LS\n---\n";
    const cwd = await tree({ "a.md": text });
    const { code, stderr } = await runAgentlint(["check", "--fix", "a.md"], { cwd });
    expect([code, await textAt(cwd, "a.md")]).toEqual([1, text]);
    expect(stderr).toMatchInlineSnapshot(`
      "agentlint: a.md:4:1 left out "Mend the frontmatter", since the agent would still not load: \`hooks\` is not a mapping of events, so Claude Code drops the whole agent [hooks-drop-agent]
      agentlint: a.md:7:14 left out "Remove "LS"", since the agent would still not load: \`hooks\` is not a mapping of events, so Claude Code drops the whole agent [hooks-drop-agent]
      "
    `);
    expect(await runAgentlint(["check", "--diff", "a.md"], { cwd })).toMatchObject({
      code: 0,
      stdout: "",
      stderr,
    });
  });

  test("a file with bytes that are no UTF-8 is left alone", async () => {
    const bytes = Buffer.concat([Buffer.from(rescued), Buffer.from([0xff, 0xfe])]);
    const cwd = await tree({ "a.md": bytes });
    const { code, stderr } = await runAgentlint(["check", "--fix", "a.md"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("a.md is left as it was");
    expect((await readFile(join(cwd, "a.md"))).equals(bytes)).toBe(true);
    expect(await readdir(cwd)).toEqual(["a.md"]);
  });

  test("standard input cannot be fixed", async () => {
    const { code, stderr } = await runAgentlint(["check", "--fix", "-"], { stdin: rescued });
    expect([code, stderr.includes("standard input has no file")]).toEqual([2, true]);
  });

  test("--unsafe alone is wrong use", async () => {
    const { code } = await runAgentlint(["check", "--unsafe"], { cwd: await tree({}) });
    expect(code).toBe(2);
  });
});

describe("--diff", () => {
  test("shows what would change as a patch that applies, and changes nothing", async () => {
    const text = "---\nname: a\ndescription: Reviews: code\n---\nbody\n";
    const cwd = await tree({ "a.md": text });
    const { code, stdout } = await runAgentlint(["check", "--diff", "a.md"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "--- a/a.md
      +++ b/a.md
      @@ -1,5 +1,5 @@
       ---
       name: a
      -description: Reviews: code
      +description: "Reviews: code"
       ---
       body
      "
    `);
    expect(await textAt(cwd, "a.md")).toBe(text);
    execFileSync("git", ["apply"], { cwd, input: stdout });
    expect(await textAt(cwd, "a.md")).toBe(text.replace("Reviews: code", '"Reviews: code"'));
    expect(await runAgentlint(["check", "--fix-dry-run", "a.md"], { cwd })).toMatchObject({
      code: 0,
      stdout: "",
    });
  });
});

describe("--diff on a terminal", () => {
  test("is coloured, without NO_COLOR, and a stranger's text does not act in it", async () => {
    const cwd = await tree({
      "a.md": "---\nname: a\ndescription: Reviews: \u001b[2J code\n---\nbody\n",
    });
    const { stdout } = await runAgentlint(["check", "--diff", "a.md"], { cwd, tty: true });
    expect(stdout).toContain('\u001b[32m+description: "Reviews: \\x1b[2J code"');
    expect(stdout).toContain("-description: Reviews: \\u{1b}[2J code");
    expect(stdout).toContain("\u001b[1m--- a/a.md");
    const env = { NO_COLOR: "1" };
    const bare = await runAgentlint(["check", "--diff", "a.md"], { cwd, tty: true, env });
    expect(bare.stdout).not.toContain("\u001b");
  });
});

describe("--diff and git", () => {
  const dead = '---\nname: a\ndescription: "x" y\n---\nbody';
  const files = {
    "plain.md": dead,
    "with space.md": dead,
    " leading.md": dead,
    "-dash.md": dead,
    "\u00fcml\u00e4ut.md": dead,
    'quote".md': dead,
    "tab\t.md": dead,
    "line\n.md": dead,
    "crlf.md": dead.replaceAll("\n", "\r\n"),
    "cr.md": dead.replaceAll("\n", "\r"),
    "mark.md": `\uFEFF\n${dead}`,
    "moved.md": `# Title\n\n${dead}\n`,
    "unclosed.md": "---\nname: a\ndescription: b",
  };

  test.skipIf(process.platform === "win32")("the patch does what --fix does", async () => {
    const cwd = await tree({ ...files, ".git/HEAD": "" });
    const names = Object.keys(files).map((name) => `./${name}`);
    const { stdout } = await runAgentlint(["check", "--diff", ...names], { cwd });
    const other = await tree(files);
    execFileSync("git", ["apply", "--whitespace=nowarn"], { cwd: other, input: stdout });
    await runAgentlint(["check", "--fix", ...names], { cwd });
    for (const [name, before] of Object.entries(files)) {
      const after = await textAt(cwd, name);
      expect(after).not.toBe(before);
      expect(await textAt(other, name)).toBe(after);
    }
  });

  test("an absolute path below the folder is shown as git takes it", async () => {
    const cwd = await tree({ "agents/a.md": `${dead}\n` });
    const { stdout } = await runAgentlint(["check", "--diff", join(cwd, "agents/a.md")], { cwd });
    expect(stdout.split("\n").slice(0, 2)).toEqual(["--- a/agents/a.md", "+++ b/agents/a.md"]);
  });
});

describe("replaceFile", () => {
  test("leaves a file alone that is not what was read", async () => {
    const cwd = await tree({ "a.md": "now" });
    expect(await replaceFile(join(cwd, "a.md"), "then", "fixed")).toEqual({ kind: "differs" });
    expect(await textAt(cwd, "a.md")).toBe("now");
    expect(await readdir(cwd)).toEqual(["a.md"]);
  });

  test("says why it failed and leaves nothing behind", async () => {
    const cwd = await tree({});
    expect(await replaceFile(join(cwd, "gone.md"), "a", "b")).toEqual({
      kind: "failed",
      reason: "it is gone",
    });
    expect(await readdir(cwd)).toEqual([]);
  });

  test("a large file is whole at every moment", async () => {
    const cwd = await tree({});
    const [one, two] = ["1".repeat(2_000_000), "2".repeat(2_000_000)];
    await writeFile(join(cwd, "a.md"), one);
    const writing = replaceFile(join(cwd, "a.md"), one, two);
    for (let look = 0; look < 20; look++) {
      expect((await textAt(cwd, "a.md")).length).toBe(2_000_000);
    }
    expect(await writing).toEqual({ kind: "written" });
    expect(await textAt(cwd, "a.md")).toBe(two);
  });
});
