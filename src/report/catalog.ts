import type { Permissions } from "../install/permissions.ts";
import { toolsInWords } from "../install/permissions.ts";
import { jsonText } from "../text/json.ts";
import { printable } from "../text/printable.ts";
import { cutTo } from "./columns.ts";
import { widthOf } from "./frame.ts";
import type { Style } from "./report.ts";

/** An agent that can be installed; in JSON it is version 1. */
export interface ListedAgent {
  readonly name: string;
  readonly description: string;
  readonly permissions: Permissions;
}

export function catalogJson(client: string, agents: readonly ListedAgent[]): string {
  return jsonText({ version: 1, client, agents });
}

export function catalogPretty(agents: readonly ListedAgent[], style: Style, cut: boolean): string {
  const rows = agents.map(({ name, description, permissions }) =>
    [
      name,
      toolsInWords(permissions.tools),
      permissions.model ?? "inherit",
      firstSentence(description),
    ].map((cell) => printable(cell)),
  );
  const header = ["agent", "tools", "model", "what it does"];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => widthOf(row[column]!))),
  );
  const line = (cells: readonly string[]) => {
    const text = cells
      .map((cell, column) =>
        column === cells.length - 1 ? cell : cell + " ".repeat(widths[column]! - widthOf(cell)),
      )
      .join("  ");
    return cut ? cutTo(text, style.width) : text;
  };
  return `${[style.paint(line(header), "faint"), ...rows.map(line)].join("\n")}\n`;
}

/** Up to the first full stop that ends a sentence; the whole text when there is none. */
function firstSentence(description: string): string {
  const text = description.replaceAll(/\s+/g, " ").trim();
  const end = text.search(/[.!?](?= [\p{Lu}\d"'`(])/u);
  return end < 0 ? text : text.slice(0, end + 1);
}
