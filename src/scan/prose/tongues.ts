import type { Span } from "../../text/source-file.ts";
import { anyOf } from "../any-of.ts";

/** How a language other than English says it; stems, in lower case, with and without accents. */
interface Tongue {
  /** Putting aside. */
  readonly dropping: string;
  /** What is put aside. */
  readonly rules: string;
  /** Which ones: those that came before. */
  readonly earlier: string;
  /** The verb comes last. */
  readonly isVerbLast?: true;
  /** The whole of "do not tell the user". */
  readonly untold: string;
}

const tongues: readonly Tongue[] = [
  {
    dropping: "ignorier|missacht|vergiss|verwirf",
    rules: "anweisung|instruktion|vorgabe|regel|richtlinie|prompt|befehl",
    earlier: "alle|bisherig|vorherig|fr[uü]her|obig|vorig|dein|ihre",
    untold:
      "(?:sag|verrat|erz[aä]hl|erw[aä]hn|informier|meld|zeig)\\w{0,20}[^.!?\\n]{0,30}(?:nutzer|anwender)[^.!?\\n]{0,40}\\bnicht\\b(?! nur)|(?:sag|verrat|erz[aä]hl)\\w{0,20}[^.!?\\n]{0,30}(?:nutzer|anwender)\\w{0,20}[^.!?\\n]{0,10}\\b(?:nichts|nie)",
  },
  {
    dropping: "ignor[ae]|olvid[ae]|haz caso omiso|descart[ae]|no obede[zc]",
    rules: "instruccion|indicacion|[oó]rdenes|regla|directri|prompt",
    earlier: "anterior|previ[ao]s?\\b|todas?\\b|\\btus\\b|\\bsus\\b|arriba",
    untold:
      "\\bno (?:se lo |le |les |lo )?(?:dig|inform|mencion|cuent|revel|avis)\\w{0,20}[^.!?\\n]{0,40}usuari",
  },
  {
    dropping: "ignore\\b|ignorez\\b|ignorer\\b|n['’]ob[eé]i|oublie\\b|oubliez\\b|oublier\\b",
    rules: "instruction|consigne|r[eè]gle|directive|prompt",
    earlier: "toutes?\\b|pr[eé]c[eé]dent|ant[eé]rieur|\\btes\\b|\\bvos\\b|ci-dessus",
    untold:
      "(?:\\bne |\\bn['’])(?:le |la |lui |leur |en )?(?:dis|dites|mention|inform|r[eé]v[eè]l|signal|parl|montr)\\w{0,20}[^.!?\\n]{0,40}utilisat",
  },
  {
    dropping: "ignor[ea]|esque[cç]|desconsider",
    rules: "instru[cç]|regra|diretri|prompt",
    earlier: "anterior|pr[eé]vi[ao]s?\\b|todas?\\b|\\bsuas\\b|acima",
    untold:
      "\\bn[aã]o (?:diga|conte|informe|mencione|revele|avise)\\w{0,20}[^.!?\\n]{0,40}usu[aá]ri",
  },
  {
    dropping: "ignora|dimentica",
    rules: "istruzion|regol|direttiv|prompt",
    earlier: "precedenti|tutt[aeio]|\\btue\\b|sopra",
    untold: "\\bnon (?:dir|inform|menzion|rivel|segnal)\\w{0,20}[^.!?\\n]{0,40}utent",
  },
  {
    dropping: "negeer|vergeet",
    rules: "instructie|regel|opdracht|prompt",
    earlier: "alle|vorige|eerdere|bovenstaande",
    untold: "(?:vertel|zeg|meld)\\w{0,20}[^.!?\\n]{0,30}gebruiker[^.!?\\n]{0,30}\\bniet",
  },
  {
    dropping: "ignoruj|zapomnij",
    rules: "instrukcj|polece|zasad|prompt",
    earlier: "wszystk|poprzedni|wcze[sś]niejsz|powy[zż]sz",
    untold: "\\bnie (?:m[oó]w|informuj|wspominaj|ujawniaj)[^.!?\\n]{0,40}u[zż]ytkowni",
  },
  {
    dropping: "игнориру|забудь",
    rules: "инструкц|указани|правил|промпт",
    earlier: "предыдущ|прежн|выше|\\sвсе",
    untold: "не (?:говори|сообщай|рассказывай|упоминай|показывай)[^.!?\\n]{0,40}пользовател",
  },
  {
    dropping: "忽略|无视|無視|忘记|忘記|忘掉|不要遵守|不要理会",
    rules: "指令|指示|说明|說明|规则|規則|提示词|提示詞|要求|命令",
    earlier: "之前|以前|以上|上述|上面|前述|全部|所有|先前|前面|此前",
    untold:
      "(?:不要|不得|切勿|不准|不能|别|別|勿).{0,4}(?:告诉|告訴|告知|通知|提及|透露|让|讓).{0,6}(?:用户|用戶|使用者|任何人)",
  },
  {
    isVerbLast: true,
    dropping: "無視|忘れ",
    rules: "指示|命令|ルール|プロンプト|規則",
    earlier: "以前|これまで|上記|すべて|全て|前の",
    untold: "(?:ユーザ|利用者).{0,10}(?:伝え|知らせ|言わ|教え|報告し)(?:ない|ず|なく|ては)",
  },
  {
    isVerbLast: true,
    dropping: "무시|잊어",
    rules: "지시|명령|규칙|프롬프트",
    earlier: "이전|모든|위의|앞의",
    untold: "사용자.{0,10}(?:말하지|알리지|언급하지|보고하지)",
  },
  {
    isVerbLast: true,
    dropping: "yoksay|görmezden gel|gormezden gel|unut",
    rules: "talimat|kural|y[oö]nerge",
    earlier: "[oö]nceki|t[uü]m|b[uü]t[uü]n|yukar",
    untold: "kullan[ıi]c[ıi]\\w{0,20}[^.!?\\n]{0,20}(?:s[oö]yleme|bildirme|bahsetme)",
  },
  {
    dropping: "تجاهل|انس",
    rules: "تعليمات|أوامر|قواعد",
    earlier: "السابقة|جميع|كل",
    untold: "لا (?:تخبر|تبلغ|تذكر).{0,20}المستخدم",
  },
];

/** Letters that none of the languages with Latin ones has. */
const OTHER_SCRIPTS = /[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const isLatin = ({ dropping }: Tongue) => !OTHER_SCRIPTS.test(dropping);
const latin = tongues.filter(isLatin);
const others = tongues.filter((tongue) => !isLatin(tongue));

/** How the words for putting aside start, and those for a user: what a text is looked through for. */
export const latinDropping: readonly string[] = latin.flatMap(({ dropping }) =>
  dropping.split("|"),
);
export const latinUsers: readonly string[] =
  "nutzer anwender usuari usu\u00e1ri utilisat utent gebruiker uzytkowni u\u017cytkowni kullan".split(
    " ",
  );

const formsOf = (some: readonly Tongue[]) => ({
  dropping: anyOf(some.flatMap(({ dropping }) => dropping.split("|"))),
  untold: new RegExp(some.map(({ untold }) => untold).join("|"), "g"),
});
const latinForms = formsOf(latin);
const otherForms = formsOf(others);

/** "Ignore all previous instructions", in languages with Latin letters. `plain` is one sentence. */
export function latinOverride(plain: string): Span | undefined {
  return overridesBy(latinForms.dropping, plain).next().value;
}

/** "Do not tell the user", in languages with Latin letters. `plain` is one sentence. */
export function latinConcealment(plain: string): Span | undefined {
  return concealmentsBy(latinForms.untold, plain).next().value;
}

/** The first in other scripts; `lower` is in lower case, and whole. */
export function* otherOverrides(lower: string): Generator<Span, undefined> {
  if (OTHER_SCRIPTS.test(lower)) yield* overridesBy(otherForms.dropping, lower);
}

/** The second in other scripts; `lower` is in lower case, and whole. */
export function* otherConcealments(lower: string): Generator<Span, undefined> {
  if (OTHER_SCRIPTS.test(lower)) yield* concealmentsBy(otherForms.untold, lower);
}

function* concealmentsBy(untold: RegExp, text: string): Generator<Span, undefined> {
  for (const { 0: found, index } of text.matchAll(untold)) {
    yield { start: index, end: index + found.length };
  }
}

function* overridesBy(dropping: RegExp, text: string): Generator<Span, undefined> {
  for (const { index } of text.matchAll(dropping)) {
    const found = overrideAt(text, index);
    if (found) yield found;
  }
}

const objects = tongues.map(({ dropping, rules, earlier, isVerbLast = false }) => ({
  isVerbLast,
  dropping: new RegExp(`^(?:${dropping})`),
  rules: new RegExp(rules),
  earlier: new RegExp(earlier),
}));
const BEFORE = 40;
const AFTER = 80;
const SENTENCE = /[.!?;。！？；]|\n\s*\n/;

function overrideAt(text: string, index: number): Span | undefined {
  const before = text
    .slice(Math.max(0, index - BEFORE), index)
    .split(SENTENCE)
    .at(-1)!;
  const after = text.slice(index, index + AFTER).split(SENTENCE)[0]!;
  for (const { dropping, rules, earlier, isVerbLast } of objects) {
    const verb = dropping.exec(after)?.[0];
    if (verb === undefined) continue;
    const around = isVerbLast ? before : after.slice(verb.length);
    const object = rules.exec(around);
    if (!object || !earlier.test(around)) continue;
    const behind = index + verb.length;
    return isVerbLast
      ? { start: index - before.trimStart().length, end: behind }
      : { start: index, end: behind + object.index + object[0].length };
  }
  return undefined;
}
