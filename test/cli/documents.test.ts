import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { documentsAround } from "../../src/cli/documents.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import type { Root } from "../../src/roster/roster.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const workflows = "docs/development/workflows";
const broken = "---\nkind: task-workflow\nloops: { max_faild: 3 }\n---\n# Text\n";
const sound = "---\nkind: task-workflow\nloops: { max_failed: 3 }\n---\n# Text\n";
const reader = agent("a", "", `Read \`${workflows}/task-workflow.md\` first.`);

async function found(cwd: string, argv: readonly string[] = []): Promise<string[]> {
  const { stdout } = await runAgentlint(["check", "--format", "json", ...argv], { cwd });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { path: string; ruleId: string }[];
  };
  return diagnostics.map(({ path, ruleId }) => `${path} ${ruleId}`);
}

// The first run loads every command; a busy machine takes its time for that.
test(
  "a document is read when an agent beside it tells to read it",
  { timeout: 60_000 },
  async () => {
    const cwd = await tree({
      ".claude/agents/a.md": reader,
      [`${workflows}/task-workflow.md`]: broken,
      [`${workflows}/agent-coordination.md`]: broken,
    });
    const told = [`${workflows}/task-workflow.md malformed-workflow`];
    expect(await found(cwd)).toEqual(told);
    expect(await found(cwd, [".claude/agents"])).toEqual(told);
    expect(await found(cwd, ["."])).toEqual(told);
    expect(await found(join(cwd, ".claude/agents"))).toEqual([
      `../../${workflows}/task-workflow.md malformed-workflow`,
    ]);
    expect(await found("/", [join(cwd, ".claude/agents")])).toEqual([
      `${cwd}/${workflows}/task-workflow.md malformed-workflow`,
    ]);
  },
);

test("the place is shown as in an agent", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": reader,
    [`${workflows}/task-workflow.md`]: broken,
  });
  const { stdout, code } = await runAgentlint(["check"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "docs/development/workflows/task-workflow.md:3:10 warning \`loops.max_faild\` is no key of it, and what it says is lost on whoever goes by the settings [malformed-workflow]
      3 | loops: { max_faild: 3 }
        |          ^^^^^^^^^
      help: write \`max_failed\`

    1 warning in 1 file as Claude Code 2.1.330 reads it
    "
  `);
});

test("a plugin's documents stand beside its agents", async () => {
  const cwd = await tree({
    ".claude-plugin/plugin.json": '{ "name": "p" }',
    "agents/a.md": reader,
    [`${workflows}/task-workflow.md`]: broken,
  });
  expect(await found(cwd)).toEqual([`${workflows}/task-workflow.md malformed-workflow`]);
});

test("repairs of agents leave the documents in sight", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": reader.replace("description: Does a", "description: Does: a"),
    [`${workflows}/task-workflow.md`]: broken,
  });
  expect(await found(cwd, ["--fix"])).toEqual([`${workflows}/task-workflow.md malformed-workflow`]);
});

test.for([
  ["single files are checked", [".claude/agents/a.md"]],
  ["each file is judged alone", ["--isolated"]],
])("nothing is said of documents when %s", async ([, argv]) => {
  const cwd = await tree({
    ".claude/agents/a.md": reader,
    [`${workflows}/task-workflow.md`]: broken,
  });
  expect(await found(cwd, argv as string[])).toEqual([]);
});

test.for([
  ["sound settings", { [`${workflows}/task-workflow.md`]: sound }],
  ["no such document", {}],
  ["a file in the folder's place", { [workflows]: broken }],
  ["a link that leads nowhere", { [`${workflows}/task-workflow.md`]: "-> nowhere.md" }],
])("nothing is wrong with %s", async ([, files]) => {
  const cwd = await tree({ ".claude/agents/a.md": reader, ...(files as Record<string, string>) });
  expect(await found(cwd)).toEqual([]);
});

test("what is no file or too large is left out with its reason, and hurts nobody", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": reader,
    [`${workflows}/task-workflow.md`]: sound,
  });
  await mkdir(join(cwd, workflows, "other.md"));
  await chmod(join(cwd, workflows, "task-workflow.md"), 0o000);
  const { stdout } = await runAgentlint(["check", "--format", "json"], { cwd });
  const { skipped } = (JSON.parse(stdout) as { summary: { skipped: { path: string }[] } }).summary;
  // Root reads everything.
  const unreadable = process.getuid?.() !== 0;
  expect(skipped.map(({ path }) => path)).toEqual(
    unreadable ? [`${workflows}/task-workflow.md`] : [],
  );
});

test("which documents are there is known where the agents run, and nowhere else", async () => {
  const cwd = await tree({
    "docs/guide.md": "text",
    "docs/folder.md/inside.md": "text",
    "docs/link.md": "-> guide.md",
  });
  const body = "Read docs/guide.md, docs/link.md, docs/folder.md and docs/gone.md";
  const client = clientAt();
  const reading = read(parseAgent("a.md", agent("a", "", body)), { client, scope: "project" });
  const known = (path: string, kind: Root["kind"]) => {
    const root = { path, kind, distance: 0 };
    const { documents } = documentsAround([{ reading, root }], [root], client, cwd);
    return [...(documents.get(path) ?? ["nothing"])];
  };
  expect(known(".claude/agents", "project")).toEqual([
    "docs/folder.md",
    "docs/guide.md",
    "docs/link.md",
  ]);
  expect(known("agents", "plugin")).toEqual(["nothing"]);
  expect(known("agents", "project")).toEqual(["nothing"]);
  expect(known(".claude/agents", "user")).toEqual(["nothing"]);
});
