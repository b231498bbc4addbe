import type { YamlMap, YamlNode } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { isText } from "../client/shapes.ts";
import { hookFlaw } from "../scan/guards/hook.ts";
import type { HookFlaw } from "../scan/guards/hook.ts";
import type { Span } from "../text/source-file.ts";
import type { Fix } from "./fix.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const hookGuardNotBlocking = defineRule({
  id: "hook-guard-not-blocking",
  summary: "a hook that looks like a guard and cannot stop a tool",
  effect: "differs",
  install: "warn",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    if (!reading.loads || reading.scope === "plugin") return;
    for (const { event, matcher, handler } of handlersIn(reading)) {
      const command = textOf(handler, "command");
      if (!command || valueOf(handler, "args")) continue;
      const beside = isTrue(handler, "async") || isTrue(handler, "asyncRewake");
      const text = command.value;
      const flaw = hookFlaw({ event, matcher, command: text, beside });
      if (!flaw) continue;
      const span = bare(reading, command.span);
      const [message, help] = words(flaw);
      const fix = flaw.kind === "code" ? codeFix(reading, span) : undefined;
      yield {
        span,
        message,
        help,
        ...(fix && { fix }),
      };
    }
  },
});

/** More than anybody writes. */
const MOST_HANDLERS = 200;

/** The handlers of events that the client takes, each place once. */
function* handlersIn(reading: Reading) {
  const hooks = entryOf(reading, "hooks")?.value;
  if (hooks?.kind !== "map") return;
  const seen = new Set<YamlNode>();
  for (const { key: event, value } of hooks.entries) {
    if (!reading.values.hookEvents.includes(event)) continue;
    for (const item of itemsOf(value)) {
      const matcher = textOf(item, "matcher")?.value ?? "";
      for (const handler of itemsOf(valueOf(item, "hooks"))) {
        if (seen.has(handler) || seen.size >= MOST_HANDLERS) continue;
        seen.add(handler);
        if (textOf(handler, "type")?.value === "command") yield { event, matcher, handler };
      }
    }
  }
}

function itemsOf(node: YamlNode | undefined): readonly YamlMap[] {
  return node?.kind === "list" ? node.items.filter((item) => item.kind === "map") : [];
}

function valueOf(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

function textOf(map: YamlMap, key: string) {
  const value = valueOf(map, key);
  return value && isText(value) ? value : undefined;
}

function isTrue(map: YamlMap, key: string): boolean {
  const value = valueOf(map, key);
  return value?.kind === "scalar" && value.value === true;
}

const EXIT = "end with `exit 2` where the tool is not to run";
const DECISION =
  'print `{"hookSpecificOutput": {"hookEventName": "PreToolUse", "permissionDecision": "deny", "permissionDecisionReason": "…"}}` and nothing else';

const RUNS = "so Claude Code runs the tool all the same";

function words(flaw: HookFlaw): readonly [message: string, help: string] {
  switch (flaw.kind) {
    case "code":
      return [
        `this guard says that it blocks and ends with ${flaw.code}, where only exit code 2 stops a tool, ${RUNS}`,
        EXIT,
      ];
    case "lost": {
      const guard = flaw.program ? `of \`${brief(flaw.program)}\`` : "of this guard";
      return [
        `the exit code ${guard} is lost, since ${swallowers[flaw.by]}, ${RUNS}`,
        "let the command end with the exit code of the guard",
      ];
    }
    case "decision":
      return [
        `the decision that this guard prints is none: ${decisionFlaws[flaw.flaw]}, ${RUNS}`,
        DECISION,
      ];
    case "beside":
      return [`this guard runs beside the tool and not before it, ${RUNS}`, "remove `async`"];
    case "late":
      return [
        "Claude Code runs a hook on `PostToolUse` when the tool has run, so this guard stops nothing",
        "put it under `PreToolUse`",
      ];
    case "variable":
      return [
        `this guard looks at \`$${flaw.name}\`, which Claude Code does not set, so it sees nothing of the call`,
        "read the call as JSON from the standard input, as in `jq -r .tool_input.command`",
      ];
  }
}

const swallowers = {
  "|| …": "what stands behind `||` decides",
  "; …": "a command behind it decides",
  "| …": "the last part of a pipe decides",
  "&": "it runs in the background",
  "!": "`!` turns it around",
} as const;

const decisionFlaws = {
  misplaced: "it lacks `hookSpecificOutput` with a `hookEventName` around it",
  "other event": "its `hookEventName` is not `PreToolUse`",
  "unknown word": "the word is neither `deny` nor, as `decision`, `block`",
  stderr: "it goes to the standard error",
} as const;

const SHOWN = 40;

function brief(program: string): string {
  return program.length > SHOWN ? `${program.slice(0, SHOWN)}…` : program;
}

/** The one exit that the command has, with 2 in the place of its code. */
function codeFix({ document }: Reading, { start, end }: Span): Fix | undefined {
  const written = document.file.text.slice(start, end);
  const [exit, second] = written.matchAll(/\bexit(?:[ \t]+|\()(\d+)(?!\w)/g);
  if (!exit || second) return undefined;
  const to = start + exit.index + exit[0].length;
  const edits = [{ start: to - exit[1]!.length, end: to, text: "2" }];
  return { title: "Exit with 2", applicability: "unsafe", edits };
}
