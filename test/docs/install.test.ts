import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runInstallAgent } from "../support/run.ts";
import { tree } from "../support/tree.ts";

/* Every command on the page is run, in the order of the page, in one project. */

const root = fileURLToPath(new URL("../../", import.meta.url));
const path = join(root, "docs/install.md");
const PIECES =
  /<!-- file: (\S+) -->\n\n```markdown\n([\s\S]*?)```|```sh\n([\s\S]*?)```(?:(\n\n```text\n)[\s\S]*?```)?/g;

async function run(command: string, cwd: string): Promise<string> {
  const [program, ...argv] = command.split(" ");
  if (program !== "npx") {
    return execFileSync("sh", ["-c", command], { cwd, encoding: "utf8" });
  }
  const agents = join(root, "agents");
  const result = await runInstallAgent(argv.slice(1), { cwd, agents, version: "1.0.0" });
  expect([0, 1], `${command}\n${result.stderr}`).toContain(result.code);
  return result.stdout;
}

// `sed -i` is written otherwise elsewhere.
test.skipIf(process.platform !== "linux")("what the page shows is what is printed", async () => {
  const page = await readFile(path, "utf8");
  const cwd = await tree({ ".git/HEAD": "" });
  let fresh = "";
  let last = 0;
  for (const piece of page.matchAll(PIECES)) {
    const [whole, file, content, commands, output] = piece;
    fresh += page.slice(last, piece.index);
    last = piece.index + whole.length;
    if (file !== undefined) {
      await mkdir(dirname(join(cwd, file)), { recursive: true });
      await writeFile(join(cwd, file), content!);
      fresh += whole;
      continue;
    }
    let printed = "";
    for (const command of commands!.trim().split("\n")) printed = await run(command, cwd);
    fresh += `\`\`\`sh\n${commands}\`\`\``;
    if (output !== undefined) fresh += `${output}${printed}\`\`\``;
  }
  await expect(fresh + page.slice(last)).toMatchFileSnapshot(path);
});

test("every option and command that it names is one", async () => {
  const page = await readFile(path, "utf8");
  const cwd = await tree({ ".git/HEAD": "" });
  const { stdout } = await runInstallAgent(["--help"], { cwd });
  const helps = [stdout];
  for (const [, name] of stdout.matchAll(/^ {2}(\w+) (?:\[options\]|<|\[)/gm)) {
    helps.push((await runInstallAgent([name!, "--help"], { cwd })).stdout);
  }
  const all = helps.join("\n");
  const options = [...page.matchAll(/(?<![\w-])--[a-z][a-z0-9-]*/g)].map(([option]) => option);
  expect(options.length).toBeGreaterThan(10);
  for (const option of options) expect(all).toContain(option);
  for (const [, name] of page.matchAll(/`(?:npx --yes )?install-agent ([a-z]+)(?=[ `])/g)) {
    expect(all).toContain(`\n  ${name} `);
  }
});
