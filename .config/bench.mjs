// Times the built commands against an empty Node process, in turn, so that a slow machine slows both.
//   npm run bench [-- RUNS]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const runs = Number(process.argv[2] ?? 15);
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bench-"));

/** A project with so many agents, each of about 8 KB, a fifth of them with something to report. */
function project(count) {
  const cwd = join(folder, String(count));
  mkdirSync(join(cwd, ".claude/agents"), { recursive: true });
  for (let index = 0; index < count; index++) {
    const tools = index % 5 === 0 ? "Read, MultiEdit, Bash" : "Read, Grep, Glob";
    const description =
      index % 7 === 0
        ? "|\n  Does one thing.\n  Use it when: asked"
        : `Does the thing number ${index}`;
    const body = `Do the thing number ${index}. `.repeat(300);
    const text = `---\nname: agent-${index}\ndescription: ${description}\ntools: ${tools}\nmodel: sonnet\n---\n\n${body}\n`;
    writeFileSync(join(cwd, ".claude/agents", `agent-${index}.md`), text);
  }
  return cwd;
}

function time(args, cwd) {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(process.execPath, args, { cwd, stdio: "ignore" });
  if (error) throw error;
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function compare(name, args, cwd) {
  const ours = [];
  const empty = [];
  time(args, cwd);
  for (let run = 0; run < runs; run++) {
    empty.push(time(["-e", "0"], cwd));
    ours.push(time(args, cwd));
  }
  const ratio = median(ours.map((value, run) => value / empty[run]));
  console.log(
    `${name.padEnd(34)} ${median(ours).toFixed(0).padStart(6)} ms   ${ratio.toFixed(2)} × an empty process`,
  );
}

console.log(`Node ${process.version}, medians of ${runs} runs\n`);
try {
  const one = project(1);
  compare("agentlint --version", [at("dist/agentlint.js"), "--version"], one);
  compare("agentlint check, 1 agent", [at("dist/agentlint.js"), "check"], one);
  compare("agentlint check, 100 agents", [at("dist/agentlint.js"), "check"], project(100));
  compare("agentlint check, 1,000 agents", [at("dist/agentlint.js"), "check"], project(1000));
  compare("agentlint inspect, 1,000 agents", [at("dist/agentlint.js"), "inspect"], project(1000));
  compare("install-agent list", [at("dist/install-agent.js"), "list"], one);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
