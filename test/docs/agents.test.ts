import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { runAgentlint, runWith } from "../support/run.ts";
import { run as runInstaller } from "../../src/cli/install-agent.ts";
import { tree } from "../support/tree.ts";

/* Every command on the page is run, in the order of the page, in one project. */

const root = fileURLToPath(new URL("../../", import.meta.url));
const path = join(root, "docs/agents.md");
const shell = promisify(execFile);
const client = process.env["CLAUDE_BIN"];

/** Stands for the package that npm would put there. */
const project = () =>
  tree({ ".git/HEAD": "ref: refs/heads/main\n", "node_modules/install-agent": `-> ${root}` });

/** Gives what a command prints; throws when it fails. */
async function run(command: string, cwd: string): Promise<string> {
  const [, program, rest = ""] = /^(?:npx )?(\S+) ?(.*)$/.exec(command)!;
  const argv = rest.split(" ").filter((word) => word !== "");
  // The package is there already; no registry is asked.
  if (command.startsWith("npm install")) return "";
  if (program === "install-agent" || program === "agentlint") {
    const io = { cwd, home: "/nowhere/home" };
    const result =
      program === "agentlint"
        ? await runAgentlint(argv, io)
        : await runWith(runInstaller, argv, io);
    expect([0, 1], `${command}\n${result.stderr}`).toContain(result.code);
    return result.stdout;
  }
  const { stdout } = await shell("sh", ["-c", command], { cwd });
  return stdout;
}

const BLOCKS = /```sh\n([\s\S]*?)```(\n\n```text\n)?(?:(?<=```text\n)[\s\S]*?```)?/g;

test.skipIf(process.platform === "win32")(
  "what the page shows is what is printed",
  { timeout: 90_000 },
  async () => {
    const page = await readFile(path, "utf8");
    const cwd = await project();
    let fresh = "";
    let last = 0;
    for (const block of page.matchAll(BLOCKS)) {
      const commands = block[1]!.trim().split("\n");
      if (commands[0]!.startsWith("claude ")) continue;
      let printed = "";
      for (const command of commands) printed = await run(command, cwd);
      fresh += page.slice(last, block.index);
      fresh += `\`\`\`sh\n${block[1]}\`\`\``;
      if (block[2]) fresh += `\n\n\`\`\`text\n${printed}\`\`\``;
      last = block.index + block[0].length;
    }
    await expect(fresh + page.slice(last)).toMatchFileSnapshot(path);
  },
);

describe.skipIf(!client)("the real client (CLAUDE_BIN)", () => {
  test("installs the plugin from the package", { timeout: 60_000 }, async () => {
    const page = await readFile(path, "utf8");
    const commands = page.match(/^claude plugin .*$/gm)!.slice(2);
    const [cwd, home] = [await project(), await tree({})];
    for (const command of commands) {
      await shell(client!, command.split(" ").slice(1), {
        cwd,
        env: { PATH: process.env["PATH"], HOME: home, CLAUDE_CONFIG_DIR: join(home, "config") },
      });
    }
    const installed = await readFile(join(home, "config/plugins/installed_plugins.json"), "utf8");
    expect(JSON.parse(installed)).toMatchObject({
      plugins: { "agent-roster@install-agent": expect.anything() },
    });
  });
});

test("every file that the page links to is there", async () => {
  const page = await readFile(path, "utf8");
  const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) await readFile(join(root, "docs", link), "utf8");
});
