import { suppressionKinds } from "../../rules/suppression.ts";
import type { SuppressionKind } from "../../rules/suppression.ts";
import { closest } from "../../text/closest.ts";
import type { Span } from "../../text/source-file.ts";
import type { Comment } from "./comments.ts";

/** What a comment says, before anything is known of what comes of it. */
export interface Directive {
  readonly word: string;
  readonly kind?: SuppressionKind;
  readonly span: Span;
  readonly removal: Span;
  readonly inBody: boolean;
  readonly names: readonly { readonly id: string; readonly span: Span; readonly removal: Span }[];
}

/** Nothing for a comment of another purpose. Behind ` -- ` stands a reason for people. */
export function directiveOf(text: string, comment: Comment): Directive | undefined {
  const { span, content, inBody } = comment;
  const whole = text.slice(content.start, content.end);
  const [head, word] = /^agentlint-([^\s,]*)/.exec(whole) as unknown as [string, string];
  const kind = suppressionKinds.find((known) => known === word);
  if (!kind && !/^(?:dis|en)able/.test(word) && !closest(word, suppressionKinds)) return undefined;
  const reason = /(?:^|\s)--+(?:\s|$)/.exec(whole);
  const listed = whole.slice(head.length, Math.max(head.length, reason?.index ?? whole.length));
  const spans = Array.from(listed.matchAll(/[^\s,]+/g), ({ 0: id, index }) => {
    const start = content.start + head.length + index;
    return { start, end: start + id.length };
  });
  const names = spans.map((own, at) => {
    const [before, after] = [spans[at - 1], spans[at + 1]];
    const rest = after
      ? { start: own.start, end: after.start }
      : { start: before?.end ?? own.start, end: own.end };
    return { id: text.slice(own.start, own.end), span: own, removal: rest };
  });
  return { word, ...(kind && { kind }), span, removal: removalOf(text, span), inBody, names };
}

/** The whole lines where nothing else stands on them, otherwise the comment and the blanks before it. */
function removalOf(text: string, { start, end }: Span): Span {
  const before = /[^\S\r\n]*$/.exec(text.slice(lineStart(text, start), start))![0].length;
  const after = /^[^\S\r\n]*(?:\r\n|\r|\n|$)/.exec(text.slice(end, end + 1_000));
  const alone = start - before === lineStart(text, start);
  if (alone && after) return { start: start - before, end: end + after[0].length };
  return { start: start - before, end };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}
