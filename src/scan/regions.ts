import type { SourceFile, Span } from "../text/source-file.ts";

/** A part of a Markdown text that its reader does not see once it is rendered. */
export interface HiddenRegion {
  readonly kind: "comment" | "reference" | "element" | "title";
  /** The content, without what marks it as hidden. */
  readonly span: Span;
}

export interface Regions {
  readonly hidden: readonly HiddenRegion[];
  /** Where something is hidden: in order, and apart from each other. */
  readonly veiled: readonly Span[];
  /** Fenced blocks of code, fences included. */
  readonly fences: readonly Span[];
}

// What stands behind backticks that open a fence holds none itself.
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
/** Opens a block of HTML, which lasts to the next empty line; a fence in it is none. */
const HTML = /^ {0,3}<[a-z!?/]/i;
/** The title of a link or a picture, and the text that stands in for a picture. */
const TITLE =
  /\]\(\s{0,8}[^\s()]{1,512}\s{1,8}["'(]([^"\n]{8,400})["')]\s{0,8}\)|!\[([^\]\n]{12,300})\]\(/g;
const REFERENCE = /^ {0,3}\[[^\]\n]{0,80}\]:\s{0,8}(?:<>|#|<#>|\.|\/\/|about:blank)\s{0,8}["'(]/;
/** A definition of a link with a title. */
const DEFINITION =
  /^ {0,3}\[[^\]\n]{1,200}\]:\s{1,8}[^\s()]{1,512}\s{1,8}["'(]([^"\n]{8,400})["')]\s{0,8}$/;
const known = new WeakMap<SourceFile, Regions>();

/** Linear in the length of the text; what is not closed reaches to its end. */
export function regionsOf(file: SourceFile): Regions {
  const found = known.get(file) ?? scan(file.text);
  known.set(file, found);
  return found;
}

export function within(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const last = spans[low - 1];
  return last !== undefined && offset < last.end;
}

function scan(text: string): Regions {
  const hidden: HiddenRegion[] = [];
  const fences: Span[] = [];
  const nextTag = finderOf("<", text);
  let inHtml = false;
  let fence: { readonly start: number; readonly mark: string } | undefined;
  for (let at = 0; at < text.length;) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, Math.min(lineEnd, at + 1_024));
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      const closes = mark !== undefined && mark.startsWith(fence.mark) && line.trim() === mark;
      if (closes) {
        fences.push({ start: fence.start, end: lineEnd });
        fence = undefined;
      }
      at = lineEnd + 1;
      continue;
    }
    if (line.trim() === "") inHtml = false;
    else if (HTML.test(line)) inHtml = true;
    if (mark !== undefined && !inHtml) {
      fence = { start: at, mark };
      at = lineEnd + 1;
      continue;
    }
    if (REFERENCE.test(line)) hidden.push({ kind: "reference", span: { start: at, end: lineEnd } });
    else if (line.includes("]:")) hidden.push(...definedTitle(line, at));
    if (line.includes("](")) hidden.push(...titlesIn(text, at, lineEnd));
    at = hiddenIn(text, at, lineEnd, nextTag, hidden);
  }
  if (fence) fences.push({ start: fence.start, end: text.length });
  return { hidden, veiled: joined(hidden), fences };
}

function joined(regions: readonly HiddenRegion[]): readonly Span[] {
  const spans: Span[] = [];
  const sorted = regions.map(({ span }) => span).sort((one, other) => one.start - other.start);
  for (const { start, end } of sorted) {
    const last = spans.at(-1);
    if (last && start <= last.end) {
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else spans.push({ start, end });
  }
  return spans;
}

function titlesIn(text: string, start: number, end: number): HiddenRegion[] {
  return Array.from(
    text.slice(start, end).matchAll(TITLE),
    ({ 0: whole, 1: title, 2: alt, index }) => {
      const content = title ?? alt ?? "";
      const from = start + index + whole.indexOf(content);
      return { kind: "title", span: { start: from, end: from + content.length } };
    },
  );
}

function definedTitle(line: string, start: number): HiddenRegion[] {
  const title = DEFINITION.exec(line)?.[1];
  if (title === undefined) return [];
  const from = start + line.lastIndexOf(title);
  return [{ kind: "title", span: { start: from, end: from + title.length } }];
}

/** What HTML does not show, by how it starts and ends. */
const unseen = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;
/** `<!DOCTYPE …>` and its like. */
const DECLARATION = /^<![a-z][^<>\n]{0,500}>/i;

/** Finds the next mark from a place on, which never goes back; each is looked for once. */
function finderOf(mark: string, text: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      const found = text.indexOf(mark, from);
      next = found < 0 ? Infinity : found;
    }
    return next;
  };
}

/** Adds what a line hides, and gives where to go on: behind the line, or behind a comment that is longer. */
function hiddenIn(
  text: string,
  from: number,
  lineEnd: number,
  nextTag: (from: number) => number,
  hidden: HiddenRegion[],
): number {
  for (let at = from; at < lineEnd;) {
    const open = nextTag(at);
    if (open >= lineEnd) break;
    if (inCode(text, from, open, lineEnd)) {
      at = open + 1;
      continue;
    }
    const mark = unseen.find(([start]) => text.startsWith(start, open));
    if (mark) {
      const [start, stop] = mark;
      const close = text.indexOf(stop, open + start.length);
      const end = close < 0 ? text.length : close;
      hidden.push({ kind: "comment", span: { start: open + start.length, end } });
      if (end > lineEnd) return endOfLine(text, end) + 1;
      at = Math.min(end + stop.length, lineEnd);
      continue;
    }
    const declaration = DECLARATION.exec(text.slice(open, open + 512))?.[0];
    if (declaration !== undefined) {
      const end = open + declaration.length;
      hidden.push({ kind: "comment", span: { start: open + "<!".length, end: end - 1 } });
      at = end;
      continue;
    }
    const element = hiddenElement(text, open);
    if (element) hidden.push(element);
    at = element ? element.span.end : open + 1;
    if (at > lineEnd) return endOfLine(text, at) + 1;
  }
  return lineEnd + 1;
}

/** Between two backticks on its line. */
function inCode(text: string, lineStart: number, at: number, lineEnd: number): boolean {
  let ticks = 0;
  for (let place = Math.max(lineStart, at - FAR); place < at; place++) {
    if (text[place] === "`" && text[place - 1] !== "`") ticks++;
  }
  return ticks % 2 === 1 && text.slice(at, Math.min(lineEnd, at + FAR)).includes("`");
}

/** How far away the backticks of a piece of code may be. */
const FAR = 512;
const LONGEST_TAG = 1_024;
const SHORTEST_ATTRIBUTES = 24;
const LONGEST_ELEMENT = 16_384;
const STYLE_HIDES =
  /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}(?:hidden|collapse)|opacity\s{0,4}:\s{0,4}0(?![.\d]*[1-9])|font-size\s{0,4}:\s{0,4}0(?![.\d]*[1-9])|(?:^|[;"'\s])color\s{0,4}:\s{0,4}(?:transparent|white|#fff(?:fff)?\b|rgba\([^)]{0,40},\s{0,4}0\s{0,4}\))|(?:^|[;"'\s])(?:max-)?(?:height|width)\s{0,4}:\s{0,4}0(?![.\d]*[1-9])|(?:left|top|text-indent|right)\s{0,4}:\s{0,4}-\d{3,}|clip(?:-path)?\s{0,4}:|transform\s{0,4}:\s{0,4}scale\(0)/i;
const UNSEEN_TAGS = new Set(
  "template script style noscript object meta title desc metadata defs datalist".split(" "),
);

function hiddenElement(text: string, open: number): HiddenRegion | undefined {
  const head = /^<([a-z][a-z0-9-]{0,31})(?=[\s/>])/i.exec(text.slice(open, open + 40));
  if (!head) return undefined;
  const name = head[1]!.toLowerCase();
  const length = text.slice(open, open + LONGEST_TAG).indexOf(">");
  if (length < 0) return undefined;
  const tagEnd = open + length;
  const tag = text.slice(open, tagEnd + 1);
  const attributes = tag.slice(head[0].length);
  const hides =
    UNSEEN_TAGS.has(name) ||
    /\shidden(?=[\s=/>])/i.test(attributes) ||
    /\scolor\s{0,4}=\s{0,4}["']?(?:white|transparent|#fff)/i.test(attributes) ||
    (/\stype\s{0,4}=\s{0,4}["']?hidden/i.test(attributes) && name === "input") ||
    (/\sstyle\s{0,4}=/i.test(attributes) && STYLE_HIDES.test(attributes));
  if (!hides) {
    // What an attribute says is not shown either.
    if (attributes.length < SHORTEST_ATTRIBUTES || !attributes.includes("=")) return undefined;
    return { kind: "element", span: { start: open + head[0].length, end: tagEnd } };
  }
  if (name === "input" || name === "meta") {
    return { kind: "element", span: { start: open, end: tagEnd + 1 } };
  }
  const window = text.slice(tagEnd + 1, tagEnd + 1 + LONGEST_ELEMENT).toLowerCase();
  const close = window.indexOf(`</${name}`);
  const end = close < 0 ? tagEnd + 1 + window.length : tagEnd + 1 + close;
  return { kind: "element", span: { start: tagEnd + 1, end } };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}
