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
      reason: "ENOENT",
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
