import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";
import { fields } from "./facts/fields.ts";
import type { FieldFact } from "./facts/fields.ts";
import { describeValue } from "./field-values.ts";
import { readHooks } from "./hooks.ts";
import { isAcceptedServer } from "./mcp-servers.ts";
import { isText } from "./shapes.ts";

/** A value for which the client refuses the whole of `--agents`. */
export interface Refusal {
  readonly span: Span;
  /** Completes "the client refuses all of `--agents`, since …". */
  readonly what: string;
}

/** The keys that an agent in `--agents` must have; an empty prompt will do (observed). */
const required = ["description", "prompt"] as const;

/**
 * What the client refuses in one agent of `--agents`. Types are strict there: no text for a number,
 * no text for a list, no null for a missing value (observed: 25 keys with 65 values each).
 */
export function refusals(
  { key: name, keySpan, value: agent }: YamlEntry,
  client: Client,
): readonly Refusal[] {
  const ofName = name.startsWith("-")
    ? [{ span: keySpan, what: "the name of an agent starts with `-`" }]
    : [];
  if (agent.kind !== "map") {
    return [
      ...ofName,
      { span: agent.span, what: `an agent is ${describeValue(agent)} and no object` },
    ];
  }
  const missing = required
    .filter((key) => !agent.entries.some((entry) => entry.key === key))
    .map((key) => ({ span: keySpan, what: `an agent has no \`${key}\`` }));
  return [...ofName, ...missing, ...agent.entries.flatMap((entry) => refusalsOf(entry, client))];
}

function refusalsOf({ key, value }: YamlEntry, client: Client): readonly Refusal[] {
  if (key === "prompt") return wanted(key, value, isText(value), "a text");
  const field = fields.find(({ name }) => name === key);
  if (!field || field.session === "ignored") return [];
  switch (field.type) {
    case "string":
      return ofText(field, value);
    case "boolean":
      return wanted(key, value, typeof scalarOf(value) === "boolean", "true or false");
    case "integer": {
      const { least = 1 } = field;
      return wanted(key, value, isInteger(value, least), `an integer of at least ${least}`);
    }
    case "integer or level": {
      const { values = [] } = field;
      const fits = isInteger(value) || values.some((level) => level === scalarOf(value));
      return wanted(key, value, fits, `${values.join(", ")} or an integer`);
    }
    case "string or list of strings":
      return ofItems(key, value, isText, "a text");
    case "list":
      return ofItems(key, value, isAcceptedServer, "a server");
    case "mapping":
      return ofHooks(key, value, client);
  }
}

function ofText({ name, values, session }: FieldFact, value: YamlNode): readonly Refusal[] {
  if (values) {
    const fits = values.some((one) => one === scalarOf(value));
    return wanted(name, value, fits, `one of ${values.join(", ")}`);
  }
  const text = isText(value) ? value.value : undefined;
  if (session === "not blank")
    return wanted(name, value, Boolean(text?.trim()), "a text that is not blank");
  if (session === "not empty")
    return wanted(name, value, Boolean(text), "a text that is not empty");
  return wanted(name, value, text !== undefined, "a text");
}

function ofItems(
  key: string,
  value: YamlNode,
  fits: (item: YamlNode) => boolean,
  article: string,
): readonly Refusal[] {
  if (value.kind !== "list") return wanted(key, value, false, "a list");
  return value.items
    .filter((item) => !fits(item))
    .map((item) => ({
      span: item.span,
      what: `an item of \`${key}\` is ${describeValue(item)} and not ${article}`,
    }));
}

function ofHooks(key: string, value: YamlNode, client: Client): readonly Refusal[] {
  if (value.kind !== "map") return wanted(key, value, false, "an object of events");
  const entry = { key, keySpan: value.span, value } satisfies YamlEntry;
  return readHooks(entry, client).problems.map(({ span, what, event }) => ({
    span,
    what: `\`${event ?? key}\` ${what}`,
  }));
}

function wanted(key: string, value: YamlNode, fits: boolean, what: string): readonly Refusal[] {
  if (fits) return [];
  return [{ span: value.span, what: `\`${key}\` is ${describeValue(value)} and not ${what}` }];
}

function isInteger(node: YamlNode, least = Number.MIN_SAFE_INTEGER): boolean {
  const value = scalarOf(node);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}

function scalarOf(node: YamlNode) {
  return node.kind === "scalar" ? node.value : undefined;
}
