import type { ProseHit } from "./hit.ts";
import { indexOfWord, sentencesWith, setOf } from "./sentences.ts";

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
  /\b(?:agent|assistant|claude|model|llm|ai|copilot|gpt|system|you must|you should|you will|always)\b/g;
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
