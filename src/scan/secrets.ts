import { crc32 } from "./crc32.ts";
import { labelledSecrets } from "./labelled-secrets.ts";
import { entropy, isPlaceholder } from "./randomness.ts";
import { isAlphanumeric, runsIn } from "./runs.ts";

export interface Secret {
  readonly provider: string;
  readonly start: number;
  readonly end: number;
}

interface Form {
  readonly provider: string;
  /** Sticky, and without repetitions inside repetitions. */
  readonly form: RegExp;
  /** GitHub and npm end their tokens with a checksum of what stands before. */
  readonly checksum?: boolean;
}

const form = (provider: string, source: string, checksum = false): Form => ({
  provider,
  form: new RegExp(`${source}(?![A-Za-z0-9_-])`, "y"),
  ...(checksum && { checksum }),
});

/** By how they start. The forms are the providers' own (their documentation, 2026). */
const forms: readonly (readonly [string, Form])[] = [
  ["AKIA", form("AWS", "AKIA[A-Z2-7]{16}")],
  ["ASIA", form("AWS", "ASIA[A-Z2-7]{16}")],
  ["ghp_", form("GitHub", "ghp_[A-Za-z0-9]{36}", true)],
  ["gho_", form("GitHub", "gho_[A-Za-z0-9]{36}", true)],
  ["ghu_", form("GitHub", "ghu_[A-Za-z0-9]{36}", true)],
  ["ghs_", form("GitHub", "ghs_[A-Za-z0-9]{36}", true)],
  ["ghr_", form("GitHub", "ghr_[A-Za-z0-9]{36,76}", true)],
  ["github_pat_", form("GitHub", "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}")],
  ["glpat-", form("GitLab", "glpat-[A-Za-z0-9_-]{20,64}")],
  ["sk-ant-", form("Anthropic", "sk-ant-[a-z]{3,6}\\d{2}-[A-Za-z0-9_-]{80,120}")],
  ["sk-proj-", form("OpenAI", "sk-proj-[A-Za-z0-9_-]{40,200}")],
  ["sk-svcacct-", form("OpenAI", "sk-svcacct-[A-Za-z0-9_-]{40,200}")],
  ["sk-", form("OpenAI", "sk-[A-Za-z0-9]{48}")],
  ["sk_live_", form("Stripe", "sk_live_[A-Za-z0-9]{24,128}")],
  ["rk_live_", form("Stripe", "rk_live_[A-Za-z0-9]{24,128}")],
  ["xoxb-", form("Slack", "xoxb-\\d{9,14}-\\d{9,14}-[A-Za-z0-9]{20,40}")],
  ["xoxp-", form("Slack", "xoxp-\\d{9,14}-\\d{9,14}-\\d{9,14}-[a-f0-9]{28,40}")],
  ["xapp-", form("Slack", "xapp-\\d-[A-Z0-9]{8,14}-\\d{9,16}-[a-f0-9]{40,80}")],
  [
    "https://hooks.slack.com/",
    form(
      "Slack",
      "https://hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{20,28}",
    ),
  ],
  [
    "https://discord.com/api/webhooks/",
    form("Discord", "https://discord\\.com/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}"),
  ],
  [
    "https://discordapp.com/api/webhooks/",
    form("Discord", "https://discordapp\\.com/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}"),
  ],
  ["AIza", form("Google", "AIza[A-Za-z0-9_-]{35}")],
  ["GOCSPX-", form("Google", "GOCSPX-[A-Za-z0-9_-]{28}")],
  ["npm_", form("npm", "npm_[A-Za-z0-9]{36}", true)],
  ["pypi-AgE", form("PyPI", "pypi-AgE[A-Za-z0-9_-]{50,250}")],
  ["hf_", form("Hugging Face", "hf_[A-Za-z]{34}")],
  ["SG.", form("SendGrid", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")],
  ["dop_v1_", form("DigitalOcean", "dop_v1_[a-f0-9]{64}")],
  ["dckr_pat_", form("Docker", "dckr_pat_[A-Za-z0-9_-]{27,40}")],
  ["shpat_", form("Shopify", "shpat_[a-f0-9]{32}")],
  ["lin_api_", form("Linear", "lin_api_[A-Za-z0-9]{40}")],
  ["ntn_", form("Notion", "ntn_[A-Za-z0-9]{46}")],
  ["dapi", form("Databricks", "dapi[a-f0-9]{32}")],
  ["hvs.", form("HashiCorp Vault", "hvs\\.[A-Za-z0-9_-]{90,120}")],
  ["sbp_", form("Supabase", "sbp_[a-f0-9]{40}")],
  ["ATATT3", form("Atlassian", "ATATT3[A-Za-z0-9_=-]{100,250}")],
  ["AGE-SECRET-KEY-1", form("age", "AGE-SECRET-KEY-1[0-9A-Z]{58}")],
  ["gsk_", form("Groq", "gsk_[A-Za-z0-9]{52}")],
  ["xai-", form("xAI", "xai-[A-Za-z0-9]{70,90}")],
];

const byStart = forms.toSorted(([a], [b]) => b.length - a.length);
/** Keys of these forms need not have a run. */
const PEM_START = "-----BEGIN";
const ACCOUNT_KEY = "AccountKey=";
const ANY = [...byStart.map(([start]) => start), PEM_START, ACCOUNT_KEY]
  .map((start) => start.replaceAll(".", "\\."))
  .join("|");
const STARTS = new RegExp(ANY, "g");
const STARTS_HERE = new RegExp(ANY, "y");

/** Offsets into a text, ascending, each with the start of a key that stands there. */
type Starts = Iterable<readonly [index: number, start: string]>;

/**
 * Keys and tokens that look real. Time grows with the length of the text. `starts` are the places
 * to look at; by default those that can be the start of a key at all.
 */
export function* secretsIn(text: string, starts: Starts = startsIn(text)): Generator<Secret> {
  let last = 0;
  for (const [index, start] of starts) {
    if (index < last || isAlphanumeric(text, index - 1)) continue;
    const found =
      start === PEM_START
        ? privateKey(text, index)
        : start === ACCOUNT_KEY
          ? accountKey(text, index)
          : token(text, index, start);
    if (!found) continue;
    last = found.end;
    yield found;
  }
  yield* labelledSecrets(text);
}

/** Every place where the start of a key stands, whatever follows. */
export function* everyStart(text: string): Starts {
  for (const { 0: start, index } of text.matchAll(STARTS)) yield [index, start];
}

/** Every key but two has a run of letters and digits of this length: that of AWS is the shortest. */
const SHORTEST_RUN = 20;
/** What stands before the run in the addresses of Slack and Discord. */
const LONGEST_ADDRESS = 80;

/**
 * The same, near long runs of letters and digits alone, which are rare in prose: to look for every
 * start in every place is what takes time.
 */
function startsIn(text: string): Starts {
  const starts = new Map<number, string>();
  const look = (index: number): void => {
    STARTS_HERE.lastIndex = index;
    const start = index < 0 ? undefined : STARTS_HERE.exec(text)?.[0];
    if (start !== undefined) starts.set(index, start);
  };
  for (const { start, end } of runsIn(text, SHORTEST_RUN)) {
    const before = text[start - 1];
    if (before === "/") {
      const least = Math.max(0, start - LONGEST_ADDRESS);
      for (const at of placesOf("https://", text.slice(least, start))) look(least + at);
    } else if (before === ".") {
      look(start - "hvs.".length);
      look(start - "SG.".length);
    }
    // Keys with a run start with a letter, and behind none.
    for (let at = start; at < end; at++) {
      if (isAlphanumeric(text, at) && (at === start || !isAlphanumeric(text, at - 1))) look(at);
    }
  }
  for (const at of placesOf(ACCOUNT_KEY, text)) starts.set(at, ACCOUNT_KEY);
  // Dashes are more frequent than the word behind them.
  for (const at of placesOf("BEGIN", text)) look(at - PEM_START.indexOf("BEGIN"));
  return starts.size < 2 ? starts : [...starts].sort(([a], [b]) => a - b);
}

function* placesOf(word: string, text: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) yield at;
}

function token(text: string, index: number, start: string): Secret | undefined {
  for (const [prefix, { provider, form: expression, checksum }] of byStart) {
    if (prefix !== start) continue;
    expression.lastIndex = index;
    const value = expression.exec(text)?.[0];
    if (value === undefined) continue;
    const random = value.slice(prefix.length);
    if (checksum && hasChecksum(random))
      return { provider, start: index, end: index + value.length };
    if (isPlaceholder(value, random)) continue;
    return { provider, start: index, end: index + value.length };
  }
  return undefined;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The last six digits, to base 62, are the CRC-32 of the others. */
function hasChecksum(random: string): boolean {
  let sum = crc32(random.slice(0, -6));
  let written = "";
  for (let digit = 0; digit < 6; digit++) {
    written = DIGITS[sum % 62]! + written;
    sum = Math.floor(sum / 62);
  }
  return random.endsWith(written);
}

const PEM = /-----BEGIN ((?:[A-Z]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?)-----/y;
const SHORTEST_KEY = 64;
const LONGEST_KEY = 16_384;

function privateKey(text: string, index: number): Secret | undefined {
  PEM.lastIndex = index;
  const head = PEM.exec(text);
  if (!head) return undefined;
  const body = text.slice(index + head[0].length, index + LONGEST_KEY);
  const end = body.indexOf("-----END");
  if (end < 0) return undefined;
  const key = body.slice(0, end).replace(/\\n|[^A-Za-z0-9+/=]/g, "");
  if (key.length < SHORTEST_KEY || entropy(key) < 4) return undefined;
  return { provider: "private key", start: index, end: index + head[0].length };
}

const ACCOUNT = /AccountKey=([A-Za-z0-9+/]{86}==)/y;

function accountKey(text: string, index: number): Secret | undefined {
  ACCOUNT.lastIndex = index;
  const found = ACCOUNT.exec(text);
  if (!found || isPlaceholder(found[0], found[1]!)) return undefined;
  return { provider: "Azure", start: index, end: index + found[0].length };
}
