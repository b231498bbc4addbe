import { addressesIn, isLocal } from "../urls.ts";
import { indexOfWord, sentencesWith, setOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";

/** A sentence that has a secret sent to an address. */
export interface ExfilHit {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly sentence: Sentence;
}

/** What is secret as such, and what is only so in the wrong hands. */
const SECRET =
  /\.ssh\b|id_rsa|id_ed25519|~\/\.aws|\.aws\/|\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.env\b|\.kube\/|\.docker\/config|keychain|environment variables?|env vars?|private keys?|ssh keys?|\bcookies\b|\/etc\/passwd|\/etc\/shadow/;
const WEAK = /credentials?|api keys?|access tokens?|secrets?|passwords?/;
const TRIGGER = new RegExp(`${SECRET.source}|${WEAK.source}`, "g");
const sending =
  setOf(`send sends sending post posts posting upload uploads uploading transmit forward exfiltrate include
  embed attach append encode submit deliver report publish email leak put pass`);
/** With a weak word only these tell that it leaves. */
const sure = setOf("exfiltrate leak upload uploads uploading forward transmit");

const SHORTEST = 4;

export function* exfilProse(plain: string): Generator<ExfilHit> {
  if (!plain.includes("://")) return;
  for (const sentence of sentencesWith(plain, TRIGGER)) {
    const { words, start, end } = sentence;
    const text = plain.slice(start, end);
    // An address may be called like a secret.
    const said = text.replace(/\w{2,8}:\/\/\S{1,2048}/g, (address) => " ".repeat(address.length));
    const found = SECRET.exec(said) ?? WEAK.exec(said);
    if (!found) continue;
    const { 0: what, index: at } = found;
    const isWeak = !SECRET.test(said);
    const verb = indexOfWord(words, sending, 0, words.length);
    if (verb < 0 || (isWeak && !sure.has(words[verb]!.text))) continue;
    const target = [...addressesIn(text)].find(
      ({ host, scheme }) => /^(?:https?|ftp|wss?)$/.test(scheme) && !isLocal(host),
    );
    if (!target) continue;
    if (words.length < SHORTEST) continue;
    const joined = /\b(?:to|at|via|with|into|in a|against|toward|using)\b/.test(text);
    if (!joined) continue;
    // The address has to be where the secret goes, so it stands behind the verb.
    if (start + target.start < words[verb]!.start) continue;
    yield {
      start: Math.min(words[verb]!.start, start + at),
      end: start + target.end,
      what,
      sentence,
    };
  }
}
