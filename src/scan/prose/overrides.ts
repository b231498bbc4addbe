import type { ProseHit } from "./hit.ts";
import { indexOfWord, sentencesWith, setOf } from "./sentences.ts";
import type { Word } from "./sentences.ts";

const OVERRIDE =
  /\b(?:ignor|disregard|forget|overrid|overrul|bypass|discard|dismiss|supersed|circumvent|pay no attention|stop following|not follow|no longer bound|developer mode|jailb|unrestricted|you are now|without restrictions)/g;
const overriding =
  setOf(`ignore ignoring disregard disregarding forget forgetting override overriding
  overrule bypass bypassing discard discarding dismiss supersede supersedes circumvent following follow attention`);
const qualifiers =
  setOf(`previous prior above earlier preceding foregoing all any your every original existing
  former system initial safety other these those prior's`);
const rules =
  setOf(`instruction instructions prompt prompts rule rules guideline guidelines directive directives
  guardrail guardrails safeguard safeguards restriction restrictions constraint constraints programming training
  orders commands policies policy context persona`);
const REACH = 7;

/** "Ignore all previous instructions", in any order of its parts that makes sense. */
export function* overrides(plain: string): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, OVERRIDE)) {
    const { words } = sentence;
    const verb = indexOfWord(words, overriding, 0, words.length);
    const hit = verb < 0 ? modeSwitch(words) : overrideFrom(words, verb);
    if (hit) yield { kind: "override", start: hit[0].start, end: hit[1].end, sentence };
  }
}

function overrideFrom(words: readonly Word[], from: number): readonly [Word, Word] | undefined {
  for (let verb = from; verb >= 0; verb = indexOfWord(words, overriding, verb + 1, words.length)) {
    const noun = indexOfWord(words, rules, verb + 1, REACH);
    if (noun < 0) continue;
    const text = words[verb]!.text;
    let first = verb;
    if (text === "follow" || text === "following" || text === "attention") {
      const before = words.slice(Math.max(0, verb - 3), verb).map((word) => word.text);
      const no = before.findIndex((word) => /^(?:do|stop|not|don't|no|never)$/.test(word));
      if (no < 0) continue;
      first = verb - before.length + no;
    }
    const between = words.slice(verb + 1, noun + 3).map((word) => word.text);
    if (!between.some((word) => qualifiers.has(word))) continue;
    return [words[first]!, words[noun]!];
  }
  return undefined;
}

function modeSwitch(words: readonly Word[]): readonly [Word, Word] | undefined {
  const text = words.map((word) => word.text).join(" ");
  const found =
    /\byou (?:are|have|will be)(?: now)? (?:in|entering|enter|running in)? ?(?:an? )?(?:developer mode|jailbroken|unrestricted|god mode|dan\b|free (?:of|from) (?:all |any )?(?:restrictions|rules|limits)|without (?:any )?restrictions)/.exec(
      text,
    );
  if (!found) return undefined;
  const at = text.slice(0, found.index).split(" ").length - 1;
  return [words[at]!, words[Math.min(words.length - 1, at + 5)]!];
}
