import { coordinationBlock } from "../client/coordination-block.ts";
import type { Colleague, CoordinationBlock } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import { bare, listed } from "./place.ts";
import { defineRule } from "./rule.ts";

export const coordinationContradictsItself = defineRule({
  id: "coordination-contradicts-itself",
  summary: "an agent to work both after and beside, with no comment that says when",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    const block = coordinationBlock(reading);
    if (!block) return;
    const comments = commentsIn(reading, block);
    const lists = listsByName(block.colleagues);
    for (const colleague of block.colleagues) {
      const { list, name, span } = colleague;
      const others = lists.get(name)!.filter((other) => other !== list);
      if (list !== "parallel_with" || others.length === 0) continue;
      if (comments.some((comment) => explains(comment, reading, colleague))) continue;
      yield {
        span: bare(reading, span),
        message: `"${name}" stands in \`parallel_with\` and in ${listed(others.map((other) => `\`${other}\``))}, and no comment says when which holds`,
        help: `keep one of them, or say in a comment in the block when "${name}" works beside this agent and when after or before it`,
      };
    }
  },
});

function listsByName(colleagues: readonly Colleague[]): Map<string, Colleague["list"][]> {
  const lists = new Map<string, Colleague["list"][]>();
  for (const { name, list } of colleagues) {
    const known = lists.get(name);
    if (!known) lists.set(name, [list]);
    else if (!known.includes(list)) known.push(list);
  }
  return lists;
}

interface Comment {
  readonly line: number;
  /** Nothing else stands on its line. */
  readonly alone: boolean;
  readonly text: string;
}

/** Every comment from the key of the block down to the next key of the frontmatter. */
function commentsIn({ document }: Reading, { entry }: CoordinationBlock): Comment[] {
  const { file, envelope } = document;
  if (envelope.kind !== "fenced") return [];
  const block = file.text.slice(entry.keySpan.start, envelope.block.end);
  const from = file.point(entry.keySpan.start).line;
  const comments: Comment[] = [];
  for (const [index, line] of block.split(/\r?\n/).entries()) {
    if (index > 0 && /^[^\s#]/.test(line)) break;
    const found = /(?:^|\s)#(.*)$/.exec(line);
    if (!found) continue;
    const alone = line.slice(0, found.index).trim() === "";
    comments.push({ line: from + index, alone, text: found[1]!.trim() });
  }
  return comments;
}

/**
 * A comment explains a name that it mentions, with some more words. On the line of an item of a
 * block list it is about that item, named or not.
 */
function explains({ line, alone, text }: Comment, reading: Reading, colleague: Colleague): boolean {
  const { name, span } = colleague;
  const { file } = reading.document;
  const point = file.point(span.start);
  if (!alone && point.line === line) {
    const before = file.line(line).slice(0, point.column - 1);
    if (/^\s*-\s*$/.test(before)) return text !== "";
  }
  const rest = text.split(name);
  const mentions = rest.some(
    (part, at) => at > 0 && !/[\w-]$/.test(rest[at - 1]!) && !/^(?:[\w-]|\.\w)/.test(part),
  );
  return mentions && /\p{L}/u.test(rest.join(""));
}
