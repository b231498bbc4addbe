import type { ChangeOptions } from "./changed.ts";
import { UsageError } from "./io.ts";
import type { LoadOptions } from "./load.ts";
import { outputsFor } from "./outputs.ts";
import type { Output } from "./outputs.ts";

export interface CheckOptions extends LoadOptions, ChangeOptions {
  readonly format: string;
  readonly quiet?: boolean;
  readonly maxWarnings?: string;
  readonly outputFile?: readonly string[];
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly diff?: boolean;
  readonly printConfig?: string;
  /** `false`: comments in the files suppress nothing. */
  readonly inline: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly watch?: boolean;
}

/** What is to be done, once it is known to make sense. */
export interface CheckPlan {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly outputs: readonly Output[];
  /** How many warnings are allowed. */
  readonly limit: number;
}

/** @throws UsageError for values that are none, and for options that contradict each other. */
export function planOf(paths: readonly string[], options: CheckOptions): CheckPlan {
  const outputs = outputsFor(options.format, options.outputFile ?? []);
  const limit = warningLimit(options.maxWarnings);
  const contradiction = contradictionIn(paths, options);
  if (contradiction !== undefined) throw new UsageError(contradiction);
  return { paths, options, outputs, limit };
}

function contradictionIn(paths: readonly string[], options: CheckOptions): string | undefined {
  const { fix, diff, unsafe, staged, since, watch, baseline, updateBaseline } = options;
  const writes = fix === true && !diff;
  const piped = options.stdin === true || paths.includes("-") || options.filesFrom === "-";
  const narrowing = staged ? "--staged" : since === undefined ? undefined : "--since";
  if (options.agentsJson !== undefined && (fix || diff)) {
    return "--agents-json is only read; --fix and --diff are for files";
  }
  if (unsafe && !fix && !diff) return "--unsafe goes with --fix or --diff";
  if (writes && piped && options.filesFrom !== "-") {
    return "standard input has no file to fix; --diff shows what would change";
  }
  if (updateBaseline && baseline === undefined) {
    return "--update-baseline goes with --baseline, which names the file";
  }
  if (staged && since !== undefined) return "--staged and --since are two answers to one question";
  if (staged && writes) {
    return "--fix writes into the working tree, and --staged does not look there";
  }
  if (narrowing && updateBaseline) {
    return `--update-baseline is about every file, ${narrowing} about some`;
  }
  if (narrowing && piped && options.filesFrom !== "-") {
    return `standard input is not in the repository that ${narrowing} asks about`;
  }
  if (watch && piped) return "standard input cannot be watched";
  if (watch && (fix || diff || updateBaseline || staged)) {
    const other = fix
      ? "--fix"
      : diff
        ? "--diff"
        : updateBaseline
          ? "--update-baseline"
          : "--staged";
    return `--watch looks on while you work; ${other} is for one run`;
  }
  return undefined;
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number, not ${text}`);
}
