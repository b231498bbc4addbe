import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { tree } from "../support/tree.ts";

const path = new URL("../../docs/session-agents.md", import.meta.url).pathname;

test("the example is what is printed", async () => {
  const page = await readFile(path, "utf8");
  const [, name, json] = /<!-- file: (\S+) -->\n\n```json\n([\s\S]*?)```/.exec(page)!;
  const command = /<!-- output: agentlint (.+) -->/.exec(page)![1]!;
  const { code, stdout } = await runAgentlint(command.split(" "), {
    cwd: await tree({ [name!]: json! }),
  });
  expect(code).toBe(1);
  const fresh = page.replace(
    /(<!-- output: .* -->)[\s\S]*(<!-- end -->)/,
    (_, open: string, close: string) => `${open}\n\n\`\`\`text\n${stdout}\`\`\`\n\n${close}`,
  );
  await expect(fresh).toMatchFileSnapshot(path);
});
