import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { clientAt } from "../../src/client/client.ts";
import { builtinAgents } from "../../src/client/facts/builtin-agents.ts";
import { readSessionAgents } from "../../src/client/session-agents.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { ClientFailure } from "../../src/verify/failure.ts";
import { findClient } from "../../src/verify/find-client.ts";
import { field, recordsIn, textField } from "../../src/verify/json.ts";
import { createSandbox, sandboxEnvironment } from "../../src/verify/sandbox.ts";
import { startSession } from "../../src/verify/session.ts";
import { sessionJson } from "./session-json.ts";
import type { Defined, SessionCase } from "./session-json.ts";

/*
 * Holds the reading of random `--agents` JSON against the client in CLAUDE_BIN:
 * `npm run conformance:agents-json -- 200 [--seed 1] [--record]`. With `--record` the texts and what
 * the client made of them are written for the tests.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, record: { type: "boolean", default: false } },
});
const count = Number(positionals[0] ?? 200);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const { CLAUDE_BIN: bin } = process.env;
if (!bin) throw new ClientFailure("CLAUDE_BIN must name the client to ask");
const program = findClient({ bin, env: {}, cwd: process.cwd(), untrusted: [] });

const started = Date.now();
const cases: SessionCase[] = [];
let wrong = 0;
for (const text of fc.sample(sessionJson, { numRuns: count, seed })) {
  const observed = await ask(text);
  cases.push([text, observed]);
  const predicted = readingOf(text);
  if (JSON.stringify(predicted) === JSON.stringify(observed)) continue;
  wrong++;
  console.log(`predicted ${JSON.stringify(predicted)}, observed ${JSON.stringify(observed)}`);
  console.log(`  ${JSON.stringify(text)}`);
}
const seconds = ((Date.now() - started) / 1000).toFixed(0);
const taken = cases.filter(([, agents]) => agents).length;
console.log(`seed ${seed}: ${count} texts, ${taken} taken, ${wrong} disagreements, ${seconds} s`);
process.exitCode = wrong > 0 ? 1 : 0;
if (values.record) {
  const target = new URL("agents-json.json", import.meta.url);
  const known = JSON.parse(readFileSync(target, "utf8")) as { cases: SessionCase[] };
  const all = new Map([...known.cases, ...cases]);
  const lines = [...all].map((one) => `  ${JSON.stringify(one)}`).join(",\n");
  writeFileSync(target, `{\n "client": "${clientAt().version}",\n "cases": [\n${lines}\n ]\n}\n`);
}

function readingOf(text: string): Defined | null {
  const readings = readSessionAgents(new SourceFile("agents.json", text), clientAt());
  if (readings.some(({ loads }) => !loads)) return null;
  return sorted(
    readings.map(({ name = "", description, values: { model } }) => [
      name,
      description ?? null,
      model ?? null,
    ]),
  );
}

async function ask(text: string): Promise<Defined | null> {
  const sandbox = createSandbox();
  const path = join(sandbox.root, "agents.json");
  writeFileSync(path, text);
  const ending = new AbortController();
  const session = startSession({
    signal: ending.signal,
    command: program.command,
    cwd: sandbox.project,
    // Where nothing listens: nothing is asked of a model.
    env: sandboxEnvironment(sandbox, 9),
    seconds: 60,
    args: [
      ...program.args,
      ..."-p --input-format stream-json --output-format stream-json --verbose".split(" "),
      "--agents",
      path,
    ],
  });
  try {
    const hello = await session.ask("initialize");
    return sorted(
      recordsIn(field(hello, "agents"))
        .filter(({ name }) => !builtinAgents.includes(String(name)))
        .map((one) => [
          String(one["name"]),
          textField(one, "description") ?? null,
          textField(one, "model") ?? null,
        ]),
    );
  } catch (error) {
    if (error instanceof ClientFailure && error.message.includes("Invalid --agents")) return null;
    throw error;
  } finally {
    // Left to itself, an idle client takes seconds to end.
    ending.abort();
    await session.close();
    sandbox.remove();
  }
}

function sorted(agents: readonly Defined[number][]): Defined {
  return agents.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
