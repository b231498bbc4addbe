import type { Span } from "../../text/source-file.ts";

/** Embeddings and isolates that are closed on their line, where something is written from right to left. */
export function isOrdered(part: string, line: string): boolean {
  if (/[\u202d\u202e]/.test(part) || !hasRtl(line)) return false;
  let open = 0;
  for (const mark of line.match(/[\u202a-\u202c\u2066-\u2069]/g) ?? []) {
    open += mark === "\u202c" || mark === "\u2069" ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}

const FAR = 256;

/** The line, as far as it matters. */
export function lineAround(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - FAR), start);
  const after = text.slice(start, end + FAR);
  const to = after.indexOf("\n", end - start);
  return before.slice(before.lastIndexOf("\n") + 1) + (to < 0 ? after : after.slice(0, to));
}

/** Letters that are written from right to left; the Arabic mark for it (U+061C) is none. */
export function hasRtl(line: string): boolean {
  return /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u.test(
    line,
  );
}
