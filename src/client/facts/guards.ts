import type { Fact } from "./fact.ts";

/** Something that the command of a hook does, and what that does to the tool that it guards. */
export interface GuardFact extends Fact {
  readonly what: string;
  readonly outcome: "the tool does not run" | "the tool runs" | "the agent ends";
}

/** The only exit code that stops a tool. */
export const BLOCKING_EXIT_CODE = 2;

const seen = (how: string) => `observed on 2.1.330: ${how}`;

/** What a hook on PreToolUse stops a tool by, and what it does not. */
export const guardFacts: readonly GuardFact[] = [
  {
    what: `exit code ${BLOCKING_EXIT_CODE}`,
    outcome: "the tool does not run",
    source: seen("0 to 3, 126, 127, 255 and 258, which is 2 to a shell"),
  },
  {
    what: "another exit code, a signal, a program that is not there, a timeout",
    outcome: "the tool runs",
    source: seen("eleven commands"),
  },
  {
    what: '`"decision": "block"` in JSON on the standard output, whatever the exit code',
    outcome: "the tool does not run",
    source: seen("with exit codes 0 and 1, with and without a reason"),
  },
  {
    what: '`hookSpecificOutput` in JSON there, with `"hookEventName": "PreToolUse"` and `"permissionDecision": "deny"` or `"ask"`',
    outcome: "the tool does not run",
    source: seen("with exit codes 0, 1 and 3, through a pipe, and from a background command"),
  },
  {
    what: '`"continue": false` in JSON there',
    outcome: "the agent ends",
    source: seen("no further turn"),
  },
  {
    what: "the same JSON with text beside it, in a list, on the standard error, with another event or outside of `hookSpecificOutput`, or with words such as `block` and `Deny` in the place of `deny`",
    outcome: "the tool runs",
    source: seen("thirteen commands"),
  },
  {
    what: "any of them with `async` or `asyncRewake`, or on `PostToolUse`",
    outcome: "the tool runs",
    source: seen("six handlers"),
  },
];

/** Variables that hooks are often written for, and that are not set for them (observed on 2.1.330). */
export const unsetHookVariables: readonly string[] = [
  "CLAUDE_FILE_PATH",
  "CLAUDE_FILE_PATHS",
  "CLAUDE_TOOL_ARGS",
  "CLAUDE_TOOL_INPUT",
  "CLAUDE_TOOL_INPUT_FILE_PATH",
  "CLAUDE_TOOL_NAME",
  "CLAUDE_TOOL_OUTPUT",
];
