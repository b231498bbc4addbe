import { orderIn } from "./order-in.ts";
import type { Word } from "./sentences.ts";

const OWN =
  "(?:this|that|these|it|(?:this|that|these|the|your|any) (?:action|step|change|call|edit|push|commit|upload|request|fact|deletion)s?|(?:the|your|any) (?:\\w+ )?(?:upload|push|commit|edit|edits|changes?|actions?|steps?|calls?|requests?|download|deletion))";
const ACCOUNT =
  "(?:answers?|summary|summaries|reports?|reply|replies|response|responses|logs?|changelog)";

/** Ways to leave the user with a wrong picture, over words with one blank between them. */
const forms = [
  /\bleave no (?:traces?|records?|evidence)\b/,
  /\bcover(?:ing)? (?:up )?your tracks\b/,
  /\b(?:clear|delete|erase|wipe|remove) (?:the |your )?(?:shell|bash|zsh|command|terminal) history\b|\bhistory c\b/,
  /\b(?:keep|stay|remain) (?:quiet|silent) about\b/,
  /\bkeep (?:this|it|that) (?:to yourself|secret)\b/,
  /\bunnoticed by (?:the |any |its )?(?:users?|humans?|reviewers?|maintainers?|developers?)\b/,
  /\blie (?:to the (?:user|reviewer)|about (?:what|which|whether|it|this|that))\b/,
  /\b(?:deceive|mislead) (?:the |any )?(?:users?|reviewers?|humans?|maintainers?)\b/,
  /\bavoid (?:drawing|attracting) attention to\b/,
  /\b(?:say|claim|state|report|answer) (?:that )?(?:\w+ ){2,7}even (?:though|if|when) (?:you\b|(?:it|they|some|tests?|checks?) (?:\w+ )?(?:fail|fails|failed|did not|do not|were)\b)/,
  /\bdeny(?:ing)? (?:that you|having|doing)\b/,
  /\bpretend(?:ing)? (?:that )?(?:\w+ ){1,4}(?:passed|pass|succeeded|succeed|worked|works|ran)\b/,
  new RegExp(
    `\\b(?:not|never|don't) (?:report|mention|include|list|log|note|record) ${OWN} in (?:the |your |any )?(?:\\w+ )?${ACCOUNT}\\b`,
  ),
  new RegExp(
    `\\b(?:omit|exclude|leave out) ${OWN} from (?:the |your |any )?(?:\\w+ and (?:the |your )?)?(?:\\w+ )?${ACCOUNT}\\b`,
  ),
];

/** The words of such an order. */
export function dishonesty(words: readonly Word[]): readonly [Word, Word] | undefined {
  return orderIn(words, forms);
}
