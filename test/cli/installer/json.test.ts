import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeEach, expect, test, vi } from "vitest";
import { cancelled } from "../../../src/cli/ask.ts";
import { runInstallAgent } from "../../support/run.ts";
import type { RunOptions } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

vi.setConfig({ testTimeout: 60_000 });

/* `--json` prints one document by the schema, whatever becomes of the command. */

const schemaFile = new URL("../../../schemas/install.schema.json", import.meta.url);
const schema = JSON.parse(await readFile(schemaFile, "utf8"));
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

const place = ".claude/agents";
const hooks = "hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: id";

let cwd: string;
beforeEach(async () => {
  cwd = await tree({
    ".git/HEAD": "",
    "shelf/agents/a.md": agent("a", "tools: Read", "Read docs/a.md.\n\nOne.\n\nTwo."),
    "shelf/agents/b.md": agent("b", "coordination:\n  hands_off_to: [a]"),
    "shelf/docs/a.md": "# A\n",
    "shelf/bad/hooks.md": agent("hooks", hooks),
    "shelf/bad/dead.md": "nothing\n",
  });
});

interface Printed {
  readonly agents: readonly Readonly<Record<string, unknown>>[];
  readonly documents?: unknown;
  readonly dryRun?: boolean;
  readonly failure: { readonly path: string | null; readonly message: string } | null;
}

async function json(argv: readonly string[], options: Partial<RunOptions> = {}) {
  const { code, stdout, stderr } = await runInstallAgent([...argv, "--json"], { cwd, ...options });
  const document = JSON.parse(stdout) as Printed;
  if (!isValid(document as unknown)) {
    // Of a union, every branch has its say; those of the likeliest one are enough.
    throw new Error(`${argv.join(" ")}: ${JSON.stringify(isValid.errors, null, 1)}\n${stdout}`);
  }
  return { code, document, stderr };
}

const edit = async (path: string, from: string, to: string) => {
  const text = await readFile(join(cwd, path), "utf8");
  await writeFile(join(cwd, path), text.replace(from, to));
};

test("of every command, where all goes well", async () => {
  const install = await json(["./shelf/agents/b.md", "./shelf/agents/a.md", "--with-docs"]);
  expect(install).toMatchObject({ code: 0, document: { failure: null } });
  expect(install.document.documents).toMatchObject([{ path: "docs/a.md", written: true }]);
  for (const argv of [["list"], ["search", "build"], ["list", "--available"]]) {
    expect(await json(argv)).toMatchObject({ code: 0, document: { failure: null } });
  }
  const view = await json(["view", "./shelf/agents/a.md"]);
  expect(view.document.agents).toMatchObject([{ name: "a", refused: null, findings: [] }]);
  for (const argv of [["verify"], ["restore"], ["outdated"], ["adopt", "a"]]) {
    expect((await json(argv)).code).toBe(0);
  }
  expect((await json(["diff"])).document).toMatchObject({ agents: [], failure: null });
  expect((await json(["update"])).document.agents).toMatchObject([{ action: "same" }, {}]);
  await rm(join(cwd, place, "a.md"));
  expect((await json(["restore", "--dry-run"])).document).toMatchObject({ dryRun: true });
  expect((await json(["restore", "--frozen"])).document.dryRun).toBe(false);
  expect((await json(["eject", "b"])).document.agents).toMatchObject([{ state: "ejected" }]);
  expect((await json(["remove", "a"])).document.agents).toMatchObject([{ state: "removed" }, {}]);
});

test("of differences, conflicts and joined texts", async () => {
  await json(["./shelf/agents/a.md"]);
  await edit(`${place}/a.md`, "One.", "1.");
  const { code, document } = await json(["diff"]);
  expect(code).toBe(1);
  expect(document.agents).toMatchObject([{ name: "a", path: `${place}/a.md`, reason: null }]);
  expect(document.agents[0]!["patch"]).toContain("\n-One.\n+1.\n");
  expect((await json(["verify"])).code).toBe(1);
  expect((await json(["restore", "--frozen"])).code).toBe(5);
  expect((await json(["remove", "a"])).code).toBe(4);
  await edit("shelf/agents/a.md", "Two.", "2.");
  expect((await json(["outdated"])).code).toBe(1);
  expect((await json(["diff", "--upstream"])).code).toBe(1);
  expect((await json(["update"])).document.agents).toMatchObject([{ action: "conflict" }]);
  const joined = await json(["update", "--yes"]);
  expect(joined.document.agents[0]!["changes"]).toContainEqual({ mark: "+", text: "2." });
  await edit("shelf/agents/a.md", "One.", "Uno.");
  const clash = await json(["update"]);
  expect(clash.code).toBe(4);
  expect(clash.document.agents[0]!["beside"]).toHaveLength(2);
  await rm(join(cwd, "shelf"), { recursive: true });
  expect((await json(["update"])).document.agents).toMatchObject([{ action: "unreachable" }]);
  expect((await json(["outdated"])).code).toBe(3);
  expect((await json(["diff", "--upstream"])).document.agents).toMatchObject([{ patch: null }]);
});

test("of what is refused, with all that keeps it out", async () => {
  const { code, document } = await json(["./shelf/bad/hooks.md"]);
  expect(code).toBe(5);
  const rule = "frontmatter-hooks";
  expect(document.agents[0]!["findings"]).toMatchObject([
    { rule, line: 4 },
    { rule, line: 8 },
  ]);
  expect((await json(["./shelf/bad/dead.md"])).code).toBe(5);
  const view = await json(["view", "./shelf/bad/hooks.md"]);
  expect(view.document.agents[0]!["findings"]).toHaveLength(2);
});

test.for<[string, number, readonly string[]]>([
  ["no spec", 2, []],
  ["an unknown option", 2, ["--bogus"]],
  ["an unknown option of a command", 2, ["list", "--bogus"]],
  ["a choice that is none", 2, ["a", "--on-conflict", "bogus"]],
  ["a missing argument", 2, ["remove"]],
  ["one too many", 2, ["adopt", "a", "b"]],
  ["an agent that is not installed", 2, ["remove", "nix"]],
  ["an agent that is nowhere", 2, ["nix"]],
  ["a slip in a rule", 2, ["./shelf/agents/a.md", "--allow", "frontmater-hooks"]],
  ["a folder that is not there", 2, ["list", "--cwd", "nowhere"]],
  ["several agents", 2, ["./shelf/agents"]],
  ["no lock file", 2, ["restore"]],
  ["no lock file, frozen", 5, ["restore", "--frozen"]],
  ["nothing to adopt", 2, ["adopt", "nix", "--from", "./shelf/agents/a.md"]],
  ["a path that is not there", 3, ["./nix.md"]],
  ["a source without the network", 3, ["npm:nix", "--offline"]],
])("where a command comes to nothing: %s", async ([, code, argv]) => {
  const { code: ended, document, stderr } = await json(argv);
  expect(ended).toBe(code);
  expect(document.agents).toEqual([]);
  expect(document.failure?.message).not.toBe("");
  expect(document.failure?.message).not.toMatch(/^error|\n/);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(document.failure!.message.split(";")[0]);
});

test("where the lock file cannot be relied on", async () => {
  await writeFile(join(cwd, "install-agent.lock.json"), "<<<<<<< HEAD\n");
  for (const argv of [["list"], ["verify"], ["update"], ["./shelf/agents/a.md"], ["eject", "a"]]) {
    const { code, document } = await json(argv);
    expect([code, document.failure?.path]).toEqual([4, "install-agent.lock.json"]);
  }
});

test("where nothing can be written, and nothing is said to be done", async () => {
  await json(["./shelf/agents/a.md"]);
  await rm(join(cwd, ".claude/.install-agent"), { recursive: true });
  await writeFile(join(cwd, ".claude/.install-agent"), "");
  for (const argv of [
    ["remove", "a"],
    ["eject", "a"],
    ["restore", "--force"],
  ]) {
    await rm(join(cwd, place), { recursive: true, force: true });
    await mkdir(join(cwd, place), { recursive: true });
    const { code, document, stderr } = await json(argv);
    expect([argv[0], code, document.agents]).toEqual([argv[0], 5, []]);
    expect(stderr).toContain(document.failure!.message);
  }
});

test("where somebody calls it off", async () => {
  await json(["./shelf/agents/a.md"]);
  await edit(`${place}/a.md`, "One.", "1.");
  await edit("shelf/agents/a.md", "Two.", "2.");
  const ask = { confirm: async () => cancelled } as unknown as NonNullable<RunOptions["ask"]>;
  const { code, document } = await json(["update"], { ask });
  expect([code, document.agents]).toEqual([130, []]);
  expect(document.failure?.message).toBe("cancelled; nothing was written");
});

test("of what stands beside an agent, and in its place", async () => {
  await json(["./shelf/agents/a.md"]);
  await edit(`${place}/a.md`, "One", "Mine");
  await edit("shelf/agents/a.md", "One", "First");
  await writeFile(join(cwd, place, "a.md.merge"), "notes\n");
  const { code, document } = await json(["update"]);
  expect([code, document.agents[0]]).toMatchObject([
    4,
    { advice: expect.stringContaining("kept in a.md.merge.bak") },
  ]);
  await writeFile(join(cwd, place, "a.md.merge"), "more notes\n");
  const removed = await json(["remove", "a", "--force"]);
  expect(removed.document.agents.map(({ state }) => state)).toEqual(["removed", "left", "left"]);
  await json(["./shelf/agents/a.md"]);
  await rename(join(cwd, place, "a.md"), join(cwd, place, "\uff41.md"));
  for (const argv of [["verify"], ["restore"]]) {
    expect((await json(argv)).document.agents).toMatchObject([{ state: "twin" }]);
  }
});
