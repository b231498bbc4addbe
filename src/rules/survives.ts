import { parseAgent } from "../agent/document.ts";
import { read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { applyEdits } from "../text/edit.ts";
import type { Edit } from "../text/edit.ts";

/** The file as the edits leave it, read by the same client. */
export function rereading({ document, client, scope }: Reading, edits: readonly Edit[]): Reading {
  const { path, text } = document.file;
  return read(parseAgent(path, applyEdits(text, edits)), { client, scope });
}

/** Reading such a block again for every fix would take too long, in UTF-16 units. */
const LARGE = 65_536;

/** Whether a file is so large that no fix is worked out for it. */
export function tooLargeToFix({ document }: Reading): boolean {
  const { envelope } = document;
  return envelope.kind === "fenced" && envelope.block.end - envelope.block.start > LARGE;
}

/** Whether the agent loads and gets tools after the edits; a fix must not take that from it. */
export function survives(reading: Reading, edits: readonly Edit[]): boolean {
  if (tooLargeToFix(reading)) return false;
  const after = rereading(reading, edits);
  return after.loads && (after.tools.spawn === "ok" || reading.tools.spawn !== "ok");
}
