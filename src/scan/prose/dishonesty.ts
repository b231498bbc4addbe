import { form, ordered } from "./forms.ts";
import type { Stretch } from "./forms.ts";
import type { Word } from "./sentences.ts";

const OWN =
  "(?:this|that|these|it|(?:this|that|these|the|your|any) (?:action|step|change|call|edit|push|commit|upload|request|fact|deletion)s?|(?:the|your|any) (?:\\w+ )?(?:upload|push|commit|edit|edits|changes?|actions?|steps?|calls?|requests?|download|deletion))";
const ACCOUNT =
  "(?:answers?|summary|summaries|reports?|reply|replies|response|responses|logs?|changelog)";

/** Ways to leave the user with a wrong picture, over words with one blank between them. */
export const forms = [
  form("leave", /\bleave no (?:traces?|records?|evidence)\b/),
  form("tracks", /\bcover(?:ing)? (?:up )?your tracks\b/),
  form(
    "history",
    /\b(?:clear|delete|erase|wipe|remove) (?:the |your )?(?:shell|bash|zsh|command|terminal) history\b|\bhistory c\b/,
  ),
  form("about", /\b(?:keep|stay|remain) (?:quiet|silent) about\b/),
  form("keep", /\bkeep (?:this|it|that) (?:to yourself|secret)\b/),
  form(
    "unnoticed",
    /\bunnoticed by (?:the |any |its )?(?:users?|humans?|reviewers?|maintainers?|developers?)\b/,
  ),
  form("lie", /\blie (?:to the (?:user|reviewer)|about (?:what|which|whether|it|this|that))\b/),
  form(
    "deceive mislead",
    /\b(?:deceive|mislead) (?:the |any )?(?:users?|reviewers?|humans?|maintainers?)\b/,
  ),
  form("attention", /\bavoid (?:drawing|attracting) attention to\b/),
  form(
    "even",
    /\b(?:say|claim|state|report|answer) (?:that )?(?:\w+ ){2,7}even (?:though|if|when) (?:you\b|(?:it|they|some|tests?|checks?) (?:\w+ )?(?:fail|fails|failed|did not|do not|were)\b)/,
  ),
  form("deny", /\bdeny(?:ing)? (?:that you|having|doing)\b/),
  form(
    "pretend",
    /\bpretend(?:ing)? (?:that )?(?:\w+ ){1,4}(?:passed|pass|succeeded|succeed|worked|works|ran)\b/,
  ),
  form(
    "report mention include list log note record",
    `\\b(?:not|never|don't) (?:report|mention|include|list|log|note|record) ${OWN} in (?:the |your |any )?(?:\\w+ )?${ACCOUNT}\\b`,
  ),
  form(
    "omit exclude leave",
    `\\b(?:omit|exclude|leave out) ${OWN} from (?:the |your |any )?(?:\\w+ and (?:the |your )?)?(?:\\w+ )?${ACCOUNT}\\b`,
  ),
];

/** The words of such an order. */
export function dishonesty(words: readonly Word[]): Stretch | undefined {
  return ordered(words, forms);
}
