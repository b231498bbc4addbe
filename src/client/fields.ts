import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import { effortTrace } from "./effort.ts";
import {
  MAX_SKILLS,
  cacheTtls,
  extensionKeys,
  fieldNamed,
  pluginDescriptionKeys,
} from "./facts/fields.ts";
import {
  describeValue,
  readAutoCompactWindow,
  readBackground,
  readColor,
  readEffort,
  readIsolation,
  readMaxTurns,
  readMemory,
  readModel,
  readNonBlank,
  readObserve,
  readOmitClaudeMd,
  readPermissionMode,
  textOf,
} from "./field-values.ts";
import type { Accepted } from "./field-values.ts";
import { misplacedGuards, readHooks } from "./hooks.ts";
import type { HookProblem } from "./hooks.ts";
import { readServers } from "./mcp-servers.ts";
import { classifyModel } from "./models.ts";
import { fold, isCertainly, nearestField } from "./nearest-field.ts";
import type { ReadOptions } from "./read-options.ts";
import { readToolList } from "./tool-list.ts";
import type { TraceEntry } from "./trace.ts";

/** The values in force, but for the name, the description and the tools. */
export interface FieldValues {
  readonly model?: string;
  readonly effort?: string | number;
  readonly permissionMode?: string;
  readonly maxTurns?: number;
  readonly color?: string;
  readonly memory?: string;
  readonly background?: boolean;
  readonly isolation?: string;
  readonly initialPrompt?: string;
  /** Hook events with a handler that the client takes. */
  readonly hookEvents: readonly string[];
  /** Names of the MCP servers that the agent brings or refers to. */
  readonly mcpServers: readonly string[];
  readonly skills: readonly string[];
  readonly trace: readonly TraceEntry[];
}

export function readFields(entries: readonly YamlEntry[], options: ReadOptions): FieldValues {
  const { client, scope } = options;
  const trace: TraceEntry[] = [];
  const values: { -readonly [Key in keyof FieldValues]?: FieldValues[Key] } = {};

  const take = <T>(entry: YamlEntry, { value, accepts }: Accepted<T>): T | undefined => {
    if (value === undefined) {
      const { key } = entry;
      const written = describeValue(entry.value);
      const near = nearestValue(entry);
      const ignored = {
        kind: "value-ignored",
        span: spanOf(entry),
        key,
        written,
        accepts,
      } as const;
      trace.push({ ...ignored, ...(near && { near }) });
    }
    return value;
  };
  const set = <Key extends keyof FieldValues>(key: Key, value: FieldValues[Key] | undefined) => {
    if (value !== undefined) values[key] = value;
  };

  const takeIsolation = (entry: YamlEntry) => {
    const isolation = take(entry, readIsolation(entry.value));
    // A plugin's agent works on no remote machine (observed).
    if (scope === "plugin" && isolation === "remote") {
      trace.push({ kind: "plugin-ignores", span: entry.value.span, key: "isolation: remote" });
    } else set("isolation", isolation);
  };

  // The client looks for these before it reads `hooks`.
  const looks =
    scope !== "plugin" && scope !== "session" && client.does("malformed-hooks-drop-agent");
  const guards = looks ? misplacedGuards(entries) : [];
  trace.push(...guards.map((problem) => hookTrace(problem, client)));
  const told = new Set(guards.map(({ span }) => span.start));

  for (const entry of entries) {
    const { key, value } = entry;
    const field = fieldNamed(key);
    if (!field) {
      const known = isKnownExtra(key, options) || told.has(entry.keySpan.start);
      if (!known) trace.push(keyNotRead(entry, entries, scope));
      continue;
    }
    if (scope === "session" && field.session === "ignored") {
      trace.push({ kind: "key-not-read", span: entry.keySpan, key, restricts: false });
      continue;
    }
    if (scope === "plugin" && field.plugin === "ignored") {
      trace.push({ kind: "plugin-ignores", span: entry.keySpan, key });
      continue;
    }
    switch (key) {
      case "model":
        set("model", takeModel(entry, take, client.does("keeps-inherit")));
        trace.push(...modelTrace(entry));
        break;
      case "color":
        set("color", take(entry, readColor(value)));
        break;
      case "effort":
        set("effort", take(entry, readEffort(value)));
        break;
      case "permissionMode":
        set("permissionMode", take(entry, readPermissionMode(value)));
        break;
      case "maxTurns":
        set("maxTurns", take(entry, readMaxTurns(value)));
        break;
      case "autoCompactWindow":
        take(entry, readAutoCompactWindow(value));
        break;
      case "memory":
        set("memory", take(entry, readMemory(value)));
        break;
      case "background":
        set("background", take(entry, readBackground(value)));
        break;
      case "omitClaudeMd":
        take(entry, readOmitClaudeMd(value));
        break;
      case "isolation":
        takeIsolation(entry);
        break;
      case "initialPrompt":
        set("initialPrompt", take(entry, readNonBlank(value)));
        break;
      case "observer":
      case "observerMessage":
        take(entry, readNonBlank(value));
        break;
      case "observeToolResults":
      case "observeSubagents":
        take(entry, readObserve(value));
        break;
      case "experimental":
        trace.push(...experimentalTrace(entry));
        break;
      case "skills":
        set("skills", take(entry, readSkills(value)));
        break;
      case "mcpServers":
        set("mcpServers", takeServers(entry, take, trace));
        break;
      case "hooks": {
        const hooks = readHooks(entry, client);
        set("hookEvents", hooks.events);
        trace.push(...hooks.problems.map((problem) => hookTrace(problem, client)));
        break;
      }
      default:
        break;
    }
  }
  const effort = entries.find(({ key }) => key === "effort");
  if (effort && values.effort !== undefined) {
    trace.push(...effortTrace(spanOf(effort), values.effort, values.model));
  }
  return { hookEvents: [], mcpServers: [], skills: [], ...values, trace };
}

function isKnownExtra(key: string, { scope }: ReadOptions): boolean {
  if (extensionKeys.includes(key)) return true;
  if (scope === "session") return key === "prompt";
  return scope === "plugin" && pluginDescriptionKeys.includes(key);
}

type Take = <T>(entry: YamlEntry, accepted: Accepted<T>) => T | undefined;

/** Older clients take `inherit` and keep nothing; that is not a value ignored. */
function takeModel(entry: YamlEntry, take: Take, keepsInherit: boolean): string | undefined {
  const model = take(entry, readModel(entry.value, true));
  return model === "inherit" && !keepsInherit ? undefined : model;
}

/** A malformed item goes alone (observed). */
function takeServers(
  entry: YamlEntry,
  take: Take,
  trace: TraceEntry[],
): readonly string[] | undefined {
  const accepts = "a list of server names or of `name: configuration`";
  const { isList, names, dropped } = readServers(entry.value);
  for (const { node, span } of dropped) {
    const item = `${describeValue(node)} in the list`;
    const known = node.kind === "map" ? "`name: configuration` with one name" : accepts;
    trace.push({ kind: "value-ignored", span, key: entry.key, written: item, accepts: known });
  }
  return take(entry, { value: isList ? names : undefined, accepts });
}

/** Of the mapping only `cacheTtl` is read (bundle). */
function experimentalTrace(entry: YamlEntry): TraceEntry[] {
  const { key, value } = entry;
  if (value.kind === "scalar" && value.value === null) return [];
  const accepts = `a mapping with \`cacheTtl\`: ${cacheTtls.join(" or ")}`;
  const ignored = (node: YamlNode): TraceEntry => {
    const span = node.span.end > node.span.start ? node.span : entry.keySpan;
    return { kind: "value-ignored", span, key, written: describeValue(node), accepts };
  };
  if (value.kind !== "map") return [ignored(value)];
  const ttl = value.entries.find((part) => part.key === "cacheTtl")?.value;
  return ttl && !cacheTtls.includes(textOf(ttl) ?? "") ? [ignored(ttl)] : [];
}

function modelTrace(entry: YamlEntry): TraceEntry[] {
  const { value: model } = readModel(entry.value, true);
  if (model === undefined) return [];
  const { span } = entry.value;
  const found = classifyModel(model);
  if (found.kind === "unknown") {
    const { near } = found;
    return [{ kind: "model-unknown", span, model, ...(near && { near }) }];
  }
  const { retirement } = found;
  return retirement ? [{ kind: "model-retires", span, model, date: retirement.date }] : [];
}

function hookTrace(
  { span, what, event, fatal, dead }: HookProblem,
  client: ReadOptions["client"],
): TraceEntry {
  if (fatal && client.does("malformed-hooks-drop-agent")) {
    return { kind: "hooks-drop-agent", span, what, ...(event && { event }) };
  }
  const ignored = { kind: "hook-ignored", span, what, event: event ?? "hooks" } as const;
  return { ...ignored, ...(dead && { dead }) };
}

function keyNotRead(
  entry: YamlEntry,
  entries: readonly YamlEntry[],
  scope: ReadOptions["scope"],
): TraceEntry {
  const { key, keySpan: span } = entry;
  let near = nearestField(key);
  // A field that plugin agents do without helps none of them.
  if (scope === "plugin" && near && fieldNamed(near)?.plugin === "ignored") near = undefined;
  const mode = near === "permissionMode" ? readPermissionMode(entry.value).value : undefined;
  // `mode` means other things elsewhere; only its value tells that a permission mode was meant.
  if (near === "permissionMode" && mode === undefined) near = undefined;
  // Beside the field itself, a word that only resembles it is one of its own.
  if (near && entries.some((other) => other.key === near) && !isCertainly(key, near))
    near = undefined;
  const alone = !entries.some((other) => other.key === near);
  const restricts =
    alone && near !== undefined && statesRestriction(entry.value, near, mode, scope);
  return { kind: "key-not-read", span, key, ...(near && { near }), restricts };
}

/** Modes in which an agent may do less than by default. */
const strictModes: readonly (string | undefined)[] = ["plan", "dontAsk"];

function statesRestriction(
  value: YamlNode,
  near: string,
  mode: string | undefined,
  scope: ReadOptions["scope"],
): boolean {
  if (near === "permissionMode") return scope !== "plugin" && strictModes.includes(mode);
  if (near !== "tools" && near !== "disallowedTools") return false;
  if (value.kind === "list") return !stringsOf(value.items).includes("*") && value.items.length > 0;
  const text = textOf(value)?.trim();
  return text !== undefined && text !== "" && text !== "*";
}

/** The accepted word that was meant, when only case or separators differ. */
function nearestValue({ key, value }: YamlEntry): string | undefined {
  const text = textOf(value);
  if (!text) return undefined;
  return fieldNamed(key)?.values?.find((accepted) => fold(accepted) === fold(text));
}

/** Separated like tools; only the first names are loaded (observed). */
function readSkills(node: YamlNode): Accepted<readonly string[]> {
  const { isList, entries } = readToolList(node, "");
  const names = [...new Set(entries.map(({ text }) => text))].slice(0, MAX_SKILLS);
  return { value: isList ? names : undefined, accepts: "a skill's name or a list of them" };
}

function stringsOf(items: readonly YamlNode[]): string[] {
  return items.flatMap((item) =>
    item.kind === "scalar" && typeof item.value === "string" ? [item.value] : [],
  );
}

function spanOf(entry: YamlEntry) {
  const { start, end } = entry.value.span;
  return end > start ? entry.value.span : entry.keySpan;
}
