import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { randomFrom } from "../../support/agent-texts.ts";
import { runInstallAgent } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

/* Random work with an agent in conflict and the files beside it. INSTALL_PROOF=long does more of it. */

const walks = process.env["INSTALL_PROOF"] === "long" ? 300 : 10;
const STEPS = 30;

const place = ".claude/agents";
const files = ["q.md", "q.md.upstream", "q.md.merge"] as const;
const text = (lines: readonly string[]) => agent("q", "", lines.join("\n\n"));

test(`${walks} walks lose nothing that somebody has written`, async () => {
  let conflicts = 0;
  let kept = 0;
  for (let walk = 0; walk < walks; walk++) {
    const random = randomFrom(walk);
    const below = (limit: number) => Math.floor(random() * limit);
    const pick = <T>(list: readonly T[]) => list[below(list.length)]!;
    const cwd = await tree({ ".git/HEAD": "", "q.md": text(["0", "0"]) });
    const folder = join(cwd, place);
    const log: string[] = [];
    const run = async (...argv: string[]) => {
      const { code, stderr } = await runInstallAgent(argv, { cwd });
      log.push(`install-agent ${argv.join(" ")} [${code}]`);
      if (code === 4) conflicts++;
      if (stderr.includes(" is kept in ")) kept++;
    };
    const textsThere = async () => {
      const names = await readdir(folder).catch((): string[] => []);
      return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    };
    /** Words that nobody but their writer may take away. */
    const written = new Set<string>();
    const change = async (file: string, words: string | undefined) => {
      const path = join(folder, file);
      const before = await readFile(path, "utf8").catch(() => undefined);
      if (before === undefined && file === "q.md") return;
      for (const one of written) if (before?.includes(one)) written.delete(one);
      log.push(`${words === undefined ? "delete" : "edit"} ${file}`);
      if (words === undefined) return rm(path, { force: true });
      written.add(words);
      const lines = below(2) === 0 ? [words, "0"] : ["0", words];
      await writeFile(path, file === "q.md" || below(2) === 0 ? text(lines) : `${words}\n`);
    };
    await run("./q.md");
    for (let step = 1; step <= STEPS; step++) {
      switch (below(10)) {
        case 0:
        case 1: {
          const lines = pick([
            [`new ${step}`, "0"],
            ["0", `new ${step}`],
            ["0", "0"],
          ]);
          await writeFile(join(cwd, "q.md"), text(lines));
          log.push(`publish ${lines.join(" ")}`);
          break;
        }
        case 2:
        case 3:
          await change(pick(files), `<mine of ${step}>`);
          break;
        case 4:
          await change(pick(["q.md.upstream", "q.md.merge"]), undefined);
          break;
        case 5:
          await run("update", "--on-conflict", pick(["keep", "theirs", "merge"]));
          break;
        case 6:
          await run("remove", "q", ...(below(2) === 0 ? ["--force"] : []));
          await run("./q.md");
          break;
        default:
          await run("update");
      }
      const there = await textsThere();
      for (const words of written) {
        const found = there.some((one) => one.includes(words));
        expect(found, `${words}, walk ${walk}:\n${log.join("\n")}`).toBe(true);
      }
    }
  }
  // The walks come through what they are about.
  expect([conflicts > walks, kept > 0]).toEqual([true, true]);
}, 1_200_000);
