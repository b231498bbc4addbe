import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledSkills } from "../../src/client/facts/bundled-skills.ts";
import { lookBeside } from "../../src/discover/beside.ts";
import { agent, tree } from "../support/tree.ts";

const skill = (name: string) => `---\nname: ${name}\ndescription: d\n---\nDo it.\n`;
const servers = (...names: string[]) =>
  JSON.stringify({ mcpServers: Object.fromEntries(names.map((name) => [name, { command: "x" }])) });

async function beside(files: Readonly<Record<string, string>>, file: string) {
  const root = await tree({ [file]: agent("a"), ...files });
  const found = lookBeside(join(root, file), { home: join(root, "home") });
  const sorted = (set: ReadonlySet<string> | undefined) => set && [...set].sort();
  return {
    skills: sorted(found?.skills)?.filter((name) => !bundledSkills.includes(name)),
    servers: sorted(found?.servers),
    agents: sorted(found?.agents),
    plugin: found?.plugin && [found.plugin.name, ...sorted(found.plugin.servers)!],
  };
}

test("of a project: up to the git root, and the user's", async () => {
  const found = await beside(
    {
      "top/.git/HEAD": "",
      "top/.mcp.json": servers("github"),
      "top/.claude/skills/own/SKILL.md": skill("own-too"),
      "top/.claude/skills/own-not/README.md": "",
      "top/.claude/commands/team/own-command.md": "Do it.",
      "top/.claude/agents/tester.md": agent("test-engineer"),
      "home/.claude/skills/user-skill/SKILL.md": skill("user-skill"),
      "home/.claude/agents/mine.md": agent("mine"),
      "home/.claude.json": servers("user-server"),
    },
    "top/pkg/.claude/agents/a.md",
  );
  expect(found).toMatchInlineSnapshot(`
    {
      "agents": [
        "a",
        "mine",
        "test-engineer",
      ],
      "plugin": undefined,
      "servers": [
        "github",
        "user-server",
      ],
      "skills": [
        "own",
        "own-command",
        "own-too",
        "team:own-command",
        "user-skill",
      ],
    }
  `);
});

test("of a plugin", async () => {
  const found = await beside(
    {
      "p/.claude-plugin/plugin.json": JSON.stringify({ name: "acme", mcpServers: { docs: {} } }),
      "p/.mcp.json": JSON.stringify({ files: { command: "x" } }),
      "p/skills/own/SKILL.md": skill("own"),
    },
    "p/agents/sub/a.md",
  );
  expect(found).toMatchInlineSnapshot(`
    {
      "agents": [
        "a",
      ],
      "plugin": [
        "acme",
        "docs",
        "files",
      ],
      "servers": [
        "docs",
        "files",
      ],
      "skills": [
        "acme:own",
        "own",
      ],
    }
  `);
});

test("where nothing is kept, nothing is known", async () => {
  const alone = await beside({}, "p/.claude/agents/a.md");
  expect([alone.skills, alone.servers]).toEqual([undefined, undefined]);
  expect((await beside({}, "p/collection/a.md")).agents).toBeUndefined();
});

test("other plugins bring skills under names that cannot be known", async () => {
  const settings = JSON.stringify({ enabledPlugins: { "acme@market": true } });
  const files = { "p/.claude/skills/own/SKILL.md": skill("own") };
  const file = "p/.claude/agents/a.md";
  expect((await beside(files, file)).skills).toEqual(["own"]);
  expect((await beside({ ...files, "p/.claude/settings.json": settings }, file)).skills).toBe(
    undefined,
  );
});

test("what cannot be read as data counts for nothing", async () => {
  const found = await beside(
    {
      "p/.mcp.json": '{ "mcpServers": ["a"], ',
      "p/.claude/settings.json": "[1]",
      "p/.claude/skills/own/SKILL.md": "-> ../../../nowhere",
      "p/.claude/skills/deep/SKILL.md": `---\n${"x".repeat(100_000)}\nname: deep-down\n---\n`,
      "home/.claude.json": "null",
    },
    "p/.claude/agents/a.md",
  );
  expect([found.skills, found.servers]).toEqual([["deep"], []]);
});
