import { isLocal } from "./urls.ts";

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
  for (const { 0: mark, index } of text.matchAll(/!\[|<img\b/gi)) {
    const head = text.slice(index, index + LONGEST);
    const start = mark === "![" ? head.indexOf("](") : head.search(/\ssrc\s{0,4}=/i);
    if (start < 0 || /\n\s*\n/.test(head.slice(0, start))) continue;
    const link = /https?:\/\/([^/\s"'?#)]{1,253})((?:[^\s"'\n<]|<[^<>\n]{0,80}>){0,1800})/i.exec(
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
}
