import { printable } from "../text/printable.ts";
import type { Difference, Value } from "../verify/compare.ts";
import type { Style } from "./report.ts";

export interface VerifyReport {
  /** The client's own version. */
  readonly client: string;
  /** Whether facts of this very version were applied, or those of the nearest one known. */
  readonly facts: "known" | "too-new" | "too-old";
  readonly files: number;
  /** How many agents were started, to see their tools. */
  readonly started: number;
  /** Only files that the client reads otherwise, by path. */
  readonly agents: readonly {
    readonly path: string;
    readonly scope: string;
    readonly differences: readonly Difference[];
  }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

export function verifyJson(report: VerifyReport): string {
  return `${JSON.stringify({ version: 1, ...report }, null, 2)}\n`;
}

/** A table of the differences, and one line of summary. */
export function verifyPretty(report: VerifyReport, style: Style): string {
  const { client, agents, files, started, skipped } = report;
  const rows = agents.flatMap(({ path, differences }) =>
    differences.map(({ what, predicted, observed }) => {
      const [mine, theirs] = shownBoth(predicted, observed);
      return [printable(path), what, mine, theirs];
    }),
  );
  const table = rows.length > 0 ? [...tableOf(header(client), rows, style), ""] : [];
  const left = skipped.map(
    ({ path, reason }) => `skipped ${printable(path)}: ${printable(reason)}`,
  );
  const asked = `${plural(files, "file")} as Claude Code ${client} reads ${files === 1 ? "it" : "them"}`;
  const also = started > 0 ? `, ${plural(started, "agent")} started` : "";
  const verdict =
    agents.length > 0
      ? style.paint(`${agents.length} ${agents.length === 1 ? "differs" : "differ"}`, "error")
      : style.paint("no difference", "good");
  return [...table, ...left, `${asked}${also}: ${verdict}`, ""].join("\n");
}

const header = (client: string) => ["file", "what", "predicted", `Claude Code ${client}`];

function tableOf(head: readonly string[], rows: readonly string[][], style: Style): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  return [style.paint(line(head), "faint"), ...rows.map(line)];
}

/** Of two lists only what the other one lacks: they are long and mostly the same. */
function shownBoth(predicted: Value, observed: Value): [string, string] {
  if (typeof predicted !== "object" || typeof observed !== "object" || !predicted || !observed) {
    return [shown(predicted), shown(observed)];
  }
  const without = (list: readonly string[], other: readonly string[]) => {
    const own = list.filter((name) => !other.includes(name));
    return own.length > 0 ? `also ${own.join(", ")}` : "";
  };
  return [without(predicted, observed), without(observed, predicted)];
}

/** Long values are cut: the first difference is rarely far from their start. */
function shown(value: Value): string {
  if (value === null) return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return value.join(", ");
  const text = JSON.stringify(printable(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
