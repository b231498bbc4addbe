import { widthOf } from "./frame.ts";
import type { Ink, Style } from "./report.ts";

/** Lines longer than this are hard to read, in columns. */
const WIDEST = 92;
/** What a block of code on a rule's page shows, by the word in its first line. */
const labels: Readonly<Record<string, { readonly text: string; readonly ink: Ink }>> = {
  invalid: { text: "reported", ink: "error" },
  valid: { text: "fine", ink: "good" },
  fixed: { text: "after --fix", ink: "good" },
  output: { text: "the report", ink: "faint" },
  other: { text: "another file", ink: "faint" },
};

/**
 * Markdown for a terminal: the part of it that pages of this project are written in. Headings,
 * paragraphs, lists, tables, blocks of code; code, strong text and links in a line. Anything else
 * stays as it is written. Ends in a line break.
 */
export function markdownForTerminal(text: string, style: Style): string {
  const width = Math.max(20, Math.min(style.width, WIDEST));
  const blocks = blocksOf(text).map((block) => shown(block, width, style));
  return `${blocks.join("\n\n")}\n`;
}

type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "code"; readonly info: string; readonly lines: readonly string[] }
  | {
      readonly kind: "list";
      readonly items: readonly { readonly mark: string; readonly text: string }[];
    }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "text"; readonly text: string };

function blocksOf(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const fence = /^(```+|~~~+)(.*)$/.exec(line);
    if (fence) {
      const end = lines.findIndex((one, index) => index > at && one.trim() === fence[1]);
      const close = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", info: fence[2]!.trim(), lines: lines.slice(at + 1, close) });
      at = close + 1;
      continue;
    }
    const heading = /^(#{1,6}) +(.*)$/.exec(line);
    if (heading) blocks.push({ kind: "heading", level: heading[1]!.length, text: heading[2]! });
    if (heading || line.trim() === "") {
      at++;
      continue;
    }
    const end = lines.findIndex((one, index) => index > at && endsParagraph(one));
    const part = lines.slice(at, end < 0 ? lines.length : end);
    blocks.push(paragraph(part));
    at += part.length;
  }
  return blocks;
}

function endsParagraph(line: string): boolean {
  return line.trim() === "" || /^(?:```|~~~|#{1,6} )/.test(line);
}

const ITEM = /^([-*]|\d+[.)]) +/;

function paragraph(lines: readonly string[]): Block {
  if (lines.every((line) => line.startsWith("|"))) {
    const rows = lines
      .filter((line) => !/^\|[\s:|-]+\|$/.test(line))
      .map((line) =>
        line
          .replaceAll(/^\||\|\s*$/g, "")
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim().replaceAll("\\|", "|")),
      );
    return { kind: "table", rows };
  }
  if (!ITEM.test(lines[0]!))
    return { kind: "text", text: lines.map((line) => line.trim()).join(" ") };
  const items: { mark: string; text: string }[] = [];
  for (const line of lines) {
    const mark = ITEM.exec(line);
    if (mark) items.push({ mark: mark[1]!, text: line.slice(mark[0].length) });
    else items.at(-1)!.text += ` ${line.trim()}`;
  }
  return { kind: "list", items };
}

function shown(block: Block, width: number, style: Style): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1
        ? style.paint(block.text, "strong")
        : style.paint(block.level === 2 ? block.text.toUpperCase() : block.text, "strong");
    case "code":
      return code(block.info, block.lines, width, style);
    case "list":
      return block.items
        .map(({ mark, text }) => {
          const bullet = /\d/.test(mark) ? `${mark} ` : "- ";
          return wrapped(bullet + text, width, " ".repeat(bullet.length), style);
        })
        .join("\n");
    case "table":
      return table(block.rows, style);
    case "text":
      return wrapped(block.text, width, "", style);
  }
}

function code(info: string, lines: readonly string[], width: number, style: Style): string {
  const [, kind = "", ...settings] = info.split(/\s+/);
  const label = labels[kind];
  const bar = style.paint("│", "faint");
  const body = lines
    .flatMap((line) => broken(line, width - 4))
    .map((line) => `  ${bar} ${line}`.trimEnd());
  if (!label) return body.join("\n");
  const note = settings.length > 0 ? style.paint(` (${settings.join(", ")})`, "faint") : "";
  return [`  ${style.paint(label.text, label.ink)}${note}`, ...body].join("\n");
}

/** A long line in pieces, the further ones a little further in. */
function broken(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const cut = line.lastIndexOf(" ", width);
  const at = cut > width / 2 ? cut : width;
  return [line.slice(0, at), ...broken(`  ${line.slice(at).trimStart()}`, width)];
}

function table(rows: readonly (readonly string[])[], style: Style): string {
  const cells = rows.map((row) => row.map((cell) => inline(cell, style)));
  const plainRows = rows.map((row) => row.map((cell) => widthOf(bare(cell))));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...plainRows.map((row) => row[column] ?? 0)),
  );
  return cells
    .map((row, at) =>
      row
        .map((cell, column) => {
          const painted = at === 0 ? style.paint(cell, "strong") : cell;
          return painted + " ".repeat(Math.max(0, (widths[column] ?? 0) - plainRows[at]![column]!));
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

function inline(text: string, style: Style): string {
  return text.replaceAll(
    INLINE,
    (_, code?: string, strong?: string, label?: string, url?: string) => {
      if (code !== undefined) return style.paint(code, "info");
      if (strong !== undefined) return style.paint(strong, "strong");
      return style.link(label!, url!);
    },
  );
}

function bare(text: string): string {
  return text.replaceAll(
    INLINE,
    (_, code?: string, strong?: string, label?: string) => code ?? strong ?? label!,
  );
}

/** Breaks at blanks, but never inside of code or a link. */
function wrapped(text: string, width: number, indent: string, style: Style): string {
  const words = text.match(/(?:`[^`]*`|\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\)|\S)+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of words) {
    const size = widthOf(bare(word));
    if (line !== "" && used + 1 + size > width) {
      lines.push(line);
      line = indent;
      used = indent.length;
    }
    const gap = line === "" || line === indent ? "" : " ";
    line += gap + inline(word, style);
    used += gap.length + size;
  }
  return [...lines, line].join("\n");
}
