import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import { closest } from "../text/closest.ts";
import { extensionKeys, fieldNamed, fields, pluginDescriptionKeys } from "./facts/fields.ts";
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
  readOmitClaudeMd,
  readPermissionMode,
} from "./field-values.ts";
import type { Accepted } from "./field-values.ts";
import { misplacedGuard, readHooks } from "./hooks.ts";
import type { HookProblem } from "./hooks.ts";
import type { ReadOptions } from "./read-options.ts";
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
      const written = describeValue(entry.value);
      trace.push({ kind: "value-ignored", span: spanOf(entry), key: entry.key, written, accepts });
    }
    return value;
  };
  const set = <Key extends keyof FieldValues>(key: Key, value: FieldValues[Key] | undefined) => {
    if (value !== undefined) values[key] = value;
  };

  for (const entry of entries) {
    const { key, value } = entry;
    const field = fieldNamed(key);
    if (!field) {
      const guard = scope === "plugin" ? undefined : misplacedGuard(entry);
      if (guard && client.does("malformed-hooks-drop-agent")) trace.push(hookTrace(guard, client));
      else if (!isKnownExtra(key, options)) trace.push(keyNotRead(entry));
      continue;
    }
    if (scope === "plugin" && field.plugin === "ignored") {
      trace.push({ kind: "plugin-ignores", span: entry.keySpan, key });
      continue;
    }
    switch (key) {
      case "model":
        set("model", takeModel(entry, take, client.does("keeps-inherit")));
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
        set("isolation", take(entry, readIsolation(value)));
        break;
      case "initialPrompt":
        set("initialPrompt", take(entry, readNonBlank(value)));
        break;
      case "observer":
      case "observerMessage":
        take(entry, readNonBlank(value));
        break;
      case "skills":
        set("skills", take(entry, readSkills(value)));
        break;
      case "mcpServers":
        set("mcpServers", take(entry, readServers(value)));
        break;
      case "hooks": {
        const hooks = readHooks(value);
        set("hookEvents", hooks.events);
        trace.push(...hooks.problems.map((problem) => hookTrace(problem, client)));
        break;
      }
      default:
        break;
    }
  }
  return { hookEvents: [], mcpServers: [], skills: [], ...values, trace };
}

function isKnownExtra(key: string, { scope }: ReadOptions): boolean {
  return extensionKeys.includes(key) || (scope === "plugin" && pluginDescriptionKeys.includes(key));
}

type Take = <T>(entry: YamlEntry, accepted: Accepted<T>) => T | undefined;

/** Older clients take `inherit` and keep nothing; that is not a value ignored. */
function takeModel(entry: YamlEntry, take: Take, keepsInherit: boolean): string | undefined {
  const model = take(entry, readModel(entry.value, true));
  return model === "inherit" && !keepsInherit ? undefined : model;
}

function hookTrace(
  { span, what, event, fatal }: HookProblem,
  client: ReadOptions["client"],
): TraceEntry {
  if (fatal && client.does("malformed-hooks-drop-agent")) {
    return { kind: "hooks-drop-agent", span, what, ...(event && { event }) };
  }
  return { kind: "hook-ignored", span, what, event: event ?? "hooks" };
}

function keyNotRead(entry: YamlEntry): TraceEntry {
  const near = nearestField(entry.key);
  return { kind: "key-not-read", span: entry.keySpan, key: entry.key, ...(near && { near }) };
}

/** Keys that people write for a field and that are too far from it for a spelling check. */
const meantFor: Readonly<Record<string, string>> = {
  "allowed-tools": "tools",
  allowedTools: "tools",
  allowed_tools: "tools",
  tool: "tools",
  mode: "permissionMode",
  permission_mode: "permissionMode",
  max_turns: "maxTurns",
  maxIterations: "maxTurns",
  whenToUse: "description",
  when_to_use: "description",
  "when-to-use": "description",
  colour: "color",
  model_name: "model",
  mcp_servers: "mcpServers",
};

/** The field that a key of another spelling was meant to be. */
export function nearestField(key: string): string | undefined {
  const meant = meantFor[key];
  if (meant) return meant;
  const plain = key.replaceAll(/[-_ ]/g, "").toLowerCase();
  const same = fields.find((field) => field.name.toLowerCase() === plain);
  if (same) return same.name;
  // Two letters may be swapped or one be wrong; more makes it another word.
  if (plain.length < 4) return undefined;
  const near = closest(
    plain,
    fields.map((field) => field.name),
  );
  return near && Math.abs(near.length - plain.length) <= 1 && sharesShape(near, plain)
    ? near
    : undefined;
}

function sharesShape(field: string, key: string): boolean {
  const lower = field.toLowerCase();
  return (
    lower[0] === key[0] && (lower.at(-1) === key.at(-1) || lower.slice(0, 3) === key.slice(0, 3))
  );
}

function readSkills(node: YamlNode): Accepted<readonly string[]> {
  const accepts = "a skill's name or a list of them";
  if (node.kind === "scalar" && typeof node.value === "string") {
    return {
      value: node.value
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
      accepts,
    };
  }
  if (node.kind !== "list") return { value: undefined, accepts };
  return { value: stringsOf(node.items), accepts };
}

function readServers(node: YamlNode): Accepted<readonly string[]> {
  const accepts = "a list of server names or of `name: configuration`";
  if (node.kind !== "list") return { value: undefined, accepts };
  const names = node.items.flatMap((item) => {
    if (item.kind === "map" && item.entries.length === 1) return [item.entries[0]!.key];
    return item.kind === "scalar" && typeof item.value === "string" ? [item.value] : [];
  });
  return { value: names, accepts };
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
