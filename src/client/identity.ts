import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import { MAX_NAME_LENGTH } from "./facts/behaviours.ts";
import { pluginDescriptionKeys } from "./facts/fields.ts";
import { describeValue, scalarOf, spelled, textOf } from "./field-values.ts";
import type { ReadOptions } from "./read-options.ts";
import type { TraceEntry } from "./trace.ts";

type Find = (key: string) => YamlEntry | undefined;
const nowhere = { start: 0, end: 0 };

export interface Identity {
  readonly value: string;
  /** The text that the author wrote, if it is one. */
  readonly written?: string;
  readonly trace: readonly TraceEntry[];
}

export function readName(
  entry: YamlEntry | undefined,
  path: string,
  options: ReadOptions,
): Identity {
  return options.scope === "plugin"
    ? pluginName(entry, path, options)
    : projectName(entry, options);
}

function projectName(entry: YamlEntry | undefined, { client }: ReadOptions): Identity {
  const scalar = entry && scalarOf(entry.value);
  if (!entry || scalar === null || scalar === "") {
    const span = entry?.keySpan ?? nowhere;
    return { value: "", trace: [{ kind: "name-missing", span, present: entry !== undefined }] };
  }
  if (typeof scalar !== "string") {
    const written = describeValue(entry.value);
    return { value: "", trace: [{ kind: "name-not-text", span: entry.value.span, written }] };
  }
  const trace: TraceEntry[] = [];
  // In the order in which the client looks: the first is the one it reports (observed).
  const refuse = (why: "leading-dash" | "colon" | "too-long") =>
    trace.push({ kind: "name-refused", span: entry.value.span, why });
  if (client.does("refuses-leading-dash") && scalar.startsWith("-")) refuse("leading-dash");
  // A full-width colon folds to a plain one (observed).
  if (client.does("limits-name-length") && scalar.length > MAX_NAME_LENGTH) refuse("too-long");
  if (client.does("refuses-colon-in-name") && scalar.normalize("NFKC").includes(":"))
    refuse("colon");
  return { value: scalar, written: scalar, trace };
}

/**
 * Whatever stands there becomes a text; the file's name stands in for one that is missing, empty or
 * too long (observed).
 */
function pluginName(entry: YamlEntry | undefined, path: string, options: ReadOptions): Identity {
  const prefix = options.pluginPrefix ? `${options.pluginPrefix}:` : "";
  const isNull = entry && scalarOf(entry.value) === null;
  const written = entry && !isNull ? spelled(entry.value) : undefined;
  const tooLong =
    written !== undefined &&
    options.client.does("limits-name-length") &&
    written.length > MAX_NAME_LENGTH;
  if (written && !tooLong) return { value: prefix + written, written, trace: [] };
  const fileName = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
  const span = entry?.value.span ?? nowhere;
  return { value: prefix + fileName, trace: [{ kind: "stock-name", span }] };
}

export function readDescription(find: Find, options: ReadOptions): Identity {
  return options.scope === "plugin" ? pluginDescription(find, options) : projectDescription(find);
}

function projectDescription(find: Find): Identity {
  const entry = find("description");
  const scalar = entry && scalarOf(entry.value);
  if (!entry || scalar === null || scalar === "") {
    const span = entry?.keySpan ?? nowhere;
    return {
      value: "",
      trace: [{ kind: "description-missing", span, present: entry !== undefined }],
    };
  }
  if (typeof scalar !== "string") {
    const written = describeValue(entry.value);
    return {
      value: "",
      trace: [{ kind: "description-not-text", span: entry.value.span, written }],
    };
  }
  return {
    value: scalar.replaceAll("\\n", "\n"),
    written: scalar,
    trace: escapesIn(scalar, entry),
  };
}

/**
 * Two characters, a backslash and an "n", become a line break; in the description of a plugin agent
 * they stay what they are (observed).
 */
function escapesIn(description: string, { value }: YamlEntry): TraceEntry[] {
  const count = description.split("\\n").length - 1;
  return count > 0 ? [{ kind: "description-escapes", span: value.span, count }] : [];
}

function pluginDescription(find: Find, { client, pluginPrefix = "" }: ReadOptions): Identity {
  const spare = client.does("reads-underlined-when-to-use")
    ? pluginDescriptionKeys
    : pluginDescriptionKeys.filter((key) => key !== "when_to_use");
  for (const key of ["description", ...spare]) {
    const entry = find(key);
    const text = entry && asText(entry.value)?.trim();
    if (text) return { value: text, written: text, trace: escapesIn(text, entry) };
  }
  const plugin = pluginPrefix.split(":")[0]!;
  const span = find("description")?.value.span ?? nowhere;
  return { value: `Agent from ${plugin} plugin`, trace: [{ kind: "stock-description", span }] };
}

/** Numbers and booleans count as their text in a plugin, lists and mappings as nothing (observed). */
function asText(node: YamlNode): string | undefined {
  const scalar = scalarOf(node);
  if (scalar === null || scalar === undefined) return undefined;
  return textOf(node) ?? String(scalar);
}
