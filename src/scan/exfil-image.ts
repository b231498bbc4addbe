import { lineEndNear, lineStartNear } from "./line-bounds.ts";
import { addressesIn, isLocal } from "./urls.ts";

export interface ExfilImage {
  readonly start: number;
  readonly end: number;
  readonly host: string;
}

const HOLE =
  /\{\{?[^{}\n]{1,80}\}?\}|\$\{?\w{1,60}\}?|<[A-Za-z][\w -]{1,60}>|%s|\[[A-Za-z][\w -]{1,60}\]|\b[A-Z][A-Z0-9]{2,20}(?:_[A-Z0-9]{1,20}){1,6}\b/g;
/** What leaks when it is put into the address of a picture. */
const DATA =
  /data|token|secret|key|env\b|password|passwd|credential|cookie|session|conversation|history|prompt|chat|context|content|message|base64|b64|encoded|summary|output|answer|memory|source|file|user.?input/i;
const LONGEST = 2_048;

/** Pictures whose address is to be filled with what the model knows; showing one sends it. */
export function* exfilImages(text: string): Generator<ExfilImage> {
  const pictures = picturesOf(text);
  for (const { 0: mark, index } of text.matchAll(
    /!\[|<im(?:g|age)\b|\burl\(|^ {0,3}\[[^\]\n]{1,80}\]:/gim,
  )) {
    const head = text.slice(index, index + LONGEST);
    const isDefinition = mark.endsWith(":");
    if (isDefinition && !pictures.has(mark.trim().slice(1, -2).toLowerCase())) continue;
    const start = isDefinition
      ? mark.length - 1
      : mark === "!["
        ? head.indexOf("](")
        : mark.endsWith("(")
          ? 0
          : head.search(/\s(?:src|href)\s{0,4}=/i);
    if (start < 0 || /\n\s*\n/.test(head.slice(0, start))) continue;
    const link =
      /(?:https?:)?\/\/([^/\s"'?#)]{1,253})((?:[^\s"'\n<[{]|<[^<>\n]{0,80}>|\[[^[\]\n]{0,80}\]|\{[^{}\n]{0,80}\}|[[{]){0,1800})/i.exec(
        head.slice(start, start + LONGEST),
      );
    if (!link || link.index > 12 || isLocal(link[1]!)) continue;
    const rest = link[2]!;
    const query = rest.indexOf("?");
    const where = query < 0 ? rest : rest.slice(query);
    const holes = where.match(HOLE) ?? [];
    const leaks =
      holes.some((hole) => DATA.test(hole)) || (query >= 0 && holes.length > 0 && DATA.test(where));
    if (!leaks) continue;
    yield { start: index, end: index + start + link.index + link[0].length, host: link[1]! };
  }
  yield* picturesToFill(text);
}

const TOLD = /\b(?:image|picture|pixel|badge|beacon)\b/;
const FILLING = /^\W{0,8}(?:is )?(?:followed by|plus|and then|with|then)\b(.{1,120})/;

/** The same in words: "an image from https://…?d= followed by the last message". */
function* picturesToFill(text: string): Generator<ExfilImage> {
  for (const { host, path, scheme, start, end } of addressesIn(text)) {
    if (!/^https?$/.test(scheme) || !path.endsWith("=") || isLocal(host)) continue;
    const before = text.slice(lineStartNear(text, start, 300), start).toLowerCase();
    const after = text.slice(end, lineEndNear(text, end, 300)).toLowerCase();
    if (TOLD.test(before) && DATA.test(FILLING.exec(after)?.[1] ?? "")) yield { start, end, host };
  }
}

/** The labels that pictures refer to, in lower case. */
function picturesOf(text: string): ReadonlySet<string> {
  if (!text.includes("]:")) return new Set();
  const uses = text.matchAll(/!\[([^\]\n]{0,80})\](?:\[([^\]\n]{0,80})\])?/g);
  return new Set(Array.from(uses, ([, shown, label]) => (label || shown!).toLowerCase()));
}
