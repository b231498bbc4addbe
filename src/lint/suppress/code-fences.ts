import type { Span } from "../../text/source-file.ts";

/** The fenced blocks of code in a Markdown text, from an offset on. One without an end runs to the end. */
export function codeFences(text: string, from: number): readonly Span[] {
  const fences: Span[] = [];
  let open: { readonly start: number; readonly mark: string } | undefined;
  for (const found of text.slice(from).matchAll(/^ {0,3}(`{3,}|~{3,})(.*)$/gm)) {
    const [line, mark = "", rest = ""] = found;
    const start = from + found.index;
    if (!open) {
      if (!rest.includes("`")) open = { start, mark };
    } else if (mark.startsWith(open.mark) && rest.trim() === "") {
      fences.push({ start: open.start, end: start + line.length });
      open = undefined;
    }
  }
  if (open) fences.push({ start: open.start, end: text.length });
  return fences;
}
