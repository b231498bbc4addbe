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

/** Whether the agent loads and gets tools after the edits; a fix must not take that from it. */
export function survives(reading: Reading, edits: readonly Edit[]): boolean {
  const after = rereading(reading, edits);
  return after.loads && (after.tools.spawn === "ok" || reading.tools.spawn !== "ok");
}
