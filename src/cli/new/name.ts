import { parseAgent } from "../../agent/document.ts";
import type { Client } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import { quoted } from "../../mend/written.ts";

/** Names that mean something else as a file on Windows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST_FILE = 200;

/** Why no agent can have a name, or no file can be called after it. */
export function nameProblem(name: string, client: Client): string | undefined {
  if (name.trim() === "") return "it is empty";
  if (name !== name.trim()) return "there are blanks around it";
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) return "it holds characters that cannot be seen";
  const reading = read(
    parseAgent("new.md", `---\nname: ${quoted(name)}\ndescription: x\n---\nx\n`),
    { client, scope: "project" },
  );
  const refused = reading.reason?.kind === "name-refused" ? reading.reason.why : undefined;
  if (refused === "leading-dash") return "it starts with a dash";
  if (refused === "colon") return "it holds a colon";
  if (refused === "too-long") return "it is longer than 256 characters";
  if (!reading.loads) return "Claude Code does not take it";
  const file = fileNameOf(name);
  if (/[\\/<>"|?*]/.test(file) || /^\.|\.$/.test(file) || DEVICE.test(file)) {
    return "no file can be called after it";
  }
  return file.length > LONGEST_FILE ? "it is too long for a file" : undefined;
}

/** The file of an agent, without `.md`. */
export function fileNameOf(name: string): string {
  return name.replaceAll(/\s+/g, "-").toLowerCase();
}
