import { scalarSpans } from "./comments.ts";
import type { Commented } from "./comments.ts";
import type { Directive } from "./directive.ts";

/** One name of one comment, or the whole comment where it names no rule. */
export interface Claim {
  readonly directive: Directive;
  readonly id?: string;
  /** Of an `enable`: it ends what another comment began. */
  readonly ends: boolean;
  /** Whether a finding of a rule that starts on a line is suppressed. */
  readonly covers: (id: string, line: number) => boolean;
}

/** Lines, both included. */
interface Reach {
  readonly from: number;
  to: number;
}

interface Draft extends Reach {
  readonly directive: Directive;
  readonly id?: string;
  ends: boolean;
  /** Rules that a later `enable` takes out, and from which line on. */
  readonly without: Map<string, number>;
}

/** What each comment is about, in the order of the text. */
export function claimsOf(file: Commented, directives: readonly Directive[]): readonly Claim[] {
  const drafts: Draft[] = [];
  const reachOf = reaches(file, directives);
  for (const directive of directives) {
    const ids = directive.names.length > 0 ? directive.names.map(({ id }) => id) : [undefined];
    for (const id of ids) {
      const named = id === undefined ? {} : { id };
      const draft = { directive, ...named, ends: false, without: new Map(), ...reachOf(directive) };
      if (directive.kind === "enable") draft.ends = end(drafts, draft);
      drafts.push(draft);
    }
  }
  return drafts.map((draft) => ({ ...draft, covers: (id, line) => covers(draft, id, line) }));
}

function covers({ id: own, from, to, without }: Draft, id: string, line: number): boolean {
  if (line < from || line > to || (own !== undefined && own !== id)) return false;
  return line < (without.get(id) ?? Number.POSITIVE_INFINITY);
}

/** Ends what is still open; whether there is anything. */
function end(drafts: readonly Draft[], { id, from }: Draft): boolean {
  let ends = false;
  for (const open of drafts) {
    if (open.directive.kind !== "disable" || open.to < Number.POSITIVE_INFINITY) continue;
    if (id === undefined || open.id === id) open.to = from;
    else if (open.id === undefined && !open.without.has(id)) open.without.set(id, from);
    else continue;
    ends = true;
  }
  return ends;
}

/**
 * Which lines a comment is about. One that stands above the first field is about the whole file, as
 * nothing can stand above the fence. The line after a comment stretches over a value that goes on
 * below it, in which no comment can stand.
 */
function reaches(
  { document: { file }, frontmatter }: Commented,
  directives: readonly Directive[],
): (directive: Directive) => Reach {
  const lineOf = (offset: number) => file.point(offset).line;
  const firstField = Math.min(...frontmatter.entries.map(({ keySpan }) => keySpan.start));
  const commented = new Set(directives.map(({ span }) => lineOf(span.start)));
  const ends = new Map<number, number>();
  for (const { start, end: last } of scalarSpans(frontmatter)) {
    ends.set(lineOf(start), lineOf(Math.max(start, last - 1)));
  }
  return ({ kind, span, inBody }) => {
    const line = lineOf(span.start);
    switch (kind) {
      case "disable-file":
        return { from: 1, to: Number.POSITIVE_INFINITY };
      case "disable":
        return {
          from: !inBody && span.start < firstField ? 1 : line,
          to: Number.POSITIVE_INFINITY,
        };
      case "disable-line":
        // Behind the indicator of a block of text it is about the text as well.
        return { from: line, to: Math.max(lineOf(span.end), ends.get(line) ?? line) };
      case "disable-next-line": {
        let next = lineOf(span.end) + 1;
        while (commented.has(next)) next++;
        return { from: next, to: ends.get(next) ?? next };
      }
      default:
        // An `enable` or an unknown word is about nothing from its line on.
        return { from: line, to: 0 };
    }
  };
}
