import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { hookGuardNotBlocking } from "../../src/rules/hook-guard-not-blocking.ts";
import { guardFlaw } from "../../src/scan/guards/flaw.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

/** JSON is YAML. */
const hooks = (value: unknown) => agentWith(`hooks: ${JSON.stringify(value)}`);
const guard = (command: string, more: object = {}, event = "PreToolUse", matcher = "Bash") =>
  hooks({ [event]: [{ matcher, hooks: [{ type: "command", command, ...more }] }] });
const messages = (text: string, options = {}) =>
  check(hookGuardNotBlocking, text, options).diagnostics.map(({ message }) => message);

test("a guard that ends with 1", () => {
  const text = agentWith(
    "hooks:",
    "  PreToolUse:",
    "    - matcher: Bash",
    "      hooks:",
    "        - type: command",
    "          command: |",
    "            if grep -q 'rm -rf'; then",
    '              echo "Blocked: too dangerous" >&2',
    "              exit 1",
    "            fi",
  );
  expect(check(hookGuardNotBlocking, text).rendered).toMatchInlineSnapshot(`
    "agent.md:9:20 warning this guard says that it blocks and ends with 1, where only exit code 2 stops a tool, so Claude Code runs the tool all the same [hook-guard-not-blocking]
      9 |           command: |
        |                    ^
      help: end with \`exit 2\` where the tool is not to run"
  `);
  expect(fixed(hookGuardNotBlocking, text, {}, ["safe"])).toBe(text);
  expect(fixed(hookGuardNotBlocking, text)).toBe(text.replace("exit 1", "exit 2"));
});

const READS = "cat | jq -r .tool_input.command | grep -q 'rm -rf'";
test.each([
  [`${READS} && (echo no >&2; exit 2) || true`, "what stands behind `||` decides"],
  ["./hooks/deny-rm.sh || true", "`./hooks/deny-rm.sh` is lost"],
  ["./hooks/deny-rm.sh; exit 0", "a command behind it decides"],
  ["python3 .claude/hooks/bash_guard.py | tee -a /tmp/log", "the last part of a pipe decides"],
  ["./hooks/validate.sh &", "it runs in the background"],
  ["! ./hooks/protect-main.sh", "`!` turns it around"],
  [`bash -c '${READS.replaceAll("'", '"')} && exit 2'; exit 0`, "a command behind it decides"],
  [`if ${READS}; then echo 'DENIED: rm'; fi; exit 0`, "ends with 0"],
  [`${READS} && { echo 'this is not allowed'; exit 1; }; exit 0`, "ends with 1"],
  [
    `case "$(jq -r .tool_input.command)" in *rm*) echo "Command blocked"; exit 3 ;; *) ;; esac`,
    "ends with 3",
  ],
  ["node -e 'console.error(`forbidden`); process.exit(1)'", "ends with 1"],
  [`echo '{"permissionDecision": "deny"}'`, "lacks `hookSpecificOutput`"],
  [`[[ -n "$CLAUDE_TOOL_INPUT" ]] && exit 2`, "`$CLAUDE_TOOL_INPUT`"],
  [`./hooks/guard.sh "$CLAUDE_FILE_PATHS"`, "`$CLAUDE_FILE_PATHS`"],
])("%j: %s", (command, told) => {
  expect(messages(guard(command))).toEqual([expect.stringContaining(told)]);
});

test.each([
  ["exit 2", { async: true }, "PreToolUse", "Bash", "beside the tool"],
  ["./deny.sh", { asyncRewake: true }, "PreToolUse", "Bash", "beside the tool"],
  ["echo 'Blocked: rm' >&2; exit 2", {}, "PostToolUse", "Bash", "when the tool has run"],
] as const)("%j with %j on %s", (command, more, event, matcher, told) => {
  expect(messages(guard(command, more, event, matcher))).toEqual([expect.stringContaining(told)]);
});

describe("silent", () => {
  test.each([
    // It may block.
    `${READS} && { echo 'Blocked' >&2; exit 2; }; exit 0`,
    "echo 'Blocked' >&2; exit $CODE",
    "echo 'Blocked' >&2; exit",
    "(echo Blocked; exit 1) || exit 2",
    "echo Blocked >&2; exit 1 || true; ./hooks/guard.sh",
    `jq '{decision: "block", reason: "Blocked"}'; exit 1`,
    `echo "$VERDICT"; echo 'Blocked' >&2; exit 1`,
    "./hooks/deny-rm.sh",
    "./hooks/deny-rm.sh && echo fine",
    "python3 hooks/guard.py",
    `python3 -c 'import json; print(json.dumps({"decision": "block"}))' || true`,
    "set -euo pipefail\necho Blocked\nexit 1",
    // It does not look like a guard.
    "echo 'Running' >> /tmp/audit.log",
    "echo 'jq is missing' >&2; exit 1",
    "echo 'Blocked: nothing' >> /tmp/audit.log",
    "./hooks/log.sh || true",
    "./hooks/check-updates.sh &",
    "npm run lint || true",
    "./hooks/blockchain-report.sh || true",
    "echo 'Command was recorded, see the list of blocked hosts'",
    "echo 'git push is blocked by default in CI' > notes; exit 0",
    // It says that it only warns.
    "echo 'WARNING: a write was tried' >&2",
    `echo "$CLAUDE_TOOL_INPUT" >> /tmp/audit.log`,
    `INPUT="\${CLAUDE_TOOL_INPUT:-$(cat)}"; echo "$INPUT" | grep -q rm && exit 2`,
    // It cannot be read.
    "cat <<EOF\nBlocked\nEOF\nexit 1",
    'echo "Blocked; exit 1',
    "f() { echo Blocked; exit 1; }; f",
    'eval "echo Blocked; exit 1"',
    "",
  ])("%j", (command) => {
    expect(messages(guard(command))).toEqual([]);
  });

  test.each([
    guard("exit 1 # Blocked"),
    guard("sh", { args: ["-c", "echo Blocked; exit 1"] }),
    guard("./log.sh", { async: true }),
    guard("echo 'Blocked: tests fail' >&2; exit 2", {}, "PostToolUse", "Edit|Write"),
    guard("echo 'Blocked' >&2; exit 1", {}, "Stop"),
    hooks({
      PreToolUse: [{ matcher: "Bash", hooks: [{ type: "prompt", prompt: "Blocked; exit 1" }] }],
    }),
    hooks({ PreToolUse: [] }),
    hooks([]),
    "",
    "---\n---\n",
    "---\n[\n---\n",
    "no frontmatter",
  ])("%j", (text) => {
    expect(messages(text)).toEqual([]);
  });

  test("a plugin's agent, which has no hooks", () => {
    expect(messages(guard("echo Blocked; exit 1"), { scope: "plugin" })).toEqual([]);
  });
});

test("with several exits it is not known which one to mend", () => {
  const text = guard("echo Blocked; exit 1; exit 3");
  expect(messages(text)).toHaveLength(1);
  expect(fixed(hookGuardNotBlocking, text)).toBe(text);
});

test("one handler under two matchers is told once", () => {
  const text = agentWith(
    "hooks:",
    "  PreToolUse:",
    "    - {matcher: Bash, hooks: [&h {type: command, command: 'echo Blocked && exit 1'}]}",
    "    - {matcher: Write, hooks: [*h]}",
  );
  expect(messages(text)).toHaveLength(1);
});

test("whatever the command, the look at it ends", () => {
  assert(
    property(string({ unit: "grapheme-ascii", maxLength: 200 }), (command) => {
      expect(() => guardFlaw(`echo Blocked; ${command}`)).not.toThrow();
    }),
  );
  for (const part of [
    '"$(',
    "(",
    "{ ",
    "if ",
    "$(",
    "`",
    "sh -c '",
    "case x in ",
    "! ",
    "echo | ",
  ]) {
    for (const count of [10, 1_000, 4_096 / part.length]) {
      expect(guardFlaw(part.repeat(count))).toBeUndefined();
    }
  }
});
