import { entryOf } from "../client/reading.ts";
import { nameFix } from "./name-fix.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const unsafeName = defineRule({
  id: "unsafe-name",
  summary: "a name that is a path, holds a line break, or is no name of a file",
  effect: "risky",
  install: "block",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const { writtenName } = reading;
    const entry = entryOf(reading, "name");
    if (!entry || writtenName === undefined) return;
    const why = problem(writtenName);
    if (why === undefined) return;
    const oneLine = writtenName.replaceAll(/\s+/g, " ").trim();
    const fix = why === BROKEN ? nameFix(reading, oneLine) : undefined;
    yield {
      span: bare(reading, entry.value.span),
      message: `the name ${why}; a tool that makes a file's name of it writes elsewhere than meant`,
      help: "use letters, digits and dashes",
      ...(fix && { fix }),
    };
  },
});

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

const BROKEN = "holds a line break";

/** White space around the name has a rule of its own. */
function problem(written: string): string | undefined {
  const name = written.trim();
  if (/[\r\n\u2028\u2029]/.test(name)) return BROKEN;
  if (/[/\\]/.test(name)) return "is a path";
  if (name.includes("..")) return "leads to a folder above";
  if (name.startsWith(".")) return "starts with a dot";
  if (name.endsWith(".")) return "ends in a dot";
  if (/[\u0000-\u001f\u007f]/.test(name)) return "holds control characters";
  return DEVICE.test(name) ? "is that of a device on Windows" : undefined;
}
