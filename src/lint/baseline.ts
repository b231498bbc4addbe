import * as z from "zod/mini";
import { compareText } from "../text/order.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { stableMessage } from "./fingerprint.ts";
import type { Fingerprints } from "./fingerprint.ts";

const text = z.string().check(z.minLength(1));
const entrySchema = z.strictObject({
  path: text.check(z.meta({ description: "From the folder of this file, with forward slashes." })),
  rule: text,
  message: z.string().check(z.meta({ description: "For people; it does not count." })),
  fingerprint: z
    .string()
    .check(
      z.regex(/^[0-9a-f]{32}$/),
      z.meta({ description: "Of rule, path, message and text, without line numbers." }),
    ),
});

export const baselineSchema = z
  .strictObject({
    $schema: z.optional(z.string()),
    version: z.literal(1),
    findings: z.array(entrySchema),
  })
  .check(
    z.meta({
      title: "agentlint baseline",
      description: "Findings that were there when the baseline was written, and are not reported.",
    }),
  );

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineEntry = z.infer<typeof entrySchema>;

export interface Compared {
  /** Not in the baseline. */
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** Entries without a finding, among those that `judged` says were looked for. */
  readonly stale: readonly BaselineEntry[];
}

/** An entry stands for one finding. One that was not looked for is not stale. */
export function compareWithBaseline(
  { findings }: Baseline,
  diagnostics: readonly Diagnostic[],
  fingerprints: Fingerprints,
  judged: (entry: BaselineEntry) => boolean,
): Compared {
  const entries = new Map(findings.map((entry) => [entry.fingerprint, entry]));
  const fresh: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const one of diagnostics) {
    (entries.delete(fingerprints.get(one)!) ? known : fresh).push(one);
  }
  return { fresh, known, stale: [...entries.values()].filter(judged) };
}

/** The findings of now, and the entries that were not looked for. Sorted, so that it merges well. */
export function renewedBaseline(
  { findings }: Baseline,
  diagnostics: readonly Diagnostic[],
  fingerprints: Fingerprints,
  pathOf: (path: string) => string,
  judged: (entry: BaselineEntry) => boolean,
): Baseline {
  const now = diagnostics.map((one): BaselineEntry => {
    const { path, ruleId: rule, message } = one;
    return {
      path: pathOf(path),
      rule,
      message: stableMessage(message),
      fingerprint: fingerprints.get(one)!,
    };
  });
  const rest = findings.filter((entry) => !judged(entry));
  const all = new Map([...rest, ...now].map((entry) => [entry.fingerprint, entry]));
  return {
    version: 1,
    findings: [...all.values()].sort(
      (a, b) =>
        compareText(a.path, b.path) ||
        compareText(a.rule, b.rule) ||
        compareText(a.message, b.message) ||
        compareText(a.fingerprint, b.fingerprint),
    ),
  };
}
