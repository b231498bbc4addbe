// Shows which rules cost the most, on the Markdown files below a folder or on generated agents.
//   npm run bench:rules [-- FOLDER [ROUNDS]]
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildRoster, clientAt, parseAgent, read, rules } from "../dist/index.js";

const folder = process.argv[2];
const rounds = Number(process.argv[3] ?? 5);
const SHOWN = 10;

function* agents() {
  if (folder === undefined) {
    for (let index = 0; index < 1000; index++) yield [`agent-${index}.md`, generated(index)];
    return;
  }
  for (const path of readdirSync(folder, { recursive: true })) {
    if (path.endsWith(".md")) yield [path, readFileSync(join(folder, path), "utf8")];
  }
}

/** About 8 KB, a fifth of them with something to report. */
function generated(index) {
  const tools = index % 5 === 0 ? "Read, MultiEdit, Bash" : "Read, Grep, Glob";
  const description = `Does the thing number ${index}${index % 7 === 0 ? ": when asked" : ""}`;
  const body = `Do the thing number ${index}. `.repeat(300);
  return `---\nname: agent-${index}\ndescription: ${description}\ntools: ${tools}\n---\n\n${body}\n`;
}

const time = (work) => {
  const start = process.hrtime.bigint();
  const found = work();
  return [Number(process.hrtime.bigint() - start) / 1e6, found];
};

const client = clientAt();
const texts = [...agents()];
const root = { path: ".", kind: "project", distance: 0 };
const context = { today: "2026-11-24" };

// Rules about suppressions see the findings of all others, and no file.
const timed = rules.filter(({ scope }) => scope !== "suppression");
const rows = timed.map(({ id }) => ({ id, cost: Infinity, found: 0 }));
let reading = Infinity;
for (let round = 0; round < rounds; round++) {
  // Rules share what they find out about a file, so every round reads the files anew. What several
  // need is charged to the first of them.
  const [cost, readings] = time(() =>
    texts.map(([path, text]) => read(parseAgent(path, text), { client, scope: "project" })),
  );
  reading = Math.min(reading, cost);
  const roster = buildRoster(readings.map((one) => ({ reading: one, root })));
  for (const [index, rule] of timed.entries()) {
    const [own, found] = time(() =>
      rule.scope === "project"
        ? [...rule.check(roster, context)].length
        : readings.reduce((sum, one) => sum + [...rule.check(one, context)].length, 0),
    );
    rows[index].cost = Math.min(rows[index].cost, own);
    rows[index].found = found;
  }
}
const total = rows.reduce((sum, { cost }) => sum + cost, 0);

console.log(`${texts.length} files, ${timed.length} rules, best of ${rounds} rounds`);
console.log(`reading ${reading.toFixed(0)} ms, all rules ${total.toFixed(0)} ms\n`);
for (const { id, cost, found } of rows.toSorted((a, b) => b.cost - a.cost).slice(0, SHOWN)) {
  const share = `${((100 * cost) / total).toFixed(0)} %`;
  const each = ((1000 * cost) / texts.length).toFixed(1);
  console.log(
    `${id.padEnd(28)} ${cost.toFixed(1).padStart(7)} ms ${share.padStart(5)} ${each.padStart(7)} µs a file ${String(found).padStart(7)} found`,
  );
}
