import { entropy, isPlaceholder } from "./randomness.ts";

/** A key or token; offsets in the text. */
export interface Secret {
  readonly provider: string;
  readonly start: number;
  readonly end: number;
}

/** Keys that show by what stands before them. The groups: the label, and the key. */
const labelled: readonly (readonly [provider: string, mark: RegExp, form: RegExp])[] = [
  [
    "AWS",
    /secret_?(?:access_?)?key/i,
    /(aws_?secret(?:_?access)?_?key["']?\s{0,4}[:=]\s{0,4}["']?)([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  ],
  ["Telegram", /:AA/, /((?<!\w)\d{8,10}:)(AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/g],
];
const DATABASES =
  /(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver)$/i;
const LONGEST_SCHEME = 12;
/** A password in an address. */
const PASSWORD = /:\/\/[^\s:@/"'`<>]{0,64}:([^\s@/"'`<>${}[\]*]{12,128})@([^\s/:"'`@<>]{3,253})/g;
/** What hosts are called that nobody has. */
const UNREAL =
  /^[^.]+$|(?:^|\.)(?:example|invalid|test|local|localhost|internal)(?:\.|$)|your|my-?host|127\.0/i;
const RANDOM = 3;

/** Time grows with the length of the text. */
export function* labelledSecrets(text: string): Generator<Secret> {
  for (const [provider, mark, form] of labelled) {
    if (!mark.test(text)) continue;
    for (const { 1: label, 2: key, index } of text.matchAll(form)) {
      if (isPlaceholder(`${" ".repeat(4)}${key}`, key!)) continue;
      const start = index + label!.length;
      yield { provider, start, end: start + key!.length };
    }
  }
  for (const { 0: rest, 1: password, 2: host, index } of text.matchAll(PASSWORD)) {
    const scheme = DATABASES.exec(text.slice(Math.max(0, index - LONGEST_SCHEME), index))?.[0];
    if (scheme === undefined || UNREAL.test(host!) || entropy(password!) < RANDOM) continue;
    if (!/\d/.test(password!) || /pass|secret|change|example|your/i.test(password!)) continue;
    yield { provider: "a database", start: index - scheme.length, end: index + rest.length };
  }
}
