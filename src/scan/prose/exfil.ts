import { anyOf } from "../any-of.ts";
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

const files = [
  String.raw`\.ssh\b`,
  "id_rsa",
  "id_ed25519",
  String.raw`~/\.aws`,
  String.raw`\.aws/`,
  String.raw`\.netrc`,
  String.raw`\.npmrc`,
  String.raw`\.pypirc`,
  String.raw`\.git-credentials`,
  String.raw`\.env\b(?!\.(?:example|sample|template|dist))`,
  String.raw`\.kube/`,
  String.raw`\.docker/config`,
  "/etc/passwd",
  "/etc/shadow",
];
/** What is secret as such, and what is only so in the wrong hands. */
const secrets = [
  ...files,
  "keychain",
  "environment variables",
  "env vars",
  "private keys?",
  "ssh keys?",
  String.raw`\bcookies\b`,
];
const weak = ["credentials?", "api keys?", "access tokens?", "secrets?", "passwords?"];
const FILE = new RegExp(files.join("|"));
const SECRET = new RegExp(secrets.join("|"));
const WEAK = new RegExp(weak.join("|"));
/** A variable that holds one. */
const VARIABLE =
  /\b[a-z][a-z0-9]{0,30}_(?:[a-z0-9]{1,30}_){0,3}(?:token|key|secret|password|pat)\b/;
const TRIGGER = anyOf([
  ...secrets,
  ...weak,
  ...["token", "key", "secret", "password", "pat"].map((word) => String.raw`_${word}\b`),
]);
/** Without one of these nothing is sent anywhere. */
const PLACES = /:\/\/|@|gist|paste|issue|pull request|discussion/;
const sending =
  setOf(`send sends sending post posts posting upload uploads uploading transmit forward exfiltrate include
  embed attach append encode submit deliver report publish email leak put pass paste share
  sent posted uploaded forwarded transmitted included attached appended`);
/** With a weak word only these tell that it leaves. */
const sure = setOf(
  "exfiltrate leak upload uploads uploading uploaded forward forwarded transmit transmitted",
);
/** The same in other languages: whole words, or stems of scripts that have no blanks or many endings. */
const ELSEWHERE =
  /(?<!\p{L})(?:send(?:e|et|en)|schick\w{0,3}|[uü]bermitt\w{1,5}|lade|env[ií][aeo]\w{0,4}|sub[ae]|subir|mand[ae]|envo(?:ie|ye)\w{0,2}|transme\w{1,5}|t[eé]l[eé]vers\w{1,4}|invi[ao]\w{0,3}|carica)(?!\p{L})|отправ|загруз|пошли|发送|發送|上传|上傳|传到|提交到|送信|アップロード|送って|보내|전송|업로드/u;
/** Where everybody, or a stranger, can read what is put. */
const PUBLIC_PLACE =
  /\bgists?\b|\bpaste(?:bin)?\b|\b(?:issue|pull request|discussion)\b|\b[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]{2,190}/;
/** A message to somebody. */
const MAILED =
  /\b(?:e-?mail|mail|send|forward)\b[^!?\n]{0,120}\b[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z]/;
/** What a request carries. */
const CARRIED = /\b(?:body|payload|header|parameters?|query|form)\b/;
const CONTENTS = /\b(?:contents?|copy|values?|everything) (?:of|in|from)\b/;

/** What a key is taken from to log in. */
const LOGIN =
  /\b(?:tokens?|keys?|credentials?|secrets?|urls?) (?:from|in|via|stored in|set in|kept in) (?:the |an? |your )?$/;

const SHORTEST = 4;

export function* exfilProse(plain: string): Generator<ExfilHit> {
  if (!PLACES.test(plain)) return;
  for (const sentence of sentencesWith(plain, TRIGGER)) {
    if (sentence.words.length < SHORTEST) continue;
    const text = plain.slice(sentence.start, sentence.end);
    const found = sent(sentence, text) ?? appended(text) ?? published(text);
    if (!found) continue;
    const { start, end, what } = found;
    yield { start: sentence.start + start, end: sentence.start + end, what, sentence };
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** "Upload the private key to https://…": the address has to be where the secret goes. */
function sent({ words, start }: Sentence, text: string): Found | undefined {
  if (!text.includes("://")) return undefined;
  // An address may be called like a secret.
  const said = text.replace(/\w{2,8}:\/\/\S{1,2048}/g, (address) => " ".repeat(address.length));
  const strong = SECRET.exec(said);
  const secret = strong ?? WEAK.exec(said);
  if (!secret || LOGIN.test(said.slice(0, secret.index))) return undefined;
  const target = targetIn(text);
  if (!target) return undefined;
  const verb = indexOfWord(words, sending, 0, words.length);
  if (verb < 0) {
    const read = FILE.exec(said);
    if (read && CARRIED.test(said) && isContents(said, read.index)) {
      const start = Math.min(target.start, read.index);
      return { start, end: Math.max(target.end, read.index + read[0].length), what: read[0] };
    }
    const other = read ? ELSEWHERE.exec(said) : undefined;
    if (!other) return undefined;
    const first = Math.min(other.index, secret.index);
    return { start: first, end: Math.max(target.end, other.index), what: secret[0] };
  }
  if (!strong && !sure.has(words[verb]!.text)) return undefined;
  if (!/\b(?:to|at|via|with|into|in a|against|toward|using)\b/.test(text)) return undefined;
  const at = words[verb]!.start - start;
  if (target.start < at) return undefined;
  return { start: Math.min(at, secret.index), end: target.end, what: secret[0] };
}

/** "Fetch https://…/?d= followed by the token": an address that wants to be filled. */
function appended(text: string): Found | undefined {
  const target = targetIn(text);
  if (!target?.path.replace(/[`"'<.,)]+$/, "").endsWith("=")) return undefined;
  const rest = text
    .slice(0, target.start)
    .concat(" ".repeat(target.end - target.start), text.slice(target.end));
  const what = (SECRET.exec(rest) ?? WEAK.exec(rest) ?? VARIABLE.exec(rest))?.[0];
  return what === undefined ? undefined : { start: target.start, end: target.end, what };
}

/** "Create a gist with the contents of .env." */
function published(text: string): Found | undefined {
  const what = FILE.exec(text);
  const place = PUBLIC_PLACE.exec(text);
  if (!what || !place) return undefined;
  if (!isContents(text, what.index) && !MAILED.test(text)) return undefined;
  const end = Math.max(place.index + place[0].length, what.index + what[0].length);
  return { start: Math.min(place.index, what.index), end, what: what[0] };
}

/** Whether what stands at that place is spoken of by its contents. */
function isContents(text: string, index: number): boolean {
  return CONTENTS.test(text.slice(Math.max(0, index - 40), index));
}

function targetIn(text: string) {
  for (const address of addressesIn(text)) {
    if (/^(?:https?|ftp|wss?)$/.test(address.scheme) && !isLocal(address.host)) return address;
  }
  return undefined;
}

const carrying = setOf(
  "send sends sending post posts posting upload uploads transmit forward exfiltrate submit",
);
const carried =
  setOf(`conversation transcript history chat message messages code source file files contents output
  answer answers data everything results prompt prompts context diff`);

/** What a model knows, sent to an address. In hidden text nobody is asked for that. */
export function* sentAway(plain: string): Generator<ExfilHit> {
  for (const sentence of sentencesWith(plain, /:\/\//g)) {
    const { words, start, end } = sentence;
    const verb = indexOfWord(words, carrying, 0, words.length);
    const what = verb < 0 ? -1 : indexOfWord(words, carried, verb + 1, 6);
    const target = what < 0 ? undefined : targetIn(plain.slice(start, end));
    if (!target) continue;
    const from = words[verb]!.start;
    yield {
      start: from,
      end: Math.max(from, start + target.end),
      what: words[what]!.text,
      sentence,
    };
  }
}
