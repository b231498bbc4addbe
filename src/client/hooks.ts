import type { YamlEntry, YamlMap, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import { guardingEvents, hookEvents } from "./facts/hooks.ts";

/** A part of `hooks` that the client does not take. */
export interface HookProblem {
  readonly span: Span;
  /** Completes "…": `is not a mapping of events`. */
  readonly what: string;
  /** Absent when `hooks` as a whole is malformed. */
  readonly event?: string;
  /** The whole agent is dropped, not only the entry (from 2.1.257 on). */
  readonly fatal: boolean;
}

export interface HooksReading {
  readonly problems: readonly HookProblem[];
  /** Events with at least one handler that the client takes. */
  readonly events: readonly string[];
}

const handlerNeeds: Readonly<Record<string, readonly string[]>> = {
  command: ["command"],
  prompt: ["prompt"],
  agent: ["prompt"],
  http: ["url"],
  mcp_tool: ["server", "tool"],
};

/** Observed: see the section on hooks in the field reference. Plugin agents' hooks are not read at all. */
export function readHooks(node: YamlNode): HooksReading {
  if (isNull(node)) return { problems: [], events: [] };
  if (node.kind !== "map") {
    return {
      problems: [{ span: node.span, what: "is not a mapping of events", fatal: true }],
      events: [],
    };
  }
  const problems: HookProblem[] = [];
  const events: string[] = [];
  for (const entry of node.entries) {
    const { key: event, keySpan, value } = entry;
    if (!hookEvents.includes(event)) {
      problems.push({ span: keySpan, what: "is not a hook event", event, fatal: false });
      continue;
    }
    if (isNull(value)) continue;
    const fatal = guardingEvents.includes(event);
    const found = eventProblems(value).map((problem) => ({ ...problem, event, fatal }));
    problems.push(...found);
    if (value.kind === "list" && value.items.length > 0 && found.length === 0) events.push(event);
  }
  return { problems, events };
}

/** The same mistakes in a guard that stands at the top level, outside `hooks`, drop the agent too. */
export function misplacedGuard(entry: YamlEntry): HookProblem | undefined {
  if (!guardingEvents.includes(entry.key)) return undefined;
  return {
    span: entry.keySpan,
    what: "stands outside `hooks`",
    event: entry.key,
    fatal: true,
  };
}

type Problem = Pick<HookProblem, "span" | "what">;

function eventProblems(value: YamlNode): Problem[] {
  if (value.kind !== "list") return [{ span: value.span, what: "is not a list of matchers" }];
  return value.items.flatMap(matcherProblems);
}

function matcherProblems(item: YamlNode): Problem[] {
  if (item.kind !== "map") return [{ span: item.span, what: "is not a mapping with `hooks`" }];
  const problems: Problem[] = [];
  const matcher = valueOf(item, "matcher");
  if (matcher && !isText(matcher)) {
    problems.push({ span: matcher.span, what: "has a matcher that is no text" });
  }
  const handlers = valueOf(item, "hooks");
  if (handlers?.kind !== "list") {
    problems.push({ span: (handlers ?? item).span, what: "lacks the list `hooks` of handlers" });
    return problems;
  }
  return [...problems, ...handlers.items.flatMap(handlerProblems)];
}

function handlerProblems(handler: YamlNode): Problem[] {
  if (handler.kind !== "map")
    return [{ span: handler.span, what: "has a handler that is no mapping" }];
  const type = valueOf(handler, "type");
  const needs = type?.kind === "scalar" ? handlerNeeds[String(type.value)] : undefined;
  if (!needs) {
    const known = Object.keys(handlerNeeds).join(", ");
    return [{ span: (type ?? handler).span, what: `has a handler whose type is none of ${known}` }];
  }
  const problems: Problem[] = [];
  for (const key of needs) {
    const value = valueOf(handler, key);
    if (!value || !isText(value)) {
      problems.push({ span: (value ?? handler).span, what: `has a handler without \`${key}\`` });
    }
  }
  const timeout = valueOf(handler, "timeout");
  if (
    timeout &&
    !(timeout.kind === "scalar" && typeof timeout.value === "number" && timeout.value > 0)
  ) {
    problems.push({ span: timeout.span, what: "has a timeout that is no positive number" });
  }
  return problems;
}

function valueOf(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

function isText(node: YamlNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string";
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}
