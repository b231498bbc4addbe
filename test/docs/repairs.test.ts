import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { tree } from "../support/tree.ts";

const path = fileURLToPath(new URL("../../docs/repairs.md", import.meta.url));
const BLOCK = /^(`{3,})(\w+) (before|report|after)\n([\s\S]*?)^\1$/gm;

test("the page shows what check reports and what --fix writes", async () => {
  const page = await readFile(path, "utf8");
  let cwd = "";
  let file = "";
  let fresh = "";
  let last = 0;
  for (const block of page.matchAll(BLOCK)) {
    const [whole, fence, language, kind, content = ""] = block;
    let shown = content;
    if (kind === "before") {
      file = `${/^name: (\S+)$/m.exec(content)![1]}.md`;
      cwd = await tree({ [file]: content });
    } else if (kind === "report") {
      const { code, stdout } = await runAgentlint(["check", file], { cwd });
      expect(code).toBe(1);
      shown = `${stdout.split("\n").find((line) => line.includes(" error "))}\n`;
    } else {
      const { code } = await runAgentlint(["check", "--fix", file], { cwd });
      expect(code).toBe(0);
      shown = await readFile(`${cwd}/${file}`, "utf8");
    }
    fresh += `${page.slice(last, block.index)}${fence}${language} ${kind}\n${shown}${fence}`;
    last = block.index + whole.length;
  }
  await expect(fresh + page.slice(last)).toMatchFileSnapshot(path);
}, 60_000);
