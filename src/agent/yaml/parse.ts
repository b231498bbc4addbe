import { SAY, YamlFailure } from "./failure.ts";
import { parseAsPackage } from "./javascript.ts";
import type { YamlDialect, YamlResult } from "./node.ts";
import { parseAsRuntime } from "./runtime.ts";

/**
 * Reads the text between the fences of a file as a client of the given dialect does. Never throws.
 *
 * Texts nested deeper or with more pieces than the limits in `failure.ts` are reported as errors
 * although a client may read them.
 */
export function parseYaml(text: string, dialect: YamlDialect): YamlResult {
  try {
    const nul = text.indexOf("\0");
    if (nul >= 0 && dialect.nul === "error") throw new YamlFailure(SAY.nul, nul);
    const source = nul >= 0 && dialect.nul === "ends" ? text.slice(0, nul) : text;
    return dialect.parser === "bun"
      ? parseAsRuntime(source, dialect)
      : parseAsPackage(source, dialect);
  } catch (error) {
    // Anything else is the stack, which the limit on depth should have kept from overflowing.
    const failure =
      error instanceof YamlFailure ? error : new YamlFailure(SAY.depth, 0, text.length);
    const start = Math.min(failure.span.start, text.length);
    const end = Math.min(failure.span.end, text.length);
    return { ok: false, error: { message: failure.message, span: { start, end } } };
  }
}
