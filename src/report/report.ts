import type { Diagnostic } from "../lint/diagnostic.ts";
import type { RuleMeta } from "../rules/rule.ts";
import type { SourceFile } from "../text/source-file.ts";

/** The outcome of one check, ready to be rendered. */
export interface Report {
  /** Version of this package. */
  readonly toolVersion: string;
  /** Version of Claude Code whose facts were applied. */
  readonly client: string;
  /** How many files were read. */
  readonly files: number;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Sorted by path, then place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What comments in the files took out of them. */
  readonly suppressed?: readonly Diagnostic[];
  /** What the baseline knew of them; these are not listed. */
  readonly baselined?: readonly Diagnostic[];
  /** By path; every file that a diagnostic points into. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** A path as seen from the root of the repository, for machines that know no other; else as it is. */
  readonly inRepository?: (path: string) => string;
  /** Only for a report that describes its rules: those that were run, sorted by id. */
  readonly rules?: readonly RuleMeta[];
  /** Their pages in Markdown, by id. */
  readonly pages?: ReadonlyMap<string, string>;
  /** What makes a diagnostic the same one when lines have moved. */
  readonly fingerprints?: ReadonlyMap<Diagnostic, string>;
}

export interface Style {
  /** The same text in a colour, or unchanged. */
  readonly paint: (text: string, ink: Ink) => string;
  /** The same text as a link where the terminal can show one. */
  readonly link: (text: string, url: string) => string;
  /** Columns of the terminal. */
  readonly width: number;
}

export type Ink = "error" | "warning" | "info" | "faint" | "strong" | "good";

export const plain: Style = { paint: (text) => text, link: (text) => text, width: 120 };

export type Reporter = (report: Report, style: Style) => string;

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
}

export function count(diagnostics: readonly Diagnostic[]): Counts {
  const of = (severity: string) => diagnostics.filter((one) => one.severity === severity).length;
  return {
    errors: of("error"),
    warnings: of("warning"),
    infos: of("info"),
    fixable: diagnostics.filter(({ fix }) => fix && fix.applicability !== "manual").length,
  };
}
