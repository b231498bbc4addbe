import { parseAgent } from "../../agent/document.ts";
import { clientAt } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import { decode } from "../../text/decode.ts";
import { blocksOf, joined } from "./blocks.ts";
import type { Blocks } from "./blocks.ts";
import { mergeFrontmatter } from "./frontmatter.ts";
import { dressedAs, plainText } from "./line-ends.ts";
import { mergeLines } from "./lines.ts";
import type { Labels } from "./lines.ts";

export type MergeResult =
  | { readonly kind: "merged"; readonly bytes: Uint8Array }
  /** `bytes` is the file with conflict markers, which must never become an agent. */
  | {
      readonly kind: "conflict";
      readonly bytes: Uint8Array;
      /** Top-level keys that both sides changed. */
      readonly keys: readonly string[];
      /** The text below the frontmatter was changed by both in one place. */
      readonly body: boolean;
    };

export interface ThreeSides {
  readonly local: Uint8Array;
  /** The upstream text that the local one came from. */
  readonly base: Uint8Array;
  readonly upstream: Uint8Array;
}

/**
 * Local edits carried over to a new upstream text. The frontmatter is merged key by key, what is
 * below it line by line; line ends and byte-order mark are those of the local file.
 */
export function mergeAgent(sides: ThreeSides, labels: Labels): MergeResult {
  const dress = plainText(decode(sides.local).text);
  const local = dress.text;
  const base = plainText(decode(sides.base).text).text;
  const upstream = plainText(decode(sides.upstream).text).text;
  const bytes = (text: string) => new TextEncoder().encode(dressedAs(dress, text));

  const [l, b, u] = [local, base, upstream].map(blocksIn);
  const whole = mergeLines(local, base, upstream, labels);
  if (!l || !b || !u) {
    if (whole.clean) return { kind: "merged", bytes: bytes(whole.text) };
    return { kind: "conflict", bytes: bytes(whole.marked), keys: [], body: true };
  }
  const keys = mergeFrontmatter({ local: l, base: b, upstream: u }, labels);
  const body = mergeLines(l.body, b.body, u.body, labels);
  if (body.clean && keys.conflicts.length === 0) {
    const text = l.head + keys.text + body.text;
    // Where lines alone come to the same keys, their order and comments are the better ones.
    const plain = whole.clean && sameKeys(whole.text, text) ? whole.text : text;
    return { kind: "merged", bytes: bytes(plain) };
  }
  return {
    kind: "conflict",
    bytes: bytes(l.head + keys.text + (body.clean ? body.text : body.marked)),
    keys: keys.conflicts,
    body: !body.clean,
  };
}

/** Frontmatter is taken apart in the same way wherever an agent may be installed. */
function blocksIn(text: string): Blocks | undefined {
  return blocksOf(read(parseAgent("", text), { client: clientAt(), scope: "project" }));
}

function sameKeys(one: string, other: string): boolean {
  const [a, b] = [one, other].map(blocksIn);
  return a !== undefined && b !== undefined && described(a) === described(b);
}

function described(blocks: Blocks): string {
  const keys = blocks.keys.map(({ key, text }) => `${key}\0${text}`).sort();
  return joined({ head: "", keys: [], tail: keys.join("\0"), body: blocks.body });
}
