// Proves what the installer promises, at full length: a thousand kills, two hundred runs beside each
// other, 1,500 merges held against git, two hundred random walks with documents, and the time of a
// first `npx`.
//   npm run prove:install            all of it, in about half an hour
//   npm run prove:install -- npx     only the time
// AGENT_CORPUS names a folder of agents to merge; by default those that are shipped.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const only = process.argv[2];
let code = 0;

if (only !== "npx") {
  const tests = [
    "test/install/processes.test.ts",
    "test/install/merge-random.test.ts",
    "test/cli/installer/documents-random.test.ts",
  ];
  const args = ["vitest", "run", "--root", ".", "--config", ".config/vitest.ts", ...tests];
  const env = { ...process.env, INSTALL_PROOF: "long" };
  code = spawnSync("npx", args, { cwd: root, env, stdio: "inherit" }).status ?? 1;
}
if (only === undefined || only === "npx") firstRun();
process.exitCode = code;

/** A first run from the packed package, beside one of a package that does nothing; each with an empty cache. */
function firstRun() {
  const folder = mkdtempSync(join(tmpdir(), "first-run-"));
  try {
    const pack = (cwd) => {
      const args = ["pack", "--silent", "--pack-destination", folder];
      return join(
        folder,
        execFileSync("npm", args, { cwd, encoding: "utf8" }).trim().split("\n").at(-1),
      );
    };
    const ours = pack(root);
    const bare = join(folder, "bare");
    mkdirSync(bare);
    const manifest = { name: "bare", version: "1.0.0", bin: { bare: "bare.js" } };
    writeFileSync(join(bare, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(bare, "bare.js"), "#!/usr/bin/env node\n");
    const empty = pack(bare);
    const times = { ours: [], empty: [] };
    for (let run = 0; run < 11; run++) {
      times.empty.push(time(folder, empty, ["bare"]));
      times.ours.push(time(folder, ours, ["install-agent", "devops-engineer"]));
    }
    const ratio = median(times.ours.map((value, run) => value / times.empty[run]));
    console.log(
      `first npx: ${median(times.ours).toFixed(0)} ms, ${ratio.toFixed(2)} × that of an empty package (${median(times.empty).toFixed(0)} ms); medians of 11`,
    );
    if (ratio > 1.3) code = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function time(folder, tarball, command) {
  const cwd = mkdtempSync(join(folder, "project-"));
  const env = {
    ...process.env,
    npm_config_cache: join(cwd, "cache"),
    npm_config_update_notifier: "false",
  };
  const start = process.hrtime.bigint();
  const args = ["--yes", "--package", tarball, ...command];
  const { status, stderr } = spawnSync("npx", args, { cwd, env, encoding: "utf8" });
  const taken = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(stderr);
  rmSync(cwd, { recursive: true, force: true });
  return taken;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
