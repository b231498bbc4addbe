import type { AgentDocument } from "../agent/document.ts";
import type { FencedEnvelope, UnfencedEnvelope } from "../agent/envelope.ts";
import type { Span } from "../text/source-file.ts";
import { fieldsEnd } from "./ends.ts";
import type { FieldsEnd } from "./ends.ts";
import { keyLine } from "./key-line.ts";
import { breakAt, isBlank, linesOf } from "./lines.ts";
import type { Frame } from "./frame.ts";
import { misplaced } from "./misplaced.ts";

const FENCE = "---";

/** The ways in which a file may have been meant to be divided, the likeliest first. */
export function framesOf({ file, envelope }: AgentDocument): readonly Frame[] {
  const { text } = file;
  if (envelope.kind === "fenced") return fenced(text, envelope);
  const start = envelope.bom ? 1 : 0;
  switch (envelope.cause) {
    case "not-closed":
      return closed(text, { start: lineAfter(text, envelope.at.start), end: text.length });
    case "opener-not-alone":
      return badOpener(text, envelope);
    case "text-before-fence":
      return misplaced(file, envelope);
    case "fields-without-fence":
      return unopened(text, { start, end: envelope.body.start });
    case "no-fields":
      return startsFields(text, envelope.body.start)
        ? unopened(text, { start, end: envelope.body.start })
        : otherOpener(text, start, envelope.body.start);
    case "carriage-returns":
      return [];
  }
}

function fenced(text: string, envelope: FencedEnvelope): Frame[] {
  const { block, closer, closerAlone } = envelope;
  if (closerAlone) {
    const swallowed = fieldsEnd(text, block);
    // A rule in the prompt has a blank line above it; dashes that close fields have not.
    const isRule = /\n\s*\n$/.test(text.slice(block.start, block.end));
    const ends = swallowed?.why === "heading" || (swallowed?.why === "prose" && isRule);
    return [
      ...(ends ? closeAt(text, block.start, swallowed) : []),
      // Fields on both sides of the dashes are meant to be one block.
      ...merged(text, envelope),
      { title: "Mend the frontmatter", block, edits: [] },
    ];
  }
  const lineStart = text.lastIndexOf("\n", closer.start - 1) + 1;
  if (isBlank(text.slice(lineStart, closer.start))) {
    return [
      { title: "Mend the frontmatter", block: { start: block.start, end: lineStart }, edits: [] },
    ];
  }
  const title = "Write the dashes so that they do not end the frontmatter";
  const next = nextFence(text, closer.end);
  return [
    ...closed(text, { start: block.start, end: text.length }).map((frame) => ({ ...frame, title })),
    ...(next === undefined ? [] : [{ title, block: { start: block.start, end: next }, edits: [] }]),
  ];
}

/** A closing fence too much: behind it stand further fields and another one. */
function merged(text: string, { block, closer }: FencedEnvelope): Frame[] {
  const title = "Remove the dashes between the fields";
  return closed(text, { start: block.start, end: text.length })
    .filter((frame) => frame.block.end > closer.start)
    .map((frame) => ({ ...frame, title }));
}

/** The line of dashes that was meant to close a block, not too far down. */
function nextFence(text: string, from: number): number | undefined {
  const found = /^---[ \t]*\r?$/m.exec(text.slice(from, from + 8_192));
  return found ? from + found.index : undefined;
}

/** Fields that nothing closes, or something that is not three dashes. */
function closed(text: string, { start, end }: Span): Frame[] {
  const found = fieldsEnd(text, { start, end });
  return found ? closeAt(text, start, found) : [];
}

function closeAt(text: string, start: number, { at, closer }: FieldsEnd): Frame[] {
  const lineBreak = breakAt(text, start);
  const missing = at > 0 && text[at - 1] !== "\n" ? lineBreak : "";
  const edit = closer
    ? { start: closer.start, end: closer.end, text: FENCE }
    : { start: at, end: at, text: `${missing}${FENCE}${lineBreak}` };
  return [
    {
      title: "Close the frontmatter",
      block: { start, end: at },
      edits: closer?.text === FENCE ? [] : [edit],
    },
  ];
}

/** `----`, `---yaml`, `--- # note` or `--- name: x` in place of three dashes alone. */
function badOpener(text: string, { at }: UnfencedEnvelope): Frame[] {
  const line = text.slice(at.start, at.end);
  const rest = line.replace(/^-+/, "").trim();
  const lineBreak = breakAt(text, at.start);
  const kept = rest.startsWith("#") && !rest.includes(FENCE) ? `${lineBreak}${rest}` : "";
  if (keyLine(rest)?.trust === "field") {
    const field =
      at.end -
      line.trimEnd().length +
      line.trimEnd().indexOf(rest) -
      (line.length - line.trimEnd().length);
    const opener = { start: at.start, end: field, text: `${FENCE}${lineBreak}` };
    return closed(text, { start: field, end: text.length }).map((frame) => ({
      ...frame,
      title: "Leave only the three dashes",
      edits: [opener, ...frame.edits],
    }));
  }
  if (rest !== "" && kept === "" && !/^(?:ya?ml|json|js|javascript|toml|markdown|md)$/i.test(rest))
    return [];
  const opener = { ...at, text: FENCE + kept };
  const start = lineAfter(text, at.start);
  const flow = /^\s*\{/.test(text.slice(start));
  const end = flow ? nextFence(text, start) : undefined;
  if (end !== undefined) {
    return [{ title: "Leave only the three dashes", block: { start, end }, edits: [opener] }];
  }
  return closed(text, { start, end: text.length }).map((frame) => ({
    ...frame,
    title: "Leave only the three dashes",
    edits: [opener, ...frame.edits],
  }));
}

/** Fields at the top of a file that no fence opens. */
function unopened(text: string, { start, end }: Span): Frame[] {
  const opener = { start, end, text: `${FENCE}${breakAt(text, end)}` };
  return closed(text, { start: end, end: text.length }).map((frame) => ({
    ...frame,
    title: "Put the fields between dashes",
    edits: [opener, ...frame.edits],
  }));
}

const ODD =
  /^\s*(?:-{1,2}|[\u2010-\u2015\u2212]+-*|_{3,}|={3,}|\*{3,}|~{3,}|\+{3,}|(?:```|~~~)[ \t]*(?:ya?ml|markdown|md)?)\s*$/i;

/** A rule of another kind or a code fence in place of the first dashes. */
function otherOpener(text: string, start: number, body: number): Frame[] {
  const [first] = linesOf(text, { start: body, end: Math.min(text.length, body + 1_024) });
  if (!first || !ODD.test(first.text) || !startsFields(text, first.next)) return [];
  const opener = { start, end: first.end, text: FENCE };
  return closed(text, { start: first.next, end: text.length }).map((frame) => ({
    ...frame,
    title: "Open the frontmatter with three dashes",
    edits: [opener, ...frame.edits],
  }));
}

/** The first line that is no comment or directive is a field. */
function startsFields(text: string, at: number): boolean {
  const lines = linesOf(text, { start: at, end: Math.min(text.length, at + 4_096) });
  const first = lines.find((line) => !isBlank(line.text) && !/^[#%]/.test(line.text));
  const head = first && keyLine(first.text);
  return head?.trust === "field" && head.indent === 0;
}

function lineAfter(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
}
