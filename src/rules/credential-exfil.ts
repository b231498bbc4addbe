import type { Reading } from "../client/reading.ts";
import { commandsIn } from "../scan/commands/commands.ts";
import { exfilProse } from "../scan/prose/exfil.ts";
import { inFence, isSpokenOf, scanned } from "../scan/visible.ts";
import type { Span } from "../text/source-file.ts";
import { lineOf } from "./place.ts";
import { defineRule } from "./rule.ts";

export const credentialExfil = defineRule({
  id: "credential-exfil",
  summary: "a secret that is sent to another machine",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    const told = new Set<number>();
    for (const { hit, span } of scanned(reading, commandsIn)) {
      if (hit.kind !== "exfil" || isSpokenOf(reading, span, { strict: true })) continue;
      told.add(lineOf(reading, span));
      yield {
        span,
        message: `this sends ${asWritten(reading, span, hit.what)} to another machine`,
        help: "leave the secret where it is",
      };
    }
    for (const { hit, span } of scanned(reading, exfilProse)) {
      if (told.has(lineOf(reading, span)) || inFence(reading, span)) continue;
      if (isSpokenOf(reading, span, { strict: true, within: "clause" })) continue;
      yield {
        span,
        message: `this asks the model to send what belongs to "${hit.what}" to another machine`,
        help: "leave the secret where it is",
      };
    }
  },
});

/** Commands are judged in lower case. */
function asWritten({ document }: Reading, { start, end }: Span, what: string): string {
  const text = document.file.text.slice(start, end);
  const at = text.toLowerCase().indexOf(what);
  return at < 0 ? what : text.slice(at, at + what.length);
}
