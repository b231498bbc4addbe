import type { YamlEntry } from "../agent/yaml/node.ts";
import { textOf } from "../client/field-values.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Fix } from "./fix.ts";
import { mendFix } from "./mend-fix.ts";
import { insertField } from "./missing-field.ts";
import { quoted } from "../mend/written.ts";
import { traced } from "./rule.ts";

/** Where a description that is missing at the top may be taken from, the surest place first. */
export function descriptionFix(reading: Reading): { readonly fix?: Fix } {
  const fix =
    mendFix(reading).fix ?? hashInFront(reading) ?? fromMetadata(reading) ?? fromPrompt(reading);
  return fix ? { fix } : {};
}

/** `description: #1 choice` is a comment to YAML. */
function hashInFront(reading: Reading): Fix | undefined {
  const entry = entryOf(reading, "description");
  const [comment] = traced(reading, "comment").filter(({ key }) => key === "description");
  if (!entry || !comment || !/^#[^\s#]/.test(comment.comment)) return undefined;
  const { text } = reading.document.file;
  if (text.slice(entry.keySpan.end, comment.span.start).trim() !== ":") return undefined;
  const written = comment.comment.trimEnd();
  const { start } = comment.span;
  const edits = [{ start, end: start + written.length, text: quoted(written) }];
  return { title: "Put the value in quotes", applicability: "safe", edits };
}

/** `metadata: { description: … }`, as other tools keep it. */
function fromMetadata(reading: Reading): Fix | undefined {
  const metadata = entryOf(reading, "metadata")?.value;
  const entries: readonly YamlEntry[] = metadata?.kind === "map" ? metadata.entries : [];
  const inner = entries.find(({ key }) => key === "description");
  const text = inner && textOf(inner.value)?.trim();
  const edit = text ? insertField(reading, "description", quoted(text)) : undefined;
  if (!edit) return undefined;
  const title = "Copy the description from `metadata`";
  return { title, applicability: "safe", edits: [edit] };
}

/** A longer first paragraph is no description. */
const LONGEST = 400;

/** The first paragraph of the prompt says what the agent is, if not when to use it. */
function fromPrompt(reading: Reading): Fix | undefined {
  const paragraphs = reading.document.body.slice(0, 4_096).split(/\r?\n\s*\r?\n/);
  const prose = paragraphs
    .map((one) =>
      one
        .replaceAll(/^\s*>\s?/gm, "")
        .replaceAll(/[*_`]+/g, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .find((one) => /^\p{L}[^|<>]*\s\S+\s/u.test(one) && one.length >= 20);
  if (!prose) return undefined;
  const end = prose.length > LONGEST ? prose.slice(0, LONGEST).lastIndexOf(". ") + 1 : prose.length;
  const edit =
    end > 0 ? insertField(reading, "description", quoted(prose.slice(0, end))) : undefined;
  if (!edit) return undefined;
  const title = "Describe the agent by the first paragraph of its prompt";
  return { title, applicability: "unsafe", edits: [edit] };
}
