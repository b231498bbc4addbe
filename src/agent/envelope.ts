import type { Span } from "../text/source-file.ts";
import { LOOK_AHEAD, misplacedBlock } from "./misplaced-block.ts";

/**
 * How a file divides into frontmatter and body, by the rule that Claude Code 2.1.330 was observed
 * to follow: three dashes as the very first characters, white space up to a line break, then
 * everything up to the first `---` found anywhere, even inside a word or a quoted string.
 */
export type Envelope = FencedEnvelope | UnfencedEnvelope;

export interface FencedEnvelope {
  readonly kind: "fenced";
  /** The file starts with a byte-order mark. */
  readonly bom: boolean;
  readonly opener: Span;
  /** What is parsed as YAML. */
  readonly block: Span;
  /** The three dashes that end the block. */
  readonly closer: Span;
  /** The closing dashes stand at the start of a line with nothing but blanks behind them. */
  readonly closerAlone: boolean;
  /** The prompt: the rest without surrounding white space. */
  readonly body: Span;
}

export interface UnfencedEnvelope {
  readonly kind: "unfenced";
  readonly bom: boolean;
  readonly cause:
    | "no-fields"
    | "fields-without-fence"
    | "text-before-fence"
    | "opener-not-alone"
    | "not-closed"
    | "carriage-returns";
  /** The place to point at. */
  readonly at: Span;
  /** A block further down that was meant as frontmatter. */
  readonly later?: { readonly block: Span; readonly closer: Span };
  readonly body: Span;
}

const FENCE = "---";

export function splitEnvelope(text: string): Envelope {
  const bom = text.startsWith("\uFEFF");
  const start = bom ? 1 : 0;
  if (!text.startsWith(FENCE, start)) return unfenced(text, start, bom);

  const afterFence = start + FENCE.length;
  const contentStart = endOfWhitespace(text, afterFence);
  const lastBreak = text.lastIndexOf("\n", contentStart - 1);
  if (lastBreak < afterFence) return badOpener(text, start, contentStart, bom);

  const blockStart = lastBreak + 1;
  const closerStart = text.indexOf(FENCE, blockStart);
  if (closerStart < 0) {
    const at = { start, end: afterFence };
    return { kind: "unfenced", bom, cause: "not-closed", at, body: trimmed(text, start) };
  }
  const closer = { start: closerStart, end: closerStart + FENCE.length };
  return {
    kind: "fenced",
    bom,
    opener: { start, end: afterFence },
    block: { start: blockStart, end: closerStart },
    closer,
    closerAlone: standsAlone(text, closer),
    body: trimmed(text, closer.end),
  };
}

function badOpener(text: string, start: number, contentStart: number, bom: boolean): Envelope {
  const body = trimmed(text, start);
  if (!text.includes("\n") && text.includes("\r")) {
    const at = { start, end: start + FENCE.length };
    return { kind: "unfenced", bom, cause: "carriage-returns", at, body };
  }
  // The dashes and what stands behind them on their line: "----", "---yaml", "--- # note".
  const at = { start, end: Math.max(endOfLine(text, contentStart), start + FENCE.length) };
  return { kind: "unfenced", bom, cause: "opener-not-alone", at, body };
}

function unfenced(text: string, start: number, bom: boolean): UnfencedEnvelope {
  const body = trimmed(text, start);
  const firstLine = { start: body.start, end: endOfLine(text, body.start) };
  const found = misplacedBlock(text, start);
  if (found) {
    const { opener: at, ...later } = found;
    return { kind: "unfenced", bom, cause: "text-before-fence", at, later, body };
  }
  const cause = startsWithField(text, body.start) ? "fields-without-fence" : "no-fields";
  return { kind: "unfenced", bom, cause, at: firstLine, body };
}

function startsWithField(text: string, at: number): boolean {
  const first = text.slice(at, at + LOOK_AHEAD);
  return (
    /^(?:name|description)[ \t]*:[ \t]/.test(first) && /^(?:name|description)[ \t]*:/m.test(first)
  );
}

function standsAlone(text: string, { start, end }: Span): boolean {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return lineStart === start && text.slice(end, endOfLine(text, end)).trim() === "";
}

/** The end of the white space that starts at `from`, in the sense of JavaScript's `\s`. */
function endOfWhitespace(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  return from + space.exec(text)![0].length;
}

function endOfLine(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/);
  return at < 0 ? text.length : from + at;
}

function trimmed(text: string, from: number): Span {
  const rest = text.slice(from);
  const start = from + (rest.length - rest.trimStart().length);
  return {
    start: Math.min(start, text.length),
    end: Math.max(start, from + rest.trimEnd().length),
  };
}
