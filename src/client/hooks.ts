import type { YamlEntry, YamlList, YamlMap, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";
import { guardingEvents, handlerTypes, hookEvents, toolEvents } from "./facts/hooks.ts";
import { guardIn, guardsOutside, handlersIn } from "./guards.ts";
import { deadMatch } from "./matchers.ts";
import type { DeadMatch } from "./matchers.ts";
import { isText, misfits } from "./shapes.ts";

/** A part of `hooks` that the client does not take. */
export interface HookProblem {
  readonly span: Span;
  /** Completes "…": `is not a mapping of events`. */
  readonly what: string;
  /** Absent when `hooks` as a whole is malformed. */
  readonly event?: string;
  /** The whole agent is dropped, not only the entry (from 2.1.257 on). */
  readonly fatal: boolean;
  /** The hook is taken, and its matcher fits no tool. */
  readonly dead?: DeadMatch;
}

export interface HooksReading {
  readonly problems: readonly HookProblem[];
  /** Events with at least one handler that the client takes. */
  readonly events: readonly string[];
}

type Problem = Pick<HookProblem, "span" | "what" | "fatal" | "dead">;

/** The value of `hooks` of a project or user agent; a plugin agent's hooks are not read at all. */
export function readHooks({ value }: YamlEntry, client: Client): HooksReading {
  // Zero, false and an empty text pass like a missing value (observed).
  if (value.kind === "scalar" && !value.value) return { problems: [], events: [] };
  const whole = (what: string): HooksReading => ({
    problems: [{ span: value.span, what, fatal: true }],
    events: [],
  });
  if (value.kind !== "map") return whole("is not a mapping of events");
  if (handlersIn(value) && !value.entries.some(isEvent)) {
    return whole("is a single matcher and not a mapping of events");
  }
  const problems: HookProblem[] = [];
  const events: string[] = [];
  for (const part of value.entries) {
    const reading = isEvent(part)
      ? readEvent(part, client)
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

function readEvent({ key, value }: YamlEntry, client: Client): EventReading {
  const guards = guardingEvents.includes(key);
  if (value.kind !== "list") {
    const empty = value.kind === "scalar" && value.value === null;
    const fatal = !empty && (guards || guardIn(value, false) !== undefined);
    const what = empty ? "is empty" : "is not a list of matchers";
    return { problems: [{ span: value.span, what, fatal }], takes: false };
  }
  const readings = value.items.map((item) => readMatcher(item, guards));
  const dead = toolEvents.includes(key)
    ? value.items.flatMap((item, at) => (readings[at]!.takes ? deadMatcher(item, client) : []))
    : [];
  return {
    problems: [...readings.flatMap(({ problems }) => problems), ...dead],
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

/** A hook that is taken and never runs, because its matcher fits no tool. */
function deadMatcher(item: YamlNode, client: Client): Problem[] {
  const matcher = item.kind === "map" ? valueOf(item, "matcher") : undefined;
  const found = matcher && isText(matcher) ? deadMatch(matcher.value, client) : undefined;
  if (!matcher || !found) return [];
  return [{ span: matcher.span, what: found.what, fatal: false, dead: found }];
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
  return misfits(handler, keys).map(({ span, name, wanted }) => ({
    span,
    what: wanted
      ? `has a handler whose \`${name}\` is no ${wanted}`
      : `has a handler without \`${name}\``,
  }));
}

function nameOf(event: string | undefined): string {
  return event ? `\`${event}\`` : "handlers";
}

function valueOf(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}
