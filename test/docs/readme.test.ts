import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { ruleTable } from "../../src/rules/table.ts";
import { runAgentlint } from "../support/run.ts";
import { tree } from "../support/tree.ts";

const path = new URL("../../README.md", import.meta.url).pathname;

test("the example is what is printed", async () => {
  const readme = await readFile(path, "utf8");
  const example =
    /<!-- example: (\S+) -->\n\n```markdown\n([\s\S]*?)```\n\n<!-- output: agentlint (.+) -->\n\n```text\n[\s\S]*?```\n/;
  const [, name, file, command] = example.exec(readme)!;
  const cwd = await tree({ [name!]: file! });
  const { stdout } = await runAgentlint(command!.split(" "), { cwd });
  const [head] = readme.split("<!-- output:");
  const fresh = `${head}<!-- output: agentlint ${command} -->\n\n\`\`\`text\n${stdout}\`\`\`\n\n<!-- end -->`;
  const rest = readme.slice(readme.indexOf("<!-- end -->") + "<!-- end -->".length);
  await expect(fresh + rest).toMatchFileSnapshot(path);
});

test("the table of rules is the rules'", async () => {
  const readme = await readFile(path, "utf8");
  const table = `<!-- rules -->\n\n${ruleTable(rules)}\n\n<!-- /rules -->`;
  const fresh = readme.replace(/<!-- rules -->[\s\S]*<!-- \/rules -->/, () => table);
  await expect(fresh).toMatchFileSnapshot(path);
});

test("every command it names exists", async () => {
  const readme = await readFile(path, "utf8");
  const { scripts } = JSON.parse(
    await readFile(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script!);
  expect(named.length).toBeGreaterThan(0);
  for (const script of named) expect(scripts).toHaveProperty(script);
});
