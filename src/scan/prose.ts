import { indexOfWord, sentencesWith, setOf } from "./sentences.ts";
import type { Sentence, Word } from "./sentences.ts";

/** What a sentence asks a model to do that its user would not. */
export type ProseKind = "override" | "concealment" | "address";

export interface ProseHit {
  readonly kind: ProseKind;
  /** Offsets into the plain text. */
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
}

const OVERRIDE =
  /\b(?:ignor|disregard|forget|overrid|overrul|bypass|discard|dismiss|supersed|circumvent|pay no attention|stop following|not follow|no longer bound|developer mode|jailb|unrestricted)/g;
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
    /\byou (?:are|have|will be)(?: now)? (?:in|entering|enter|running in)? ?(?:an? )?(?:developer mode|jailbroken|unrestricted|god mode)\b/.exec(
      text,
    );
  if (!found) return undefined;
  const at = text.slice(0, found.index).split(" ").length - 1;
  return [words[at]!, words[Math.min(words.length - 1, at + 5)]!];
}

const CONCEAL =
  /(?:\bnot|\bnever|n['\u2019]t|\bwithout|\bavoid)(?:[ \t\r\n]{1,4}[a-z]{1,15}){0,2}[ \t\r\n]{1,4}(?:tell|inform|notif|mention|reveal|disclos|report|alert|show|say|knowledge|noticing|knowing|awareness)|without (?:the )?(?:user|human|operator|developer|their)|\b(?:silently|secretly|covertly|quietly|stealthily)\b|\b(?:hide|hiding|conceal|concealing|keep)(?:[ \t\r\n]{1,4}[a-z]{1,15}){1,5}[ \t\r\n]{1,4}from\b/g;
const telling =
  setOf(`tell telling inform informing notify notifying mention mentioning reveal revealing disclose
  disclosing report reporting alert show showing say`);
const people = setOf(
  "user users human humans operator developer owner person anyone anybody them reviewer maintainers",
);
const quietly = setOf("silently secretly covertly quietly stealthily");
const deeds =
  setOf(`upload uploads uploading send sends sending post transmit exfiltrate push pushes commit commits
  install installs execute executes run runs download downloads delete deletes copy copies forward email
  fetch append modify disable`);
const hiding = setOf("hide hiding conceal concealing keep");
const ownDeeds =
  setOf(`this that these it your action actions step steps instructions instruction activity what
  changes output fact secret comment`);
const negations = setOf("not never don't dont without avoid no cannot won't shouldn't mustn't");

/** "Do not tell the user about …", "silently upload …", "without the user's knowledge". */
export function* concealments(plain: string): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, CONCEAL)) {
    const { words } = sentence;
    const found = untold(words) ?? quietDeed(words) ?? unknown(words) ?? hiddenFrom(words);
    if (!found) continue;
    yield { kind: "concealment", start: found[0].start, end: found[1].end, sentence };
  }
}

type Stretch = readonly [Word, Word];

const directly = setOf("tell telling inform informing notify notifying alert");
const to = setOf("to");
const limiting = setOf("just only merely simply");

/** "Do not tell the user", "never mention this to the user". */
function untold(words: readonly Word[]): Stretch | undefined {
  for (let verb = indexOfWord(words, telling, 0, words.length); verb >= 0;) {
    const first = Math.max(0, verb - 3);
    const before = words.slice(first, verb);
    const no = before.findIndex(({ text }) => negations.has(text));
    if (no >= 0 && !before.some(({ text }) => limiting.has(text))) {
      const isDirect = directly.has(words[verb]!.text);
      const from = isDirect ? verb : indexOfWord(words, to, verb + 1, 8);
      const who = from < 0 ? -1 : indexOfWord(words, people, from + 1, 3);
      if (who >= 0) return [words[first + no]!, words[who]!];
    }
    verb = indexOfWord(words, telling, verb + 1, words.length);
  }
  return undefined;
}

function quietDeed(words: readonly Word[]): Stretch | undefined {
  const how = indexOfWord(words, quietly, 0, words.length);
  if (how < 0) return undefined;
  if (words.slice(Math.max(0, how - 4), how).some(({ text }) => negations.has(text)))
    return undefined;
  const deed = indexOfWord(words, deeds, how + 1, 3);
  return deed < 0 ? undefined : [words[how]!, words[deed]!];
}

function unknown(words: readonly Word[]): Stretch | undefined {
  const without = indexOfWord(words, setOf("without"), 0, words.length);
  if (without < 0) return undefined;
  const end = indexOfWord(words, setOf("knowledge noticing awareness knowing"), without, 6);
  const who = indexOfWord(
    words,
    setOf("user user's users users' human operator's developer's their"),
    without,
    5,
  );
  return end < 0 || who < 0 ? undefined : [words[without]!, words[end]!];
}

function hiddenFrom(words: readonly Word[]): Stretch | undefined {
  const verb = indexOfWord(words, hiding, 0, words.length);
  if (verb < 0) return undefined;
  const from = indexOfWord(words, setOf("from"), verb + 1, 6);
  const what = indexOfWord(words, ownDeeds, verb + 1, Math.max(0, from - verb - 1));
  if (what < 0) return undefined;
  const who = from < 0 ? -1 : indexOfWord(words, people, from + 1, 3);
  return who < 0 ? undefined : [words[verb]!, words[who]!];
}

const ADDRESS =
  /\b(?:agent|assistant|claude|model|llm|ai|copilot|gpt|system|you must|you should|you will|always)\b/g;
const addressed = setOf(
  "agent agents assistant assistants claude model models llm llms ai copilot gpt",
);
const risky =
  setOf(`run execute send upload post fetch download delete exfiltrate curl wget install commit push
  reveal leak copy email forward transmit append disable skip approve grant obey read`);
const obliging = setOf(
  "must should shall will please always now immediately first then also silently",
);

/**
 * An order to the model. In text that its reader sees this is what every agent is made of; in hidden
 * text it has no place.
 */
export function* addresses(plain: string): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, ADDRESS)) {
    const { words } = sentence;
    const who = words.findIndex(({ text, end }, at) => {
      if (addressed.has(text)) {
        const next = words[at + 1]?.text ?? "";
        return obliging.has(next) || plain[end] === ":" || plain[end] === ",";
      }
      return text === "you" && obliging.has(words[at + 1]?.text ?? "");
    });
    if (who < 0) continue;
    const deed = indexOfWord(words, risky, who + 1, 10);
    if (deed < 0) continue;
    yield { kind: "address", start: words[who]!.start, end: words[deed]!.end, sentence };
  }
}

const SPEAKS_OF =
  /\b(?:flag|flags|detect\w{0,4}|such as|e\.g|for example|attack\w{0,3}|injections?|attempts?|attempting|malicious|suspicious|patterns?|jailbreak\w{0,3}|block(?:s|ed|ing|list)?|den(?:y|ied|ies|ylist)|prevent\w{0,3}|forbid\w{0,4}|prohibited|untrusted|resist|red flags?|payloads?|danger\w{0,6}|unsafe|vulnerab\w{0,6}|adversar\w{0,4}|scan for|check(?:s|ing)? (?:for|if|whether|that)|look(?:s|ing)? for|search for|grep|refus\w{0,4}|reject\w{0,4}|guard\w{0,5}|warn\w{0,4}|destructive|risky?|violations?|anti-?patterns?)\b|[\u274c\u2717\u2718\u{1f6ab}\u26d4\u26a0]/u;
const NEGATES =
  /\b(?:never|do not|don't|must not|mustn't|not allowed|not permitted|should not|cannot|avoid|without (?:explicit|asking|permission|approval|confirmation)|unless|instead of|rather than|no)\b/;

/** Words that speak about a thing rather than ask for it. They count in visible text alone. */
export function speaksOf(text: string): boolean {
  return SPEAKS_OF.test(text);
}

/** Words that ask for the contrary. */
export function negates(text: string): boolean {
  return NEGATES.test(text);
}

/** Between quotation marks or backticks, as what is quoted stands. */
export function isQuoted(plain: string, start: number, end: number): boolean {
  const lineStart = plain.lastIndexOf("\n", start - 1) + 1;
  const before = plain.slice(Math.max(lineStart, start - 120), start);
  const lineEnd = plain.indexOf("\n", end);
  const after = plain.slice(end, Math.min(lineEnd < 0 ? plain.length : lineEnd, end + 160));
  return ['"', "`", "“", "'", "«", "*"].some((mark) => {
    const close = mark === "“" ? "”" : mark === "«" ? "»" : mark;
    return count(before, mark) % 2 === 1 && after.includes(close);
  });
}

function count(text: string, mark: string): number {
  let found = 0;
  for (const character of text) if (character === mark) found++;
  return found;
}
