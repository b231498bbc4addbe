import { anyOf } from "../any-of.ts";
import type { ProseHit } from "./hit.ts";
import { indexOfWord, sentencesWith, setOf } from "./sentences.ts";
import type { Word } from "./sentences.ts";
import { dishonesty } from "./dishonesty.ts";
import { latinConcealment, latinUsers } from "./tongues.ts";

const GAP = String.raw`[ \t\r\n]{1,4}`;
const some = (least: number, most: number) => `(?:${GAP}[a-z]{1,15}){${least},${most}}`;
const UNTOLD = `${some(0, 2)}${GAP}(?:tell|inform|notif|mention|reveal|disclos|report|alert|show|say|surface|expose|let|allow|knowledge|noticing|knowing|awareness)`;
const HIDDEN_TO = `${some(0, 2)}${GAP}(?:invisible|hidden|secret|unknown)${GAP}(?:to|from)${GAP}the`;
const words = (list: string) => list.split(" ").map((word) => String.raw`\b${word}`);
const CONCEAL = anyOf([
  ...words("not never without avoid circumstances").map((no) => no + UNTOLD),
  String.raw`n['\u2019]t${UNTOLD}`,
  "without (?:the )?(?:user|human|operator|developer|their)",
  ...words("silently secretly covertly quietly stealthily invisibly").map(
    (how) => how + String.raw`\b`,
  ),
  ...words("hide hiding conceal concealing keep withhold withholding").map(
    (verb) => String.raw`${verb}${some(1, 5)}${GAP}from\b`,
  ),
  ...words("user human operator").map(
    (who) =>
      `${who}s?${some(0, 2)}${GAP}(?:not|never)${GAP}(?:notice|find out|learn|discover|reali[sz]e)`,
  ),
  ...words("must should stay stays remain remains keep kept").map((verb) => verb + HIDDEN_TO),
  String.raw`\bno (?:traces?|records?|evidence)\b`,
  String.raw`\byour tracks\b`,
  String.raw`\b(?:shell|bash|zsh|command|terminal) history\b`,
  String.raw`\bhistory -c\b`,
  String.raw`\bdeny(?:ing)? (?:that|having|doing)\b`,
  String.raw`\bpretend`,
  String.raw`\bunnoticed\b`,
  String.raw`\bto yourself\b`,
  String.raw`\bkeep (?:this|it|that) secret\b`,
  String.raw`\b(?:keep|stay|remain|be) (?:quiet|silent) about\b`,
  String.raw`\blie (?:to|about)\b`,
  String.raw`\b(?:deceive|mislead)\b`,
  String.raw`\b(?:draw|drawing|attract|attracting) attention\b`,
  String.raw`\beven (?:though|if|when)\b`,
  ...words("omit exclude").map((verb) => verb + String.raw`\b`),
  String.raw`\bleave out\b`,
  ...latinUsers,
]);
const telling =
  setOf(`tell telling inform informing notify notifying mention mentioning reveal revealing disclose
  disclosing report reporting alert show showing say surface surfacing expose exposing`);
const people = setOf(
  "user users human humans operator developer owner person anyone anybody them reviewer maintainers",
);
const quietly = setOf("silently secretly covertly quietly stealthily invisibly");
const deeds =
  setOf(`upload uploads uploading send sends sending post transmit exfiltrate push pushes commit commits
  install installs execute executes run runs download downloads delete deletes copy copies forward email
  fetch append modify disable`);
const hiding = setOf("hide hiding conceal concealing keep withhold withholding");
const ownDeeds =
  setOf(`this that these it your action actions step steps instructions instruction activity what
  changes output fact secret comment diff commit push upload edit edits call calls request requests`);
const negations = setOf(
  "not never don't dont without avoid no circumstances cannot won't shouldn't mustn't",
);

/** "Do not tell the user about …", "silently upload …", "without the user's knowledge". */
export function* concealments(plain: string): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, CONCEAL)) {
    const { words } = sentence;
    const found =
      untold(words) ??
      unlet(words) ??
      quietDeed(words) ??
      unknown(words) ??
      hiddenFrom(words, ownDeeds) ??
      unseen(words) ??
      dishonesty(words);
    if (!found) {
      const foreign = latinConcealment(plain.slice(sentence.start, sentence.end));
      if (!foreign) continue;
      const start = sentence.start + foreign.start;
      yield { kind: "concealment", start, end: sentence.start + foreign.end, sentence };
      continue;
    }
    const mild = isMild(words, found);
    const [first, last] = found;
    yield {
      kind: "concealment",
      start: first.start,
      end: last.end,
      sentence,
      ...(mild && { mild }),
    };
  }
}

/** Anything that is to be hidden from people; what pages do all the time, and hidden text has no reason to ask for. */
export function* withheld(plain: string): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, HIDING)) {
    const found = hiddenFrom(sentence.words);
    if (found) yield { kind: "concealment", start: found[0].start, end: found[1].end, sentence };
  }
}

const HIDING = /\b(?:hide|hiding|conceal|concealing)\b/g;
const conditional = setOf("unless until before without");
const display = setOf("show display surface expose");

/** Said only under a condition, or of what a page shows. */
function isMild(words: readonly Word[], [first, last]: Stretch): true | undefined {
  const from = words.indexOf(first);
  const to = words.indexOf(last);
  if (indexOfWord(words, conditional, to + 1, words.length) >= 0) return true;
  const shows = indexOfWord(words, display, from, 4);
  return shows >= 0 && indexOfWord(words, ownDeeds, shows, to - shows) < 0 ? true : undefined;
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
      // What the user is not lectured about is not kept from the user.
      const about = words[who + 1]?.text ?? "";
      if (who >= 0 && !/^(?:what|how|which|to)$/.test(about)) {
        return [words[first + no]!, words[who]!];
      }
    }
    verb = indexOfWord(words, telling, verb + 1, words.length);
  }
  return undefined;
}

const letting = setOf("let allow letting allowing");
const learning = setOf("know see notice learn realize realise find discover");

/** "Don't let the user know". */
function unlet(words: readonly Word[]): Stretch | undefined {
  const verb = indexOfWord(words, letting, 0, words.length);
  if (verb < 0) return undefined;
  const before = words.slice(Math.max(0, verb - 2), verb);
  const no = before.findIndex(({ text }) => negations.has(text));
  const who = no < 0 ? -1 : indexOfWord(words, people, verb + 1, 3);
  const learns = who < 0 ? -1 : indexOfWord(words, learning, who + 1, 2);
  if (learns < 0 || /^(?:what|how|which|whether|to)$/.test(words[learns + 1]?.text ?? ""))
    return undefined;
  return [before[no]!, words[learns]!];
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

const seeing = setOf("notice find learn discover realize realise");
const unseenWords = setOf("invisible hidden secret unknown");

/** "The user must not notice", "must remain invisible to the user". */
function unseen(words: readonly Word[]): Stretch | undefined {
  const who = indexOfWord(words, people, 0, words.length);
  const no = who < 0 ? -1 : indexOfWord(words, negations, who + 1, 4);
  const sees = no < 0 ? -1 : indexOfWord(words, seeing, no + 1, 2);
  if (sees >= 0) return [words[who]!, words[sees]!];
  const how = indexOfWord(words, unseenWords, 0, words.length);
  const from = how < 0 ? -1 : indexOfWord(words, people, how + 1, 4);
  const must = how < 0 ? -1 : indexOfWord(words, staying, Math.max(0, how - 4), 4);
  return from < 0 || must < 0 || must > how ? undefined : [words[must]!, words[from]!];
}

const staying = setOf("must should stay stays remain remains keep kept");

function hiddenFrom(words: readonly Word[], things?: ReadonlySet<string>): Stretch | undefined {
  const verb = indexOfWord(words, hiding, 0, words.length);
  if (verb < 0) return undefined;
  const from = indexOfWord(words, setOf("from"), verb + 1, 6);
  const isWithheld = words[verb]!.text.startsWith("withhold");
  if (
    things &&
    !isWithheld &&
    indexOfWord(words, things, verb + 1, Math.max(0, from - verb - 1)) < 0
  )
    return undefined;
  const who = from < 0 ? -1 : indexOfWord(words, people, from + 1, 3);
  return who < 0 ? undefined : [words[verb]!, words[who]!];
}
