import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";

/**
 * Where a key stands at the start of a line of frontmatter that does not parse, or of what looks
 * like frontmatter and is none. A quoted key counts by what it means.
 */
export function keyInBrokenBlock(reading: Reading, key: string): Span | undefined {
  for (const { span, name } of keysOf(reading)) if (name === key) return span;
  return undefined;
}

/** The text behind a key on its line. */
export function valueInBrokenBlock(reading: Reading, key: string): string | undefined {
  for (const { span, name } of keysOf(reading)) {
    if (name !== key) continue;
    const { text } = reading.document.file;
    const end = text.indexOf("\n", span.end);
    return text.slice(span.end, end < 0 ? text.length : end).replace(/^["'\s]*:\s*/, "");
  }
  return undefined;
}

const LINE = /^(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([A-Za-z_][\w-]{0,80}))[ \t]{0,8}:(?=\s|$)/gm;
const LOOK_AT = 65_536;

function* keysOf(reading: Reading): Generator<{ readonly span: Span; readonly name: string }> {
  const block = brokenBlock(reading);
  if (!block) return;
  const text = reading.document.file.text.slice(
    block.start,
    Math.min(block.end, block.start + LOOK_AT),
  );
  for (const { 0: whole, 1: double, 2: single, 3: plain, index } of text.matchAll(LINE)) {
    const start = block.start + index;
    const name = plain ?? single ?? unescaped(double ?? "");
    yield { span: { start, end: start + whole.length - 1 }, name };
  }
}

function brokenBlock({ document, frontmatter, loads }: Reading): Span | undefined {
  const { envelope, file } = document;
  if (envelope.kind === "fenced")
    return frontmatter.outcome === "failed" ? envelope.block : undefined;
  if (loads || envelope.cause === "no-fields") return undefined;
  return { start: envelope.at.start, end: file.text.length };
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/gi, (_, x, u, long) => {
    const code = Number.parseInt(x ?? u ?? long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
