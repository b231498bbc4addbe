import type { AgentDocument } from "../agent/document.ts";
import type { Edit } from "../text/edit.ts";
import { CONTROL } from "./written.ts";
import type { Mended } from "./mended.ts";

const HIDDEN_START = /^(?:[\p{Cf}\s]*[\p{Cf}])(?=\s*---)/u;

/** Characters that hide the frontmatter without meaning anything go first, by themselves. */
export function cleaned({ file, envelope }: AgentDocument): Mended | undefined {
  const { text } = file;
  if (envelope.kind === "unfenced" && envelope.cause === "carriage-returns") {
    const edits = [{ start: 0, end: text.length, text: text.replaceAll("\r", "\n") }];
    return { title: "End the lines in line feeds", edits, guess: false };
  }
  const from = envelope.bom ? 1 : 0;
  const hidden = HIDDEN_START.exec(text.slice(from))?.[0].length ?? 0;
  if (hidden > 0) {
    const edits = [{ start: from, end: from + hidden, text: "" }];
    return { title: "Remove the characters that no editor shows", edits, guess: false };
  }
  if (envelope.kind !== "fenced") return undefined;
  const { start, end } = envelope.block;
  const edits = [...text.slice(start, end).matchAll(CONTROL)].map(({ index, 0: found }): Edit => {
    return { start: start + index, end: start + index + found.length, text: "" };
  });
  return edits.length > 0
    ? { title: "Remove the control characters", edits, guess: false }
    : undefined;
}
