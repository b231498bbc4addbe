import type { YamlEntry, YamlList, YamlMap, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import { guardingEvents, handlerTypes, hookEvents, hookShells } from "./facts/hooks.ts";
import type { HandlerKey, HandlerValue } from "./facts/hooks.ts";
import { guardIn, guardsOutside, looksLikeHandlers } from "./guards.ts";

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

type Problem = Pick<HookProblem, "span" | "what" | "fatal">;

/** The value of `hooks` of a project or user agent; a plugin agent's hooks are not read at all. */
export function readHooks({ value }: YamlEntry): HooksReading {
  // Zero, false and an empty text pass like a missing value (observed).
  if (value.kind === "scalar" && !value.value) return { problems: [], events: [] };
  const whole = (what: string): HooksReading => ({
    problems: [{ span: value.span, what, fatal: true }],
    events: [],
  });
  if (value.kind !== "map") return whole("is not a mapping of events");
  if (looksLikeHandlers(valueOf(value, "hooks")) && !value.entries.some(isEvent)) {
    return whole("is a single matcher and not a mapping of events");
  }
  const problems: HookProblem[] = [];
  const events: string[] = [];
  for (const part of value.entries) {
    const reading = isEvent(part)
      ? readEvent(part)
      : { problems: [unknownEvent(part)], takes: false };
    problems.push(
      ...reading.problems.map((problem) => ({
        ...problem,
        // What an empty value or a merge leaves without a place stands at its key.
        span: problem.span.end > problem.span.start ? problem.span : part.keySpan,
        event: part.key,
      })),
    );
    if (reading.takes) events.push(part.key);
  }
  return { problems, events };
}

/** Guards outside `hooks` drop the agent as well, so that none is thought to be at work. */
export function misplacedGuards(entries: readonly YamlEntry[]): HookProblem[] {
  return guardsOutside(entries).map(({ span, event }) => ({
    span,
    what: event ? "stands outside `hooks`" : "stands below another key, where no hooks are read",
    ...(event && { event }),
    fatal: true,
  }));
}

function isEvent({ key }: YamlEntry): boolean {
  return hookEvents.includes(key);
}

function unknownEvent({ keySpan, value }: YamlEntry): Problem {
  // A list is taken for the matchers of an event of another name (observed).
  const guard = guardIn(value, value.kind === "map");
  if (!guard) return { span: keySpan, what: "is not a hook event", fatal: false };
  const { span, event } = guard;
  return { span, what: `is not a hook event, but holds ${nameOf(event)}`, fatal: true };
}

interface EventReading {
  readonly problems: readonly Problem[];
  /** At least one handler is taken; a bad one beside it goes alone (observed). */
  readonly takes: boolean;
}

function readEvent({ key, value }: YamlEntry): EventReading {
  const guards = guardingEvents.includes(key);
  if (value.kind !== "list") {
    const empty = value.kind === "scalar" && value.value === null;
    const fatal = !empty && (guards || guardIn(value, false) !== undefined);
    const what = empty ? "is empty" : "is not a list of matchers";
    return { problems: [{ span: value.span, what, fatal }], takes: false };
  }
  const readings = value.items.map((item) => readMatcher(item, guards));
  return {
    problems: readings.flatMap(({ problems }) => problems),
    takes: readings.some(({ takes }) => takes),
  };
}

function readMatcher(item: YamlNode, fatal: boolean): EventReading {
  const refused = (span: Span, what: string): EventReading => ({
    problems: [{ span, what, fatal }],
    takes: false,
  });
  const guard = guardIn(item, false);
  if (guard) {
    const what = `holds ${nameOf(guard.event)} where a matcher belongs`;
    return { problems: [{ span: guard.span, what, fatal: true }], takes: false };
  }
  if (item.kind !== "map") return refused(item.span, "is not a mapping with `hooks`");
  const handlers = valueOf(item, "hooks");
  if (handlers?.kind !== "list") {
    return refused((handlers ?? item).span, "lacks the list `hooks` of handlers");
  }
  const matcher = valueOf(item, "matcher");
  if (matcher && !isText(matcher)) return refused(matcher.span, "has a matcher that is no text");
  return readHandlers(handlers, fatal);
}

function readHandlers({ items }: YamlList, fatal: boolean): EventReading {
  const found = items.map(handlerProblems);
  return {
    problems: found.flat().map((problem) => ({ ...problem, fatal })),
    takes: found.some((problems) => problems.length === 0),
  };
}

type Flaw = Omit<Problem, "fatal">;

function handlerProblems(handler: YamlNode): Flaw[] {
  if (handler.kind !== "map") {
    return [{ span: handler.span, what: "has a handler that is no mapping" }];
  }
  const type = valueOf(handler, "type");
  const keys = type && isText(type) ? handlerTypes.get(String(type.value)) : undefined;
  if (!keys) {
    const known = [...handlerTypes.keys()].join(", ");
    return [{ span: (type ?? handler).span, what: `has a handler whose type is none of ${known}` }];
  }
  return keys.flatMap((key) => keyProblems(handler, key));
}

function keyProblems(handler: YamlMap, { name, value: wanted, required }: HandlerKey): Flaw[] {
  const entry = handler.entries.find(({ key }) => key === name);
  if (!entry) {
    return required ? [{ span: handler.span, what: `has a handler without \`${name}\`` }] : [];
  }
  if (fits(entry.value, wanted)) return [];
  const { start, end } = entry.value.span;
  const span = end > start ? entry.value.span : entry.keySpan;
  return [{ span, what: `has a handler whose \`${name}\` is no ${wantedWords[wanted]}` }];
}

const wantedWords: Readonly<Record<HandlerValue, string>> = {
  text: "text",
  "non-empty text": "text or an empty one",
  url: "URL",
  shell: `shell that is known: ${hookShells.join(", ")}`,
  "positive number": "positive number",
  boolean: "boolean",
  "list of texts": "list of texts",
  mapping: "mapping",
  "mapping to texts": "mapping to texts",
};

function fits(node: YamlNode, wanted: HandlerValue): boolean {
  if (node.kind === "list") return wanted === "list of texts" && node.items.every(isText);
  if (node.kind === "map") {
    if (wanted === "mapping") return true;
    return wanted === "mapping to texts" && node.entries.every(({ value }) => isText(value));
  }
  const { value } = node;
  if (wanted === "boolean") return typeof value === "boolean";
  if (wanted === "positive number") return Number.isFinite(value) && Number(value) > 0;
  if (typeof value !== "string") return false;
  if (wanted === "url") return URL.canParse(value);
  if (wanted === "shell") return hookShells.includes(value);
  return wanted === "text" || (wanted === "non-empty text" && value !== "");
}

function nameOf(event: string | undefined): string {
  return event ? `\`${event}\`` : "handlers";
}

function valueOf(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

function isText(node: YamlNode): node is YamlNode & { readonly kind: "scalar" } {
  return node.kind === "scalar" && typeof node.value === "string";
}
