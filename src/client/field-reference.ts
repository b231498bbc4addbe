import type { Client } from "./client.ts";
import { fieldNamed } from "./facts/fields.ts";
import type { FieldFact } from "./facts/fields.ts";
import { compareVersions } from "./version.ts";

/**
 * What is known of a frontmatter key, as Markdown for a hover text; nothing for a key that no field
 * is. With `client`, also whether that version knows it.
 */
export function describeField(name: string, client?: Client): string | undefined {
  const field = fieldNamed(name);
  if (!field) return undefined;
  const rows = rowsFor(field).map(([label, text]) => `- **${label}**: ${text}`);
  const late =
    client && field.since && compareVersions(client.version, field.since) < 0
      ? [`Claude Code ${client.version} does not read it yet.`, ""]
      : [];
  return [
    `**\`${field.name}\`** ${field.summary}`,
    "",
    ...late,
    ...rows,
    "",
    exampleOf(field),
  ].join("\n");
}

/** The properties of a field with their names, in the order in which they are shown everywhere. */
export function rowsFor(field: FieldFact): readonly (readonly [label: string, text: string])[] {
  const {
    type,
    values,
    alsoInFiles = [],
    anyCase,
    least,
    absent,
    violation,
    since,
    source,
  } = field;
  const listed = values && [...values, ...alsoInFiles].map((value) => `\`${value}\``).join(", ");
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Type", least === undefined ? type : `${type}, at least ${least}`],
    ["Values", listed && (anyCase ? `${listed}, in any case` : listed)],
    ["When absent", absent],
    ["Another value", violation],
    ["In a plugin", field.plugin === "ignored" ? "ignored" : "read"],
    ["In `--agents` JSON", sessionUse(field)],
    ["Since", since ?? "not known"],
    ["Source", source],
  ];
  return rows.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
}

function sessionUse({ name, session, type, alsoInFiles }: FieldFact): string {
  if (name === "name") return "not read; the key of the agent is its name";
  if (session === "ignored") return "ignored";
  const strict = {
    string: "a text",
    "string or list of strings": "a list of texts",
    "integer or level": "one of the values in lower case, or an integer",
    integer: "an integer",
    boolean: "`true` or `false`",
    list: "a list",
    mapping: "an object",
  }[type];
  const but = alsoInFiles ? `, without \`${alsoInFiles.join("`, `")}\`` : "";
  const filled = session ? ` that is ${session}` : "";
  return `${strict}${filled}${but}; anything else refuses all agents`;
}

/** The first example as it stands in a file. */
export function exampleOf({ name, examples }: FieldFact): string {
  return `\`\`\`yaml\n${yamlOf(name, examples[0])}\n\`\`\``;
}

function yamlOf(key: string, value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => `${indent}  - ${inline(item)}`);
    return [`${indent}${key}:`, ...items].join("\n");
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([name, part]) => yamlOf(name, part, `${indent}  `));
    return [`${indent}${key}:`, ...parts].join("\n");
  }
  return `${indent}${key}: ${String(value)}`;
}

/** Nested values in the form with brackets, which is JSON with fewer quotes. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([name, part]) => `${name}: ${inline(part)}`);
    return `{ ${parts.join(", ")} }`;
  }
  return String(value);
}
