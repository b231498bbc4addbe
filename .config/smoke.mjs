// Packs the package, installs the archive into an empty project, and uses it there as a user would.
import { strict as assert } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "smoke-"));
const shell = process.platform === "win32";

/** Runs a command in the empty project and gives its exit code and output. */
function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    shell,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
    ...options,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

let passed = 0;
function step(name, body) {
  body();
  passed++;
  console.log(`ok  ${name}`);
}

try {
  const [{ filename, files, size }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      shell,
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  console.log(`packed ${filename}: ${files.length} files, ${Math.round(size / 1024)} KiB`);

  step("the archive holds what users need and nothing else", () => {
    const allowed = /^(?:dist\/[a-z-]+\.(?:js|json|d\.ts)$|README\.md$|LICENSE$|package\.json$)/;
    assert.deepEqual(
      files.map(({ path }) => path).filter((path) => !allowed.test(path)),
      [],
    );
  });

  writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true }\n');
  step("it installs alone", () => {
    const { status, stderr } = run("npm", ["install", "--no-audit", "--no-fund", `./${filename}`]);
    assert.equal(status, 0, stderr);
    const installed = readdirSync(join(folder, "node_modules")).filter(
      (name) => !name.startsWith("."),
    );
    assert.deepEqual(installed, ["install-agent"]);
  });

  step("agentlint finds a dead agent and exits with 1", () => {
    mkdirSync(join(folder, ".claude/agents"), { recursive: true });
    writeFileSync(
      join(folder, ".claude/agents/dead.md"),
      "---\nname: dead\n---\nNo description.\n",
    );
    const { status, stdout } = run("npx", ["--no-install", "agentlint"]);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /dead\.md:\d+:\d+ error .*\[missing-description\]/);
    rmSync(join(folder, ".claude"), { recursive: true });
  });

  step("install-agent writes an agent that agentlint finds clean", () => {
    const { status, stdout, stderr } = run("npx", [
      "--no-install",
      "install-agent",
      "devops-engineer",
    ]);
    assert.equal(status, 0, stdout + stderr);
    const written = readFileSync(join(folder, ".claude/agents/devops-engineer.md"));
    assert.ok(written.equals(readFileSync(join(root, "agents/devops-engineer.md"))));
    const check = run("npx", ["--no-install", "agentlint", "check", "--max-warnings", "0"]);
    assert.equal(check.status, 0, check.stdout);
  });

  step("agentlint draws the graph from the installed package", () => {
    const { status, stdout, stderr } = run("npx", [
      "--no-install",
      "agentlint",
      "graph",
      "--format",
      "html",
    ]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /<script>.+<\/script>\n<\/body>/s);
  });

  step("agentlint explains a rule from the installed package", () => {
    const { status, stdout } = run("npx", [
      "--no-install",
      "agentlint",
      "explain",
      "missing-description",
    ]);
    assert.equal(status, 0);
    assert.match(stdout, /# missing-description/);
  });

  step("the library works", () => {
    const program = `
      import { applyFixes, clientAt, lint, parseAgent, read, rules } from "install-agent";
      const document = parseAgent("a.md", "---\\nname: a\\n---\\n");
      const reading = read(document, { client: clientAt(), scope: "project" });
      const found = lint({ readings: [reading], rules, context: { today: "2026-11-24" } });
      console.log(reading.loads, found.map(({ ruleId }) => ruleId).join(), typeof applyFixes);
    `;
    writeFileSync(join(folder, "library.mjs"), program);
    const { status, stdout, stderr } = run(process.execPath, ["library.mjs"], { shell: false });
    assert.equal(status, 0, stderr);
    assert.equal(stdout.trim(), "false missing-description function");
  });

  console.log(`${passed} passed, 0 failed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
