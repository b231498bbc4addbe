import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isDoorRule } from "../../src/install/door/door.ts";
import { runAgentlint } from "../support/run.ts";
import { tree } from "../support/tree.ts";

const path = fileURLToPath(new URL("../../docs/security.md", import.meta.url));

test("the example is what is printed", async () => {
  const page = await readFile(path, "utf8");
  const [, name, text] = /<!-- file: (\S+) -->\n\n```markdown\n([\s\S]*?)```/.exec(page)!;
  const [block, command] = /<!-- run: agentlint (.+) -->\n\n```text\n[\s\S]*?```/.exec(page)!;
  const { code, stdout } = await runAgentlint(command!.split(" "), {
    cwd: await tree({ [name!]: text! }),
  });
  expect(code).toBe(1);
  const shown = `<!-- run: agentlint ${command} -->\n\n\`\`\`text\n${stdout}\`\`\``;
  await expect(page.replace(block, () => shown)).toMatchFileSnapshot(path);
});

test("what the table calls refused is refused, and what it calls shown is not", async () => {
  const page = await readFile(path, "utf8");
  const rows = page.split("\n").filter((line) => /\| (?:refused|shown) \|$/.test(line));
  expect(rows).toHaveLength(7);
  for (const row of rows) {
    for (const [, id] of row.matchAll(/\[([a-z-]+)\]\(/g)) {
      expect([id, isDoorRule(id!)]).toEqual([id, row.endsWith("| refused |")]);
      await expect(
        readFile(new URL(`../../src/rules/${id}.md`, import.meta.url)),
      ).resolves.toBeTruthy();
    }
  }
});
