import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { cancelled } from "../../src/cli/ask.ts";
import type { Ask, Cancelled } from "../../src/cli/ask.ts";
import { serve } from "../support/registry.ts";
import { runInstallAgent } from "../support/run.ts";
import type { RunOptions } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/* Agents after they were installed: updated, compared, restored, taken out. */

const place = ".claude/agents";
const builder = agent("builder", "tools: Read\nmodel: sonnet", "One.\n\nTwo.\n\nThree.");
const next = builder.replace("Three.", "3.");
const local = builder.replace("One.", "1.");
const clash = builder.replace("One.", "First.");

let cwd: string;
let shelf: string;
beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "" });
  shelf = await tree({
    "agents/builder.md": builder,
    "agents/lead.md": agent(
      "lead",
      "coordination:\n  hands_off_to: [builder]\n  parallel_with: [critic, nobody]",
      "Read docs/development/workflows/flow.md first.",
    ),
    "agents/critic.md": agent("critic", "coordination:\n  receives_from: [tester]"),
    "agents/tester.md": agent("tester"),
    "documents/flow.md": "# Flow\n",
  });
});

/** Runs it with the small catalog of this file. */
function run(argv: readonly string[], options: Partial<RunOptions> = {}) {
  return runInstallAgent(argv, {
    cwd,
    agents: join(shelf, "agents"),
    documents: join(shelf, "documents"),
    ...options,
  });
}
const inProject = (path: string) => readFile(join(cwd, path), "utf8");
const put = async (path: string, text: string) => {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await writeFile(join(cwd, path), text);
};
const lock = async () => JSON.parse(await inProject("install-agent.lock.json"));
const publish = (text: string) => writeFile(join(shelf, "agents/builder.md"), text);

describe("update", () => {
  beforeEach(async () => {
    await run(["builder"]);
  });

  test("nothing new", async () => {
    const before = await inProject("install-agent.lock.json");
    const { code, stdout } = await run(["update"]);
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      `${place}/builder.md is there already and the same`,
    ]);
    expect(await inProject("install-agent.lock.json")).toBe(before);
  });

  test("takes the new text of an untouched file and shows what changes", async () => {
    await publish(next);
    const { code, stdout } = await run(["update"]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Updated .claude/agents/builder.md

            Two.

          - Three.
          + 3.

        tools        Read
        model        sonnet
        permissions  asks as the session does
        without      hooks, MCP servers, memory
      "
    `);
    expect(await inProject(`${place}/builder.md`)).toBe(next);
    expect(await readdir(join(cwd, ".claude/.install-agent"))).toHaveLength(1);
  });

  test("joins local edits with the new text, but not unasked", async () => {
    await put(`${place}/builder.md`, local);
    await publish(next);
    const unasked = await run(["update", "builder"]);
    expect([unasked.code, unasked.stdout]).toEqual([4, ""]);
    expect(unasked.stderr).toMatchInlineSnapshot(`
      "install-agent: nothing was written
        builder: you have changed .claude/agents/builder.md; your changes and the new version can be joined
          - yours, + this one
            Two.

          - Three.
          + 3.
          to have that, say --on-conflict merge; to keep yours, --on-conflict keep
      "
    `);
    expect(await inProject(`${place}/builder.md`)).toBe(local);
    const { code, stdout } = await run(["update", "--on-conflict", "merge"]);
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      `Joined your changes with the new ${place}/builder.md`,
    ]);
    expect(await inProject(`${place}/builder.md`)).toBe(local.replace("Three.", "3."));
    expect((await run(["verify"])).code).toBe(0);
    // The summary is that of the joined text.
    await put(`${place}/builder.md`, local.replace("sonnet", "opus"));
    await publish(next.replace("Two.", "Second."));
    const { stdout: summary } = await run(["update", "--yes", "--dry-run"]);
    expect(summary).toContain("  model        opus\n");
    await put(`${place}/builder.md`, local.replace("Three.", "3."));
    await publish(next);
    // And once more, from there.
    await publish(next.replace("Two.", "2."));
    expect((await run(["update", "--yes"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toContain("1.\n\n2.\n\n3.");
  });

  test("a conflict leaves the file and puts both texts beside it", async () => {
    await put(`${place}/builder.md`, local);
    await publish(clash);
    const { code, stderr } = await run(["update", "--yes"]);
    expect(code).toBe(4);
    expect(stderr).toMatchInlineSnapshot(`
      "install-agent: no agent was written
        builder: you have changed .claude/agents/builder.md, and the new version changes the same in the text
          edit it with the help of builder.md.merge and builder.md.upstream beside it, then say \`install-agent update builder --on-conflict keep\`; or take the new one with --on-conflict theirs
      "
    `);
    expect(await inProject(`${place}/builder.md`)).toBe(local);
    expect(await inProject(`${place}/builder.md.upstream`)).toBe(clash);
    expect(await inProject(`${place}/builder.md.merge`)).toContain(
      "<<<<<<< yours\n1.\n||||||| as installed\nOne.\n=======\nFirst.\n>>>>>>> new\n",
    );
    // The conflict is solved by hand, and counts as solved from then on.
    await put(`${place}/builder.md`, builder.replace("One.", "The first."));
    const kept = await run(["update", "builder", "--on-conflict", "keep"]);
    expect([kept.code, kept.stdout]).toEqual([
      0,
      expect.stringContaining(`Delete ${place}/builder.md.merge when you no longer need it`),
    ]);
    expect((await run(["verify"])).code).toBe(0);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md", "builder.md.merge"]);
    await publish(clash.replace("Three.", "3."));
    expect((await run(["update", "--yes"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toContain("The first.\n\nTwo.\n\n3.");
  });

  test("theirs takes away what a conflict has left, and tells of what somebody has worked on", async () => {
    await put(`${place}/builder.md`, local);
    await publish(clash);
    await run(["update"]);
    await put(`${place}/builder.md.merge`, "Mine.");
    const { code, stdout } = await run(["update", "--on-conflict", "theirs"]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Delete ${place}/builder.md.merge when you no longer need it`),
    ]);
    const left = ["builder.md", "builder.md.bak", "builder.md.merge"];
    expect(await readdir(join(cwd, place))).toEqual(left);
  });

  test("theirs keeps a backup, and never writes over an older one", async () => {
    await put(`${place}/builder.md`, local);
    await put(`${place}/builder.md.bak`, "older");
    await publish(clash);
    const { code, stdout } = await run(["update", "--on-conflict", "theirs"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`The old file stays as ${place}/builder.md.bak1`);
    expect(await inProject(`${place}/builder.md.bak`)).toBe("older");
    expect(await inProject(`${place}/builder.md.bak1`)).toBe(local);
  });

  test("never gives more than was agreed to", async () => {
    await publish(builder.replace("tools: Read", "tools: Read, Bash"));
    for (const more of [[], ["--yes"], ["--force"], ["--on-conflict", "theirs"]]) {
      const { code, stderr } = await run(["update", ...more]);
      expect(code).toBe(5);
      expect(stderr).toContain("the new version may do more: it gets the tool Bash");
      expect(stderr).toContain("--allow wider-permissions");
    }
    expect(await inProject(`${place}/builder.md`)).toBe(builder);
    const { code, stdout } = await run(["update", "--allow", "wider-permissions"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Now it gets the tool Bash");
  });

  test("a dry run writes nothing", async () => {
    await publish(next);
    const { code, stdout } = await run(["update", "--dry-run"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Would update ${place}/builder.md`);
    expect(await inProject(`${place}/builder.md`)).toBe(builder);
  });

  test("a name that is not installed", async () => {
    const { code, stderr } = await run(["update", "bilder"]);
    expect([code, stderr]).toEqual([
      2,
      "install-agent: bilder is not installed by install-agent; did you mean builder?\n",
    ]);
  });

  test("under another name", async () => {
    await run(["builder", "--as", "mine"]);
    expect(await inProject(`${place}/mine.md`)).toBe(
      builder.replace("name: builder", "name: mine"),
    );
    await publish(next);
    expect((await run(["update", "mine"])).code).toBe(0);
    expect(await inProject(`${place}/mine.md`)).toBe(next.replace("name: builder", "name: mine"));
    expect(await inProject(`${place}/builder.md`)).toBe(builder);
  });
});

describe("at a terminal", () => {
  const asked: string[] = [];
  const silent: Ask = {
    confirm: async () => cancelled,
    text: async () => cancelled,
    choose: async () => cancelled,
    pick: async () => cancelled,
  };
  const answering = (answer: boolean | Cancelled): Ask => ({
    ...silent,
    confirm: async (question) => {
      asked.push(question);
      return answer;
    },
    pick: async (_, choices) =>
      answer === cancelled ? answer : answer ? choices.slice(0, 2).map(({ value }) => value) : [],
  });
  beforeEach(async () => {
    asked.length = 0;
  });

  test("asks before it joins", async () => {
    await run(["builder"]);
    await put(`${place}/builder.md`, local);
    await publish(next);
    expect((await run(["update"], { ask: answering(false) })).code).toBe(4);
    expect(asked).toEqual([expect.stringContaining("there is a new version. Both can be joined")]);
    expect((await run(["update"], { ask: answering(true) })).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toContain("1.\n\nTwo.\n\n3.");
  });

  test("shows paragraphs whole before it asks", async () => {
    await run(["builder"]);
    await put(`${place}/builder.md`, local);
    const paragraph = `3. ${"So it is said. ".repeat(60)}And this comes last.`;
    await publish(builder.replace("Three.", paragraph));
    await run(["update"], { ask: answering(false), tty: true });
    expect(asked).toEqual([expect.stringContaining(`+ ${paragraph}`)]);
  });

  test.for([
    ["joins", []],
    ["gives more", ["--cwd", "."]],
  ] as const)(
    "names the command that shows what is too much for a question: it %s",
    async ([kind, here]) => {
      await run(["builder"]);
      const mine = kind === "joins" ? local : builder;
      await put(`${place}/builder.md`, mine);
      const lines = Array.from({ length: 2_000 }, (_, at) => `Line ${at} of many.`);
      const more = kind === "joins" ? next : next.replace("tools: Read", "tools: Read, Bash");
      await publish(more.replace("3.", lines.join("\n")));
      await run(["update", ...here], { ask: answering(false), tty: true });
      const [command = ""] = /(?<=`install-agent )[^`]+/.exec(asked[0]!) ?? [];
      expect(command.endsWith([...here].join(" "))).toBe(true);
      const { code, stdout } = await run(command.split(" "));
      expect(code).toBe(0);
      for (const line of lines) expect(stdout).toContain(`+ ${line}`);
      expect(await inProject(`${place}/builder.md`)).toBe(mine);
    },
  );

  test("a yes is for what was shown: what changes meanwhile is asked about anew", async () => {
    await run(["builder"]);
    await put(`${place}/builder.md`, local);
    await publish(next);
    const later = local.replace("Does builder", "Builds");
    const confirm: Ask["confirm"] = async (question) => {
      asked.push(question);
      if (asked.length === 1) await put(`${place}/builder.md`, later);
      return asked.length === 1;
    };
    const { code } = await run(["update"], { ask: { ...silent, confirm } });
    expect([code, asked.length]).toEqual([4, 2]);
    expect(await inProject(`${place}/builder.md`)).toBe(later);
  });

  test("asks for both when joining gives more", async () => {
    await run(["builder"]);
    await put(`${place}/builder.md`, local);
    await publish(next.replace("tools: Read", "tools: Read, Bash"));
    expect((await run(["update"], { ask: answering(true) })).code).toBe(0);
    expect(asked).toEqual([
      expect.stringContaining("Both can be joined"),
      expect.stringContaining("it gets the tool Bash"),
    ]);
  });

  test("asks before it gives more, and a step back is no answer", async () => {
    await run(["builder"]);
    await publish(builder.replace("tools: Read", "tools: Read, Bash"));
    const { code, stderr } = await run(["update", "--yes"], { ask: answering(cancelled) });
    expect([code, stderr]).toEqual([130, "install-agent: cancelled; nothing was written\n"]);
    expect((await run(["update"], { ask: answering(false) })).code).toBe(5);
    expect((await run(["update"], { ask: answering(true) })).code).toBe(0);
  });

  test("offers what there is when nothing was named", async () => {
    expect((await run([], { ask: answering(cancelled) })).code).toBe(130);
    const picks: [string, unknown][] = [];
    const ask: Ask = {
      ...silent,
      pick: async (question, choices, options) => {
        picks.push([question, options]);
        return choices.slice(0, 2).map(({ value }) => value);
      },
    };
    expect((await run([], { ask })).code).toBe(0);
    const home = await tree({});
    expect((await run(["--user"], { ask, home })).code).toBe(0);
    // Who has picked none has not found out yet how to.
    expect(picks).toEqual([
      ["Which agents shall come into this project?", { required: true }],
      ["Which agents shall be there in all your projects?", { required: true }],
    ]);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md", "critic.md"]);
  });

  test("packages of the project offer agents, which come only when they are asked for", async () => {
    await put("package.json", JSON.stringify({ devDependencies: { "@acme/agents": "1" } }));
    const manifest = { name: "@acme/agents", version: "1.0.0", agents: ["agents/*.md"] };
    await put("node_modules/@acme/agents/package.json", JSON.stringify(manifest));
    await put("node_modules/@acme/agents/agents/guest.md", agent("guest"));
    const { code, stderr } = await run([]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "Packages of this project offer agents:\n  install-agent ./node_modules/@acme/agents#guest\n",
    );
    const labels: string[] = [];
    const ask: Ask = {
      ...silent,
      pick: async (_, choices) => {
        labels.push(...choices.map(({ label }) => label));
        return choices.filter(({ label }) => label.startsWith("guest")).map(({ value }) => value);
      },
    };
    expect((await run([], { ask })).code).toBe(0);
    expect(labels).toEqual(["builder", "critic", "lead", "tester", "guest (@acme/agents)"]);
    expect(await readdir(join(cwd, place))).toEqual(["guest.md"]);
    await put("node_modules/@acme/agents/agents/guest.md", agent("guest", "", "Better."));
    expect((await run(["outdated"])).code).toBe(1);
    expect((await run(["update"])).code).toBe(0);
    expect(await inProject(`${place}/guest.md`)).toContain("Better.");
  });

  test("lets choose among the agents of a source that has several", async () => {
    const source = await tree({ "agents/a.md": agent("a"), "agents/b.md": agent("b") });
    const unasked = await run([source]);
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain("has 2 agents: a, b");
    await rm(join(source, "agents/b.md"));
    await writeFile(join(source, "agents/c.md"), agent("c"));
    await writeFile(join(source, "agents/d.md"), agent("d"));
    expect((await run([source], { ask: answering(true) })).code).toBe(0);
    expect(await readdir(join(cwd, place))).toEqual(["a.md", "c.md"]);
    expect((await run([source, "--all"])).code).toBe(0);
    expect((await run(["update"])).code).toBe(0);
    expect(JSON.stringify(await lock())).not.toContain(source);
  });
});

describe("the door", () => {
  const hooked = agent(
    "builder",
    "tools: Read\nhooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: ./x.sh",
  );

  test("keeps out what runs commands of its own, until that rule is allowed for this text", async () => {
    await publish(hooked);
    const { code, stdout, stderr } = await run(["builder"]);
    expect([code, stdout]).toEqual([5, ""]);
    expect(stderr).toMatch(
      /^install-agent: nothing was written\n {2}builder: line 5: .*\[frontmatter-hooks\]/,
    );
    expect(stderr).toContain("say --allow frontmatter-hooks\n");
    expect((await run(["builder", "--yes", "--force"])).code).toBe(5);
    const allowed = await run(["builder", "--allow", "frontmatter-hooks"]);
    expect([allowed.code, allowed.stdout]).toEqual([
      0,
      expect.stringContaining("  allowed      frontmatter-hooks\n"),
    ]);
    const { grants, upstream } = (await lock()).agents.builder;
    expect(grants).toEqual([{ rule: "frontmatter-hooks", sha256: upstream }]);
    // The same text needs no second allowance, another one does.
    expect((await run(["builder"])).code).toBe(0);
    expect((await run(["verify"])).code).toBe(0);
    await rm(join(cwd, place), { recursive: true });
    expect((await run(["restore", "--frozen"])).code).toBe(0);
    await publish(hooked.replace("./x.sh", "./y.sh"));
    expect((await run(["update", "--allow", "wider-permissions"])).code).toBe(5);
    expect((await run(["update", "--allow", "frontmatter-hooks"])).code).toBe(5);
    const both = ["--allow", "frontmatter-hooks", "--allow", "wider-permissions"];
    expect((await run(["update", ...both])).code).toBe(0);
  });

  test("a comment in the file counts for nothing", async () => {
    await publish(hooked.replace("tools: Read", "# agentlint-disable\ntools: Read"));
    expect((await run(["builder"])).code).toBe(5);
  });

  test("a lock whose grant was taken away does not let it in again", async () => {
    await publish(hooked);
    await run(["builder", "--allow", "frontmatter-hooks"]);
    const changed = await lock();
    delete changed.agents.builder.grants;
    await put("install-agent.lock.json", JSON.stringify(changed));
    await rm(join(cwd, place), { recursive: true });
    const { code, stdout } = await run(["restore", "--frozen"]);
    expect([code, stdout]).toEqual([5, expect.stringContaining("is not written: line 5")]);
    expect(existsSync(join(cwd, place))).toBe(false);
  });
});

describe("companions", () => {
  test("the neighbours, or all whom they know, and the documents", async () => {
    await run(["lead", "--with-team", "--with-docs"]);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md", "critic.md", "lead.md"]);
    expect(await inProject("docs/development/workflows/flow.md")).toBe("# Flow\n");
    const { agents } = await lock();
    expect(agents.lead).toMatchObject({ auto: false, dependencies: ["builder", "critic"] });
    expect(agents.builder).toMatchObject({ auto: true });
    await run(["lead", "--with-team=all"]);
    expect(await readdir(join(cwd, place))).toContain("tester.md");
    expect((await lock()).agents.critic.dependencies).toEqual(["tester"]);
    expect((await run(["verify"])).code).toBe(0);
  });

  test("go with the last one that needs them, unless somebody has worked on them", async () => {
    await run(["lead", "--with-team=all", "--with-docs"]);
    await put(`${place}/tester.md`, agent("tester", "", "Mine."));
    const { code, stdout } = await run(["remove", "lead"]);
    expect(code).toBe(0);
    expect(stdout).toContain("is removed; it came along, and nobody needs it any more");
    expect(await readdir(join(cwd, place))).toEqual(["tester.md"]);
    expect(existsSync(join(cwd, "docs/development/workflows/flow.md"))).toBe(false);
    await run(["remove", "tester", "--force"]);
    expect(await readdir(join(cwd, place))).toEqual(["tester.md.bak"]);
    expect(existsSync(join(cwd, "install-agent.lock.json"))).toBe(false);
    expect(existsSync(join(cwd, ".claude/.install-agent"))).toBe(false);
  });

  test("go together when they need each other", async () => {
    const works = (name: string, other: string) =>
      writeFile(
        join(shelf, `agents/${name}.md`),
        agent(name, `coordination:\n  hands_off_to: [${other}]`),
      );
    await works("critic", "tester");
    await works("tester", "critic");
    await run(["lead", "--with-team=all"]);
    expect((await run(["remove", "lead"])).code).toBe(0);
    expect(await readdir(join(cwd, place))).toEqual([]);
    expect(existsSync(join(cwd, "install-agent.lock.json"))).toBe(false);
  });

  test("one that others still hand work to goes with a word about them", async () => {
    await run(["lead", "--with-team"]);
    const { code, stdout } = await run(["remove", "critic"]);
    expect([code, stdout]).toEqual([
      0,
      `${place}/critic.md is removed; it came along with lead, which may still hand work to it\n`,
    ]);
    expect((await run(["verify"])).code).toBe(0);
  });

  test("stay when they were asked for themselves", async () => {
    await run(["builder"]);
    await run(["lead", "--with-team"]);
    await run(["remove", "lead"]);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md"]);
  });
});

describe("remove", () => {
  test("not one that was changed", async () => {
    await run(["builder"]);
    await put(`${place}/builder.md`, local);
    const { code, stdout } = await run(["remove", "builder"]);
    expect([code, stdout]).toEqual([
      4,
      `${place}/builder.md has local edits and stays; --force removes it and keeps a backup\n`,
    ]);
    expect(await inProject(`${place}/builder.md`)).toBe(local);
    expect(Object.keys((await lock()).agents)).toEqual(["builder"]);
  });

  test("one that was changed keeps the others, and nothing is said to have gone", async () => {
    await run(["builder", "tester", "critic"]);
    await put(`${place}/builder.md`, local);
    await rm(join(cwd, place, "critic.md"));
    const before = await inProject("install-agent.lock.json");
    const { code, stdout } = await run(["remove", "builder", "tester", "critic"]);
    expect(code).toBe(4);
    expect(stdout).toMatchInlineSnapshot(`
      ".claude/agents/builder.md has local edits and stays; --force removes it and keeps a backup
      .claude/agents/critic.md is gone, and not forgotten, since either all of them are removed or none
      .claude/agents/tester.md stays, since either all of them are removed or none
      "
    `);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md", "tester.md"]);
    expect(await inProject("install-agent.lock.json")).toBe(before);
  });

  test("one whose line ends only were turned, and one that is gone", async () => {
    await run(["builder", "tester"]);
    await put(`${place}/builder.md`, builder.replaceAll("\n", "\r\n"));
    await rm(join(cwd, place, "tester.md"));
    expect((await run(["remove", "builder", "tester"])).code).toBe(0);
    expect(await readdir(join(cwd, place))).toEqual([]);
  });

  test("nothing that is not in the lock", async () => {
    await put(`${place}/own.md`, agent("own"));
    expect((await run(["remove", "own"])).code).toBe(2);
    expect(existsSync(join(cwd, place, "own.md"))).toBe(true);
  });
});

describe("restore and verify", () => {
  beforeEach(async () => {
    await run(["builder", "lead", "--with-docs"]);
  });

  test("a fresh clone with nothing but the lock", async () => {
    await rm(join(cwd, ".claude"), { recursive: true });
    await rm(join(cwd, "docs"), { recursive: true });
    expect((await run(["verify"])).code).toBe(1);
    const before = await inProject("install-agent.lock.json");
    const { code, stdout } = await run(["restore", "--frozen"]);
    expect([code, stdout.match(/is back/g)]).toEqual([0, Array(3).fill("is back")]);
    expect(await inProject(`${place}/builder.md`)).toBe(builder);
    expect((await run(["verify"])).code).toBe(0);
    expect(await inProject("install-agent.lock.json")).toBe(before);
    // The store is back as well, so that updates can join.
    await put(`${place}/builder.md`, local);
    await publish(next);
    expect((await run(["update", "--yes", "builder"])).code).toBe(0);
  });

  test("from the store when the source has moved on", async () => {
    await rm(join(cwd, place), { recursive: true });
    await publish(next);
    expect((await run(["restore", "--frozen"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toBe(builder);
  });

  test("neither store nor source: nothing is written, not even the others", async () => {
    await rm(join(cwd, ".claude"), { recursive: true });
    await publish(next);
    const { code, stdout } = await run(["restore"]);
    expect(code).toBe(5);
    expect(stdout).toContain("its source now gives another text than the lock names");
    expect(existsSync(join(cwd, place))).toBe(false);
  });

  test("frozen, one with local edits keeps the others from being written", async () => {
    await put(`${place}/builder.md`, local);
    await rm(join(cwd, place, "lead.md"));
    const { code, stdout } = await run(["restore", "--frozen"]);
    expect(code).toBe(5);
    expect(stdout).toMatchInlineSnapshot(`
      ".claude/agents/builder.md is not what the lock says; accept it with \`install-agent adopt builder\`, or say --force
      .claude/agents/lead.md is still missing, since either all files are restored or none
      docs/development/workflows/flow.md is as the lock says
      "
    `);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md"]);
    expect((await run(["restore"])).code).toBe(0);
    expect(await readdir(join(cwd, place))).toEqual(["builder.md", "lead.md"]);
  });

  test("nothing is said to be back that is not", async () => {
    await rm(join(cwd, ".claude"), { recursive: true });
    await publish(next);
    const { code, stdout } = await run(["restore"]);
    expect(code).toBe(5);
    expect(stdout).not.toContain("is back");
    expect(stdout).toContain(
      "lead.md is still missing, since either all files are restored or none",
    );
  });

  test("a stored text that was changed is not believed", async () => {
    await rm(join(cwd, place), { recursive: true });
    const store = join(cwd, ".claude/.install-agent");
    for (const name of await readdir(store)) {
      await writeFile(join(store, name), builder.replace("One.", "Steal."));
    }
    expect((await run(["verify"])).stdout).toContain("stored text that was changed by hand");
    expect((await run(["restore", "--frozen"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toBe(builder);
  });

  test("local edits stay; frozen, they are a failure; adopted, they are what is restored", async () => {
    await put(`${place}/builder.md`, local);
    expect((await run(["restore"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toBe(local);
    expect((await run(["restore", "--frozen"])).code).toBe(5);
    expect((await run(["verify"])).code).toBe(1);
    expect((await run(["adopt", `${place}/builder.md`])).code).toBe(0);
    expect((await run(["verify"])).code).toBe(0);
    await rm(join(cwd, place, "builder.md"));
    expect((await run(["restore", "--frozen"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toBe(local);
    await put(`${place}/builder.md`, "other");
    const { code, stdout } = await run(["restore", "--frozen", "--force"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("builder.md.bak")]);
    expect(await inProject(`${place}/builder.md.bak`)).toBe("other");
  });

  test("nothing to restore from", async () => {
    await rm(join(cwd, "install-agent.lock.json"));
    expect((await run(["restore"])).code).toBe(2);
    const { code, stderr } = await run(["restore", "--frozen"]);
    expect(code).toBe(5);
    expect(stderr).toContain("there is no lock file (install-agent.lock.json)");
  });
});

describe("a lock file that cannot be relied on", () => {
  test.for<[string, (text: string) => string, number, string]>([
    ["merge markers", (text) => `<<<<<<< HEAD\n${text}`, 4, "the conflict markers of a merge"],
    ["a newer version", (text) => text.replace(": 1,", ": 2,"), 5, "is of version 2"],
    ["no JSON", () => "{", 5, "is not valid JSON"],
    ["a path out", (text) => text.replace(place, "../x"), 5, "was changed by hand"],
  ])("%s", async ([, change, expected, message]) => {
    await run(["builder"]);
    const text = await inProject("install-agent.lock.json");
    await put("install-agent.lock.json", change(text));
    for (const argv of [
      ["builder"],
      ["update"],
      ["verify"],
      ["restore"],
      ["remove", "builder"],
      ["list"],
    ]) {
      const { code, stdout, stderr } = await run(argv);
      expect([code, stdout], argv.join(" ")).toEqual([expected, ""]);
      expect(stderr).toContain(message);
    }
    expect(await inProject("install-agent.lock.json")).toBe(change(text));
  });

  test("a link in its place", async () => {
    cwd = await tree({
      ".git/HEAD": "",
      "x/target": "{}",
      "install-agent.lock.json": "-> x/target",
    });
    const { code, stderr } = await run(["builder"]);
    expect([code, stderr]).toEqual([5, expect.stringContaining("is a link")]);
    expect(await inProject("x/target")).toBe("{}");
  });

  test("formatted by another program, it stays as it is", async () => {
    await run(["builder"]);
    const compact = JSON.stringify(await lock());
    await put("install-agent.lock.json", compact);
    expect((await run(["builder"])).code).toBe(0);
    expect(await inProject("install-agent.lock.json")).toBe(compact);
  });
});

describe("looking", () => {
  test("list tells what is installed, and how it is", async () => {
    await run(["lead", "--with-team"]);
    await put(`${place}/builder.md`, local);
    await rm(join(cwd, place, "critic.md"));
    const { stdout } = await run(["list"]);
    expect(stdout.split("\n\n")[0]).toMatchInlineSnapshot(`
      "installed  state             from
      builder    with local edits  install-agent 0.0.0-test, came along
      critic     gone              install-agent 0.0.0-test, came along
      lead       as installed      install-agent 0.0.0-test"
    `);
    const { installed } = JSON.parse((await run(["list", "--json"])).stdout);
    expect(installed).toMatchObject([
      { state: "changed" },
      { state: "missing" },
      { state: "same" },
    ]);
  });

  test("search", async () => {
    const { code, stdout } = await run(["search", "Does", "BUILD"]);
    expect([code, stdout.split("\n")[1]]).toEqual([0, expect.stringMatching(/^builder /)]);
    expect((await run(["search", "zzz"])).stderr).toContain("no agent of the catalog matches");
  });

  test("view shows what it may do and its text, and writes nothing", async () => {
    const { code, stdout } = await run(["view", "builder"]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "builder from install-agent 0.0.0-test

        tools        Read
        model        sonnet
        permissions  asks as the session does
        without      hooks, MCP servers, memory

      ---
      name: builder
      description: Does builder
      tools: Read
      model: sonnet
      ---
      One.

      Two.

      Three.
      "
    `);
    expect(await readdir(cwd)).toEqual([".git"]);
    await writeFile(join(cwd, "bad.md"), "---\nname: bad\n---\nx\u001b[31m\n");
    const bad = await run(["view", "./bad.md"]);
    expect(bad.code).toBe(5);
    expect(bad.stdout).toContain("It would be refused: Claude Code would not load it");
    expect(bad.stdout).toContain("x\\u{1b}[31m");
  });

  test("diff and outdated", async () => {
    await run(["builder"]);
    expect(await run(["diff"])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await run(["outdated"])).code).toBe(0);
    await put(`${place}/builder.md`, local);
    await publish(next);
    const diff = await run(["diff", "builder"]);
    expect(diff.code).toBe(1);
    expect(diff.stdout).toContain(`--- a/${place}/builder.md\n+++ b/${place}/builder.md\n`);
    expect(diff.stdout).toContain("-One.\n+1.\n");
    expect((await run(["diff", "--upstream"])).stdout).toContain("-Three.\n+3.\n");
    const outdated = await run(["outdated"], { version: "9.9.9" });
    expect([outdated.code, outdated.stdout]).toEqual([
      1,
      "builder is of install-agent 0.0.0-test; there is install-agent 9.9.9; you have changed yours, and `update` joins both\n",
    ]);
  });
});

test("a source that is gone does not hide what the others have", async () => {
  await put("shared/guest.md", agent("guest"));
  await run(["./shared/guest.md"]);
  await run(["builder"]);
  await rm(join(cwd, "shared"), { recursive: true });
  await publish(next);
  const { code, stdout } = await run(["outdated"]);
  expect(code).toBe(3);
  expect(stdout).toContain("builder has changed in install-agent 0.0.0-test\n");
  expect(stdout).toContain("guest cannot be compared: ");
  expect((await run(["diff", "--upstream"])).code).toBe(3);
  const said = await run(["update"]);
  expect(said).toMatchObject({ code: 3, stdout: expect.stringContaining("Updated ") });
  expect(said.stderr).toMatchInlineSnapshot(`
    "install-agent: not brought up to date
      guest: shared/guest.md is not there
    "
  `);
  expect(await inProject(`${place}/builder.md`)).toBe(next);
  const json = await run(["update", "--json"]);
  expect(json).toMatchObject({ code: 3, stderr: said.stderr });
  expect(JSON.parse(json.stdout).agents).toMatchObject([
    { name: "builder", action: "same", written: false },
    {
      name: "guest",
      path: `${place}/guest.md`,
      action: "unreachable",
      written: false,
      reason: expect.stringContaining("is not there"),
    },
  ]);
  expect((await run(["remove", "builder"])).code).toBe(0);
  expect(await run(["update"])).toEqual({ code: 3, stdout: "", stderr: said.stderr });
  expect(await run(["update", "guest", "--dry-run"])).toMatchObject({ code: 3, stdout: "" });
});

test("an agent that has another name in its source now is not installed beside the old one", async () => {
  await put("shared/a.md", agent("a"));
  await put("shared/b.md", agent("b"));
  await run(["./shared", "--all"]);
  await put("shared/a.md", agent("a", "", "New."));
  await put("shared/b.md", agent("c"));
  const { code, stderr } = await run(["update"]);
  expect(code).toBe(3);
  expect(stderr).toMatchInlineSnapshot(`
    "install-agent: not brought up to date
      b: ./shared/b.md no longer has an agent called b; it has c
        \`install-agent remove b\` takes it out, \`install-agent eject b\` makes it your own
    "
  `);
  expect(await inProject(`${place}/a.md`)).toBe(agent("a", "", "New."));
  expect((await readdir(join(cwd, place))).sort()).toEqual(["a.md", "b.md"]);
});

test("where a source does not answer, a conflict or a refusal still keeps all from being written", async () => {
  await put("shared/guest.md", agent("guest"));
  await put("shared/other.md", agent("other"));
  await run(["./shared/guest.md", "./shared/other.md"]);
  await run(["builder"]);
  await rm(join(cwd, "shared/guest.md"));
  await put("shared/other.md", agent("other", "", "New."));
  await put(`${place}/builder.md`, local);
  await publish(clash);
  const conflict = await run(["update"]);
  expect([conflict.code, conflict.stdout]).toEqual([4, ""]);
  expect(conflict.stderr).toMatch(/^install-agent: no agent was written\n {2}builder: /);
  expect(conflict.stderr).toMatch(/\ninstall-agent: not brought up to date\n {2}guest: /);
  expect(await inProject(`${place}/other.md`)).toBe(agent("other"));
  await put(`${place}/builder.md`, builder);
  await publish(agent("builder", "tools: Read\nmodel: sonnet\npermissionMode: bypassPermissions"));
  expect((await run(["update"])).code).toBe(5);
  expect(await inProject(`${place}/other.md`)).toBe(agent("other"));
});

test("content of another sum than the lock knows is refused, and nothing is written", async () => {
  let text = agent("guest");
  const { url } = await serve((_, response) => response.end(text));
  const sum = createHash("sha256").update(text).digest("hex");
  expect((await run([`${url}/guest.md`, "--sha256", sum])).code).toBe(0);
  await run(["builder"]);
  await publish(next);
  text = agent("guest", "", "Other.");
  const compared = await run(["outdated"]);
  expect(compared.code).toBe(5);
  expect(compared.stdout).toContain("builder has changed in install-agent 0.0.0-test\n");
  const { code, stderr } = await run(["update"]);
  expect([code, stderr.replaceAll(url, "<server>").replace(/[0-9a-f]{64}/, "<sum>")]).toEqual([
    5,
    "install-agent: guest: <server>/guest.md holds something else: its SHA-256 sum is <sum>; to leave it out, name those that are to be updated\n",
  ]);
  expect(await inProject(`${place}/builder.md`)).toBe(builder);
  expect((await run(["update", "builder"])).code).toBe(0);
  expect(await inProject(`${place}/guest.md`)).toBe(agent("guest"));
});

test.for(["update", "outdated", "diff"])("%s where nothing is installed", async (command) => {
  const stderr = "install-agent: nothing is installed here yet (install-agent.lock.json)\n";
  expect(await run([command])).toEqual({ code: 0, stdout: "", stderr });
  if (command === "diff") return;
  const { code, stdout } = await run([command, "--json"]);
  expect([code, JSON.parse(stdout).agents]).toEqual([0, []]);
});

describe("adopt and eject", () => {
  test("a file that was copied by hand becomes one that can be updated", async () => {
    await put(`${place}/builder.md`, local);
    expect((await run(["adopt", `${place}/builder.md`])).code).toBe(2);
    expect((await run(["adopt", `${place}/builder.md`, "--from", "builder"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toBe(local);
    await publish(next);
    expect((await run(["update", "--yes"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toBe(local.replace("Three.", "3."));
    expect((await run(["eject", "builder"])).code).toBe(0);
    expect(await inProject(`${place}/builder.md`)).toContain("1.\n\nTwo.\n\n3.");
    expect(await readdir(cwd)).toEqual([".claude", ".git"]);
    expect(await readdir(join(cwd, ".claude"))).toEqual(["agents"]);
  });

  test.for<[string, string[], number]>([
    ["not a file elsewhere", ["adopt", "other.md", "--from", "builder"], 2],
    ["not one that is not there", ["adopt", "tester", "--from", "tester"], 2],
    ["not a dead one", ["adopt", `${place}/builder.md`, "--from", "builder"], 5],
    ["nothing that is not there", ["eject", "builder"], 2],
  ])("%s", async ([, argv, expected]) => {
    await put("other.md", agent("other"));
    await put(`${place}/builder.md`, "---\nname: builder\n---\n");
    expect((await run(argv)).code).toBe(expected);
    expect(existsSync(join(cwd, "install-agent.lock.json"))).toBe(false);
  });
});

test("the agents of the user have a lock of their own", async () => {
  const home = await tree({ "work/.git/HEAD": "" });
  const options = { cwd: join(home, "work"), home };
  expect((await run(["builder", "--user"], options)).code).toBe(0);
  const text = await readFile(join(home, ".claude/install-agent.lock.json"), "utf8");
  expect(Object.keys(JSON.parse(text).agents.builder.files)).toEqual(["agents/builder.md"]);
  expect((await run(["verify", "--user"], options)).code).toBe(0);
  await publish(next);
  expect((await run(["update", "--user"], options)).code).toBe(0);
  expect((await run(["remove", "builder", "--user"], options)).code).toBe(0);
  expect(await readdir(join(home, ".claude"))).toEqual(["agents"]);
});

test("a file of the project is asked for by its path in the project, from wherever one stands", async () => {
  await put("shared/builder.md", builder);
  await put("sub/x", "");
  expect((await run(["../shared/builder.md"], { cwd: join(cwd, "sub") })).code).toBe(0);
  expect((await lock()).agents.builder).toMatchObject({
    requested: "./shared/builder.md",
    resolved: { type: "path", path: "shared/builder.md" },
  });
  await put("shared/builder.md", next);
  expect((await run(["update"])).code).toBe(0);
  expect(await inProject(`${place}/builder.md`)).toBe(next);
});

test("what is asked for is named once when it is not there", async () => {
  const { url } = await serve((_, response) => response.writeHead(404).end());
  const sum = "0".repeat(64);
  const said = [];
  for (const args of [
    ["./nowhere.md"],
    [`${url}/x.md`, "--sha256", sum],
    [`git+${url}/x.git@v1#a`],
    ["npm:x", "--offline"],
  ]) {
    const { code, stderr } = await run(args, { env: { PATH: process.env["PATH"]! } });
    said.push(`${code} ${stderr.replace("install-agent: ", "").replaceAll(url, "<server>")}`);
  }
  expect(said.join("")).toMatchInlineSnapshot(`
    "3 ./nowhere.md is not there
    3 <server>/x.md is not there; <server>/x.md answers 404
    3 git+<server>/x.git@v1#a: <server>/x.git is not there, or not for this user
    3 npm:x: npm package x is on the network, and --offline forbids it
    "
  `);
});
