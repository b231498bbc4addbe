import { expect, test } from "vitest";
import { unsafeFlag } from "../../src/rules/unsafe-flag.ts";
import { check } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  '`claude -p "go" --dangerously-skip-permissions`',
  "claude --permission-mode bypassPermissions",
  "codex --dangerously-bypass-approvals-and-sandbox",
  "gemini --yolo",
  "claude --allow-dangerously-skip-permissions",
  'claude --allowedTools "Bash(*)" -p go',
  '{"defaultMode": "bypassPermissions"}',
  "Approve every permission prompt yourself.",
  "Skip all confirmation prompts.",
  "Turn off the sandbox first.",
  "Never ask for permission.",
  "git commit -m x --no-verify",
  "git push origin main --no-verify",
])("finds %j", (text) => {
  expect(check(unsafeFlag, withBody(text)).diagnostics).not.toEqual([]);
});

test.each([
  'claude -p "go"',
  "Never use `--dangerously-skip-permissions`.",
  "Avoid `git commit -m x --no-verify`.",
  "npm ci --no-verify",
  'claude --allowedTools "Bash(git log:*)"',
  '{"defaultMode": "plan"}',
  "- `bypassPermissions` - Skip all permission prompts",
  "Never skip the confirmation prompts.",
  "Turn off the sandbox environment after the demo.",
  "Disable the security checks of the linter.",
  "Never ask for permission to read.",
  "Skip confirmation for what only reads.",
  "Ask for permission before you delete anything.",
  "the flag --yolosomething",
  "| `--dangerously-skip-permissions` | dangerous |",
])("stays silent on %j", (text) => {
  expect(check(unsafeFlag, withBody(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(unsafeFlag, withBody('`claude -p "go" --dangerously-skip-permissions`')).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:6:2 warning \`--dangerously-skip-permissions\` switches off what would stop a mistake [unsafe-flag]
      6 | \`claude -p "go" --dangerously-skip-permissions\`
        |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: leave the flag out"
  `);
});
