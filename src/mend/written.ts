/*
 * Texts as YAML reads them back. No form may hold three dashes in a row, which end the frontmatter
 * wherever they stand.
 */

/** What a person who wrote a value meant by it. */
export interface Meaning {
  /** Lines without the indentation they share. */
  readonly lines: readonly string[];
  /** The line breaks are only there to keep lines short. */
  readonly wrapped: boolean;
}

/** A text in double quotes on one line. */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll(/-(?=--)/g, "\\x2D")
    .replaceAll(CONTROL, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `"${escaped}"`;
}

/** Characters that no text needs; a tab and the line breaks are not among them. */
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The text behind `key: `: quoted where it is one line, else a block with the given indentation. */
export function written({ lines, wrapped }: Meaning, indent: number, lineBreak: string): string {
  const text = (wrapped ? lines.map((line) => line.trim()).join(" ") : lines.join("\n")).trim();
  if (!text.includes("\n") && !(wrapped && lines.length > 1)) return quoted(text);
  if (text.includes("---") || /\r/.test(text) || text.search(CONTROL) >= 0) return quoted(text);
  const margin = " ".repeat(indent);
  const body = (wrapped ? lines.map((line) => line.trim()) : text.split("\n")).map((line) =>
    line === "" ? "" : margin + line,
  );
  return [wrapped ? ">-" : "|-", ...body].join(lineBreak);
}

/** What a reader gets from `written`. */
export function readBack({ lines, wrapped }: Meaning): string {
  return (wrapped ? lines.map((line) => line.trim()).join(" ") : lines.join("\n")).trim();
}
