import { commandsIn } from "../scan/commands/commands.ts";
import { scanned } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const encodedExec = defineRule({
  id: "encoded-exec",
  summary: "encoded text that is decoded and run",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    for (const { hit, span } of scanned(reading, commandsIn)) {
      if (hit.kind !== "encoded-exec") continue;
      yield {
        span,
        message:
          hit.what === "masked"
            ? "this command is spelled so that a shell knows it and its reader does not"
            : "this decodes a text and runs it, so nobody who reads the file sees what is run",
        help: "write the command as it is",
      };
    }
  },
});
