import { extensionKeys, fields, pluginDescriptionKeys } from "../../src/client/facts/fields.ts";
import { exampleOf, rowsFor } from "../../src/client/field-reference.ts";

/** `docs/fields.md`, made from the table of fields. */
export function fieldsPage(): string {
  const sections = fields.map((field) => {
    const rows = rowsFor(field).map(([label, text]) => `| ${label} | ${cell(text)} |`);
    return [
      `## ${field.name}`,
      "",
      field.summary,
      "",
      "| | |",
      "| --- | --- |",
      ...rows,
      "",
      exampleOf(field),
      "",
    ];
  });
  const code = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(" and ");
  return [
    "# Frontmatter fields",
    "",
    "<!-- Generated from src/client/facts/fields.ts; `npm run update` writes it anew. -->",
    "",
    `Claude Code reads ${fields.length} keys of an agent file and passes over any other. This is what each of them`,
    "takes, and what becomes of a value that it does not take. Sources: `observed` means that the client was",
    "run on files made for the question, `bundle` that it was read in the shipped program, `changelog` and",
    "`docs` are the vendor's, `report` is a third party's.",
    "",
    `A plugin's agent also reads ${code(pluginDescriptionKeys)} as a description when \`description\` gives none.`,
    `${code(extensionKeys)} belongs to the agents of this package; Claude Code passes over it.`,
    "",
    "`agentlint explain FIELD` prints one of these in a terminal.",
    "",
    ...sections.flat(),
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
