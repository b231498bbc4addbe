import type { Permissions } from "../install/door/permissions.ts";
import { toolsInWords } from "../install/door/permissions.ts";
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

/** An agent that is installed here. */
export interface ListedInstalled {
  readonly name: string;
  readonly path: string;
  /** Beside what the lock says. */
  readonly state: "same" | "changed" | "missing" | "unsafe" | "unreadable";
  /** It came along with another one. */
  readonly auto: boolean;
  readonly source: string;
}

export function catalogJson(
  client: string,
  agents: readonly ListedAgent[],
  installed: readonly ListedInstalled[] = [],
  halfDone = false,
): string {
  return jsonText({ version: 1, client, halfDone, agents, installed, failure: null });
}

const states = {
  same: ["as installed", "good"],
  changed: ["with local edits", "warning"],
  missing: ["gone", "error"],
  unsafe: ["no file", "error"],
  unreadable: ["cannot be read", "error"],
} as const;

export function installedPretty(agents: readonly ListedInstalled[], style: Style): string {
  const rows = agents.map(({ name, state, auto, source }) => [
    printable(name),
    states[state][0],
    printable(`${source}${auto ? ", came along" : ""}`),
  ]);
  const header = ["installed", "state", "from"];
  const widths = header.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => widthOf(row[at]!))),
  );
  const padded = (cells: readonly string[]) =>
    cells.map((cell, at) => cell + " ".repeat(widths[at]! - widthOf(cell)));
  const lines = rows.map((row, index) => {
    const [name, state, from] = padded(row);
    return `${name}  ${style.paint(state!, states[agents[index]!.state][1])}  ${from!.trimEnd()}`;
  });
  return `${[style.paint(padded(header).join("  ").trimEnd(), "faint"), ...lines].join("\n")}\n`;
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
