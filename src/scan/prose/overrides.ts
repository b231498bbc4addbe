import { anyOf } from "../any-of.ts";
import { form, said } from "./forms.ts";
import type { Stretch } from "./forms.ts";
import type { ProseHit } from "./hit.ts";
import { indexOfWord, isOneClause, sentencesWith, setOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";
import { latinDropping, latinOverride } from "./tongues.ts";
import { unguarding, unguardingStems } from "./unguarding.ts";

const OVERRIDE = anyOf([
  ..."ignor disregard forget overrid overrul bypass discard dismiss supersed circumvent disobey jailb"
    .split(" ")
    .map((stem) => `\\b${stem}`),
  "\\bpay no attention",
  "\\bstop following",
  "\\bnot follow",
  "\\bnot obey",
  "\\bnever follow",
  "\\bnever obey",
  "\\bno longer",
  "\\bset aside",
  "\\bas (?:void|null|obsolete|invalid)\\b",
  "\\b(?:act|behave|respond|answer) as",
  "\\benter (?:god|jail|dan)",
  "\\bhereby",
  "\\bnot in effect",
  "\\bdo not apply",
  "\\b(?:have been|were) (?:now )?(?:void|cancel|revok|suspend|lift|supersed|overrid)",
  "\\bare (?:now )?(?:void|null|cancel|revok|suspend|lift)",
  "\\bdeveloper mode",
  "\\bunrestricted",
  "\\byou are now",
  "\\bwithout (?:any )?restrictions",
  "\\bnew system",
  "\\byour (?:true|real|actual|secret|hidden)",
  "\\bsystem override",
  ...unguardingStems,
  ...latinDropping,
]);
const overriding =
  setOf(`ignore ignoring disregard disregarding forget forgetting override overriding
  overrule bypass bypassing discard discarding dismiss supersede supersedes circumvent disobey aside following follow obey attention`);
const qualifiers =
  setOf(`previous prior above earlier preceding foregoing all any your every original existing
  former system initial safety other these those prior's`);
/** What may stand between: anything else says which instructions are meant, and those are some of the project. */
const glue =
  setOf(`the of in to from that which you i we have has had been was were are is given told said set by on
  or and as well everything anything whatever user user's developer project's security content ethical current
  hidden internal written contained its their guidance up until now so far`);
const rules =
  setOf(`instruction instructions prompt prompts rule rules guideline guidelines directive directives
  guardrail guardrails safeguard safeguards restriction restrictions constraint constraints programming training
  orders commands policies policy context persona guidance`);
/** Those of a model, where nothing else is said. */
const general = setOf("instructions guidelines guardrails safeguards policy policies programming");
const REACH = 8;

/** "Ignore all previous instructions", in any order of its parts that makes sense; and orders to ask nothing. */
export function* overrides(plain: string): Generator<ProseHit> {
  yield* overridesIn(plain, true);
}

/** In hidden text: "disregard the policy" need not say which one. */
export function* looseOverrides(plain: string): Generator<ProseHit> {
  yield* overridesIn(plain, false);
}

function* overridesIn(plain: string, isStrict: boolean): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, OVERRIDE)) {
    const hit =
      overrideOf(sentence, plain, isStrict) ??
      everythingBefore(sentence) ??
      said(sentence.words, announcements);
    if (hit) yield { kind: "override", start: hit[0].start, end: hit[1].end, sentence };
    if (hit) continue;
    const foreign = latinOverride(plain.slice(sentence.start, sentence.end));
    if (foreign) {
      const start = sentence.start + foreign.start;
      const end = sentence.start + foreign.end;
      yield { kind: "override", start, end, sentence, isForeign: true };
    }
    const unguarded = unguarding(sentence.words);
    if (!unguarded) continue;
    const [{ start }, { end }] = unguarded;
    yield { kind: "unguarding", start, end, sentence };
  }
}

function overrideOf({ words }: Sentence, plain: string, isStrict: boolean): Stretch | undefined {
  const next = (from: number) => indexOfWord(words, overriding, from, words.length);
  for (let verb = next(0); verb >= 0; verb = next(verb + 1)) {
    const noun = indexOfWord(words, rules, verb + 1, REACH);
    if (noun < 0 || !isOneClause(plain, words[verb]!, words[noun]!)) continue;
    const text = words[verb]!.text;
    let first = verb;
    if (/^(?:follow|following|obey|attention)$/.test(text)) {
      const before = words.slice(Math.max(0, verb - 3), verb).map((word) => word.text);
      const no = before.findIndex((word) => /^(?:do|stop|not|don't|no|never)$/.test(word));
      if (no < 0) continue;
      first = verb - before.length + no;
      if (words[first - 1]?.text === "pay") first--;
    }
    const between = words.slice(verb + 1, noun).map((word) => word.text);
    if (!between.every((word) => qualifiers.has(word) || glue.has(word) || rules.has(word)))
      continue;
    const behind = words.slice(noun + 1, noun + 3).map((word) => word.text);
    const before = words.slice(noun + 1, noun + 6).map((word) => word.text);
    if (
      (isStrict || !general.has(words[noun]!.text)) &&
      ![...between, ...behind].some((word) => qualifiers.has(word)) &&
      !before.some((word) => /^(?:before|earlier|previously|above)$/.test(word))
    )
      continue;
    return [words[first]!, words[noun]!];
  }
  return undefined;
}

const dropping = setOf("ignore disregard forget discard dismiss");
const whole = setOf("everything anything all");

/** "Forget everything that you were told before." */
function everythingBefore({ words }: Sentence): Stretch | undefined {
  const verb = indexOfWord(words, dropping, 0, words.length);
  const all = verb < 0 ? -1 : indexOfWord(words, whole, verb + 1, 1);
  if (all < 0) return undefined;
  const rest = words.slice(all + 1, all + 9).map((word) => word.text);
  const told =
    /^(?:that )?(?:you|i|we|has|was)(?: \w+){0,2} (?:told|said|learned|learnt|given|been|know)\b/;
  const ends = rest.length < 3 && /^(?:above|before|previously|earlier|prior)$/.test(rest[0] ?? "");
  if (!ends && !told.test(rest.join(" "))) return undefined;
  return [words[verb]!, words[Math.min(words.length - 1, all + 1)]!];
}

const RULES =
  "(?:rules|instructions?|guidelines|restrictions|safeguards|guardrails|directives|prompts?|policies)";
const VOID =
  "(?:void|null|cancell?ed|revoked|suspended|lifted|obsolete|invalid|superseded|overridden|not in effect|not valid|not binding)";

const VOIDS =
  "void null cancel revoked suspended lifted obsolete invalid superseded overridden not";

/** Ways to say that something else holds from here on. */
export const announcements = [
  form(
    "developer jailbroken unrestricted god dan free without",
    /\byou (?:are|have|will be)(?: now)? (?:in|entering|enter|running in)? ?(?:an? )?(?:developer mode|jailbroken|unrestricted|god mode|dan\b|free (?:of|from) (?:all |any )?(?:restrictions|rules|limits)|without (?:any )?restrictions)/,
  ),
  form("mode", /\b(?:enter|activate|switch to) (?:god|jailbreak|unrestricted|dan) mode\b/),
  form(
    "without unrestricted",
    /\b(?:act|behave|respond|answer) as (?:an? )?(?:\w+ ){0,3}(?:without (?:any )?(?:restrictions|limits|filters)|unrestricted)\b/,
  ),
  form(
    `longer not ${VOIDS}`,
    `\\b(?:your|all|any|the|previous|prior|earlier|those) (?:\\w+ ){0,2}${RULES} (?:no longer (?:apply|hold|bind|count)|(?:do|does) not apply|(?:are|is|were|have been) (?:now |hereby )?${VOID})\\b`,
  ),
  form(
    VOIDS,
    `\\b(?:previous|prior|earlier) (?:\\w+ )?${RULES} (?:are|is|were|have been) (?:now |hereby )?${VOID}\\b`,
  ),
  form(
    "treat consider regard",
    `\\b(?:treat|consider|regard) (?:all|any|your|the|every) (?:\\w+ ){0,2}${RULES} (?:as )?${VOID}\\b`,
  ),
  form(
    "task goal purpose job objective mission instructions",
    /\byour (?:true|real|actual|secret|hidden) (?:task|goal|purpose|job|objective|mission|instructions)\b/,
  ),
  form("override", /\bsystem override\b/),
  form("new", /\bnew system (?:prompt|instructions?|message|directive)\b/),
  form(
    "supersede override",
    /\b(?:supersedes?|overrides?) (?:anything|everything|whatever|all) (?:that )?(?:the |your )?(?:user|system|human|developer)\b/,
  ),
  form(
    "claude agents system",
    /\b(?:ignore|disregard|do not (?:follow|obey|heed)|never (?:follow|obey|heed)) (?:the |any |all |your )?(?:claude md|agents md|system prompt)\b/,
  ),
  form(
    "user human",
    /\b(?:ignore|disregard|forget) (?:what |whatever |anything )?(?:that )?the (?:user|human) (?:and|says?|said|told|wants?|asks?|asked|instead)\b/,
  ),
  form("above", /\b(?:ignore|disregard|forget) the above (?:and|instead)\b/),
];
