import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const unsafeName = defineRule({
  id: "unsafe-name",
  summary: "a name that is a path, or no name of a file",
  effect: "risky",
  install: "block",
  since: "0.1.0",

  *check(reading) {
    const { writtenName } = reading;
    const entry = entryOf(reading, "name");
    if (!entry || writtenName === undefined) return;
    const why = problem(writtenName);
    if (why === undefined) return;
    yield {
      span: bare(reading, entry.value.span),
      message: `the name ${why}; a tool that makes a file's name of it writes elsewhere than meant`,
      help: "use letters, digits and dashes",
    };
  },
});

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

function problem(name: string): string | undefined {
  if (/[/\\]/.test(name)) return "is a path";
  if (name.includes("..")) return "leads to a folder above";
  if (name.startsWith(".")) return "starts with a dot";
  if (/[. ]$/.test(name)) return "ends in a dot or a blank";
  if (/[\u0000-\u001f\u007f]/.test(name)) return "holds control characters";
  return DEVICE.test(name) ? "is that of a device on Windows" : undefined;
}
