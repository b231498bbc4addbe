import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { runInstallAgent } from "../../support/run.ts";
import { randomFrom } from "../../support/agent-texts.ts";
import { agent, tree } from "../../support/tree.ts";

/* Random work with agents of two sources that share a document. INSTALL_PROOF=long does more of it. */

const walks = process.env["INSTALL_PROOF"] === "long" ? 200 : 8;
const STEPS = 25;

const documents = ["docs/flow.md", "docs/own/x.md", "docs/own/y.md"];
/** Agents by the source that has them. */
const sources = { one: ["a", "b"], two: ["c"] } as const;
type Source = keyof typeof sources;

const exists = (path: string) =>
  readFile(path, "utf8").then(
    (text) => text,
    () => undefined,
  );

/** Everything in a folder, by its path. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), await readFile(path, "utf8")] as const;
  });
  return new Map(await Promise.all(texts));
}

test(`${walks} walks lose no edit and leave nothing that the lock does not know`, async () => {
  for (let walk = 0; walk < walks; walk++) {
    const random = randomFrom(walk);
    const below = (limit: number) => Math.floor(random() * limit);
    const pick = <T>(list: readonly T[]) => list[below(list.length)]!;
    const shelf = await tree({ x: "" });
    const cwd = await tree({ ".git/HEAD": "" });
    const put = async (path: string, text: string) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    };
    const publish = async (source: Source, version: number) => {
      for (const name of sources[source]) {
        const read = documents.filter(() => below(3) > 0).join(" and ");
        const body = `Version ${version}. Read ${read || "nothing"}.`;
        await put(join(shelf, source, `agents/${name}.md`), agent(name, "tools: Read", body));
      }
      for (const path of documents) {
        const at = join(shelf, source, path);
        // Now and then both sources have the same text, and sometimes one has none.
        if (below(5) === 0) await rm(at, { force: true });
        else await put(at, below(3) === 0 ? "# The same\n" : `# ${source} ${version}\n`);
      }
    };
    await publish("one", 0);
    await publish("two", 0);
    /** What somebody has written here, by its place; it has to be somewhere always. */
    const edits = new Map<string, string>();
    const log: string[] = [];
    const run = async (...argv: string[]) => {
      const { code, stdout, stderr } = await runInstallAgent(argv, { cwd });
      log.push(`install-agent ${argv.join(" ")} [${code}]`);
      return { code, said: stdout + stderr };
    };
    for (let step = 1; step <= STEPS; step++) {
      const source = pick(["one", "two"] as const);
      const name = pick(sources[source]);
      const path = pick(documents);
      switch (below(10)) {
        case 0:
        case 1:
          await run(join(shelf, source), "--all", "--with-docs");
          break;
        case 2:
          await run(`${join(shelf, source)}#${name}`, ...(below(2) === 0 ? ["--with-docs"] : []));
          break;
        case 3:
        case 4:
          await publish(source, step);
          log.push(`publish ${source} ${step}`);
          break;
        case 5:
          await run("update", ...(below(2) === 0 ? [] : [name]), "--force");
          break;
        case 6: {
          const text = `# Mine, in step ${step}\n`;
          await put(join(cwd, path), text);
          edits.set(path, text);
          log.push(`edit ${path}`);
          break;
        }
        case 7:
          await run("remove", name);
          break;
        case 8:
          await run("restore", ...(below(2) === 0 ? ["--force"] : []));
          break;
        case 9:
          await run("adopt", name);
          break;
      }
      const files = await filesIn(cwd);
      const told = `walk ${walk}:\n${log.join("\n")}`;
      for (const [edited, text] of edits) {
        const kept = [...files].some(([at, one]) => at.startsWith(edited) && one === text);
        expect(kept, `${edited}, ${told}`).toBe(true);
      }
      const lock = JSON.parse(files.get("install-agent.lock.json") ?? '{"agents":{}}');
      const known = Object.values<{ files: object }>(lock.agents).flatMap((one) =>
        Object.keys(one.files),
      );
      for (const document of documents) {
        const there = files.get(document);
        const mine = [...edits.values()].includes(there ?? "");
        // What came along and was not touched is known, unless it was made the project's own.
        if (there === undefined || mine || known.includes(document)) continue;
        expect(log.join("\n"), `${document}, ${told}`).toMatch(/adopt|remove/);
      }
      const { code, said } = await run("verify");
      log.pop();
      const changed = documents.filter(
        (one) => known.includes(one) && [...edits.values()].includes(files.get(one) ?? ""),
      );
      expect([code, said.match(/is gone|changed by hand|refused/g)], told).toEqual([
        changed.length > 0 ? 1 : 0,
        null,
      ]);
      // Every text of the lock is in the store.
      if (known.length > 0 && below(4) === 0) {
        for (const document of documents) {
          if (known.includes(document)) await rm(join(cwd, document), { force: true });
        }
        const restored = await run("restore", "--offline");
        log.pop();
        expect(restored, told).toMatchObject({ code: 0 });
        for (const document of changed) {
          expect(await exists(join(cwd, document)), told).not.toBe(undefined);
          edits.delete(document);
        }
      }
    }
  }
}, 1_200_000);
