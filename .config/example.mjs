// Shows the commands at work on the project in test/example, which is left as it was.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "example-"));
cpSync(join(root, "test/example"), folder, { recursive: true });

const commands = [
  ["agentlint", ["check"]],
  ["agentlint", ["inspect"]],
  ["install-agent", ["devops-engineer"]],
];
let failed = false;
for (const [name, args] of commands) {
  console.log(`\n$ ${name} ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [join(root, "dist", `${name}.js`), ...args], {
    cwd: folder,
    stdio: "inherit",
  });
  // 1 means that problems were found, which is what the example is for.
  failed ||= status !== 0 && status !== 1;
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
