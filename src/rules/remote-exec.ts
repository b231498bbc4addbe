import { commandsIn } from "../scan/commands/commands.ts";
import { isSpokenOf, scanned } from "../scan/visible.ts";
import { isWellKnown } from "../scan/installers.ts";
import { defineRule } from "./rule.ts";

export const remoteExec = defineRule({
  id: "remote-exec",
  summary: "a download that is run unseen",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    const { text } = reading.document.file;
    for (const { hit, span } of scanned(reading, commandsIn)) {
      if (hit.kind !== "remote-exec" || isSpokenOf(reading, span)) continue;
      if (isWellKnown(text.slice(span.start, span.end))) continue;
      yield {
        span,
        message: "this runs what a server sends at that moment, and nobody sees it before",
        help: "fetch it, check it against a known sum, and run it then",
      };
    }
  },
});
