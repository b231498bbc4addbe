import { form, said } from "./forms.ts";
import type { ProseHit } from "./hit.ts";
import { indexOfWord, sentencesWith, setOf } from "./sentences.ts";
import type { Word } from "./sentences.ts";

const SETTINGS =
  /\.claude\/settings(?:\.local)?\.json|\.claude\.json|(?:~|\$home)\/\.claude\/claude\.md/g;
const changing = setOf("add adds append appends insert inject install register put");
const standing = setOf(
  "hook hooks allow permission permissions allowlist bypasspermissions mcpservers command rule rules instruction instructions",
);

/** "Add a hook to ~/.claude/settings.json": what is set there acts in every later session. */
export function* settingsChanges(plain: string): Generator<ProseHit> {
  for (const sentence of sentencesWith(plain, SETTINGS)) {
    const { words } = sentence;
    const verb = indexOfWord(words, changing, 0, words.length);
    const what = verb < 0 ? -1 : indexOfWord(words, standing, verb + 1, 6);
    if (what < 0) continue;
    yield { kind: "address", start: words[verb]!.start, end: words[what]!.end, sentence };
  }
}

const ADDRESS =
  /\b(?:agents?|assistants?|claude|models?|llms?|ais?|copilot|gpt|system|you must|you should|you will|always|before (?:replying|responding|answering|you (?:reply|respond|answer))|from now on|(?:never|not) (?:mention|reveal|disclose|repeat|quote|acknowledge))\b/g;
const addressed = setOf(
  "system agent agents assistant assistants claude model models llm llms ai copilot gpt",
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
    const who = words.findIndex(({ text, start, end }, at) => {
      if (addressed.has(text)) {
        const next = words[at + 1]?.text ?? "";
        if (plain[end] === ":" || plain[end] === ",") {
          return /["'(>\n]/.test(plain[start - 1] ?? "\n") || isCalled(words, at);
        }
        return obliging.has(next) && !(next === "should" && isOrdinary(words, at + 2));
      }
      return text === "you" && obliging.has(words[at + 1]?.text ?? "");
    });
    const deed = who < 0 ? -1 : indexOfWord(words, risky, who + 1, 10);
    if (deed < 0) {
      const spoken = said(words, toModel);
      if (spoken) yield { kind: "address", start: spoken[0].start, end: spoken[1].end, sentence };
      continue;
    }
    yield { kind: "address", start: words[who]!.start, end: words[deed]!.end, sentence };
  }
}

const calling = setOf("dear hey hi hello attention note to for the all any important ai you");

/** At the start of its sentence, as one is called. "Parts of the system:" calls nobody. */
function isCalled(words: readonly Word[], at: number): boolean {
  return words.slice(0, at).every(({ text }) => calling.has(text));
}

const ordinary = setOf("run read execute install fetch commit");

/** What people write of a model that they look after. */
function isOrdinary(words: readonly Word[], from: number): boolean {
  const deed = indexOfWord(words, risky, from, 8);
  return deed < 0 || ordinary.has(words[deed]!.text);
}

const DEEDS = [...risky].join("|");
/** Ways in which only a model is spoken to, over words with one blank between them. */
export const toModel = [
  form(
    "note message instruction attention reminder hint",
    `\\b(?:note|message|instructions?|attention|reminder|hint) (?:for|to) (?:the |any |all )?(?:\\w+ )?(?:agents?|assistants?|ais?|models?|llms?|claude)\\b(?: \\w+){0,6} (?:${DEEDS})\\b`,
  ),
  form(
    "reply respond answer",
    `\\b(?:before|when|after) (?:you )?(?:reply(?:ing)?|respond(?:ing)?|answer(?:ing)?) (?:\\w+ ){0,4}?(?:${DEEDS})\\b`,
  ),
  form("are", /\bif you are (?:an? )?(?:\w+ )?(?:agent|assistant|ai|model|llm)\b/),
  form("now", /\bfrom now on you (?:\w+ ){0,2}(?:obey|follow|are|act|answer)\b/),
  form(
    "mention reveal disclose repeat quote acknowledge",
    /\b(?:never|not) (?:mention|reveal|disclose|repeat|quote|acknowledge) (?:this|these|the) (?:block|note|comment|text|step|instructions?|message|line)\b/,
  ),
];
