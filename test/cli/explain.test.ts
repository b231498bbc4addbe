import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { runAgentlint } from "../support/run.ts";

const escapes = /\u001b\[[0-9;]*m/g;

describe("explain", () => {
  test("in a pipe the page is Markdown", async () => {
    const { stdout } = await runAgentlint(["explain", "byte-order-mark"]);
    expect(stdout).toMatch(/^# byte-order-mark\n/);
    expect(stdout).toContain("## What it finds");
    expect(stdout).toContain("```markdown invalid");
  });

  test("on a terminal it is laid out and coloured, and with NO_COLOR only laid out", async () => {
    const coloured = await runAgentlint(["explain", "byte-order-mark"], { tty: true });
    expect(coloured.stdout).toMatch(escapes);
    expect(coloured.stdout).not.toMatch(/```|^#/m);
    const without = await runAgentlint(["explain", "byte-order-mark"], {
      tty: true,
      env: { NO_COLOR: "1" },
    });
    expect(without.stdout).toBe(coloured.stdout.replaceAll(escapes, ""));
    expect(without.stdout).toContain("WHAT IT FINDS");
  });

  test.each(rules.map(({ id }) => id))("%s fits the terminal", async (id) => {
    const { code, stdout } = await runAgentlint(["explain", id], {
      tty: true,
      env: { NO_COLOR: "1" },
    });
    expect(code).toBe(0);
    // What is left of the Markdown would be a part of it that is not laid out.
    const text = stdout.split("\n").filter((line) => !line.startsWith("  │"));
    expect(text.join("\n")).not.toMatch(/^```|^#{1,6} [A-Z]|\*\*|\]\(http/m);
    for (const line of text) expect(line.length).toBeLessThanOrEqual(92);
  });

  test.each([
    ["unknown-tol", "did you mean unknown-tool?"],
    ["Unknown-Tool", "did you mean unknown-tool?"],
    ["comment", "did you mean "],
    ["nothing-like-it", "`agentlint rules` lists them"],
  ])("%s: %s", async (id, hint) => {
    const { code, stderr } = await runAgentlint(["explain", id]);
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });
});
