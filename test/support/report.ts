import { presets } from "../../src/lint/levels.ts";
import type { Report } from "../../src/report/report.ts";
import { rules } from "../../src/rules/index.ts";
import { check } from "./check.ts";
import type { CheckOptions } from "./check.ts";

/** The report on one text, checked by every rule that is on by default. */
export function reportOn(text: string, options: CheckOptions = {}): Report {
  const { reading, diagnostics } = check(rules, text, {
    levels: () => presets.recommended,
    ...options,
  });
  const { file } = reading.document;
  return {
    toolVersion: "0.0.0-test",
    client: reading.client.version,
    files: 1,
    skipped: [],
    suppressed: [],
    baselined: [],
    diagnostics,
    sources: new Map([[file.path, file]]),
  };
}
