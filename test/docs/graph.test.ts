import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { tree } from "../support/tree.ts";

/* Every command on the page is run on the files that the page shows. */

const path = fileURLToPath(new URL("../../docs/graph.md", import.meta.url));
const FILE = /<!-- file: (\S+) -->\n\n```markdown\n([\s\S]*?)```/g;
const RUN = /<!-- run: agentlint (.+) -->\n\n```text\n[\s\S]*?```/g;

test("what the page shows is what is printed", async () => {
  const page = await readFile(path, "utf8");
  const files = Object.fromEntries(
    [...page.matchAll(FILE)].map(([, name, text]) => [name!, text!]),
  );
  const cwd = await tree(files);
  let fresh = page;
  let runs = 0;
  for (const [block, command] of page.matchAll(RUN)) {
    const { code, stdout } = await runAgentlint(command!.split(" "), { cwd });
    expect([0, 1]).toContain(code);
    const shown = `<!-- run: agentlint ${command} -->\n\n\`\`\`text\n${stdout}\`\`\``;
    fresh = fresh.replace(block, () => shown);
    runs++;
  }
  expect([Object.keys(files).length, runs]).toEqual([5, 4]);
  await expect(fresh).toMatchFileSnapshot(path);
});

test("every file that the page links to is there", async () => {
  const page = await readFile(path, "utf8");
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    await expect(readFile(new URL(`../../docs/${link}`, import.meta.url))).resolves.toBeTruthy();
  }
});
