import type { Span } from "../../text/source-file.ts";

/** How a language other than English says it; stems, in lower case, with and without accents. */
interface Tongue {
  /** Putting aside. */
  readonly dropping: string;
  /** What is put aside. */
  readonly rules: string;
  /** Which ones: those that came before. */
  readonly earlier: string;
  /** The whole of "do not tell the user". */
  readonly untold: string;
}

const tongues: readonly Tongue[] = [
  {
    dropping: "ignorier|missacht|vergiss|verwirf",
    rules: "anweisung|instruktion|vorgabe|regel|richtlinie|prompt|befehl",
    earlier: "alle|bisherig|vorherig|fr[uü]her|obig|vorig|dein|ihre",
    untold:
      "(?:sag|verrat|erz[aä]hl|erw[aä]hn|informier|meld|zeig)\\w{0,20}[^.!?\\n]{0,30}(?:nutzer|anwender|\\buser)[^.!?\\n]{0,40}\\bnicht|(?:sag|verrat|erz[aä]hl)\\w{0,20}[^.!?\\n]{0,30}(?:nutzer|anwender|\\buser)\\w{0,20}[^.!?\\n]{0,10}\\b(?:nichts|nie)",
  },
  {
    dropping: "ignor[ae]|olvid[ae]|haz caso omiso|descart[ae]",
    rules: "instruccion|indicacion|[oó]rdenes|regla|directri|prompt",
    earlier: "anterior|previ[ao]s?\\b|todas?\\b|\\btus\\b|\\bsus\\b|arriba",
    untold:
      "\\bno (?:se lo |le |les |lo )?(?:dig|inform|mencion|cuent|revel|avis)\\w{0,20}[^.!?\\n]{0,40}usuari",
  },
  {
    dropping: "ignor(?:e|ez|er)\\b|oubli(?:e|ez|er)\\b",
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
    earlier: "之前|以前|以上|上述|所有|先前|前面|此前",
    untold:
      "(?:不要|不得|切勿|不准|不能|别|別|勿).{0,4}(?:告诉|告訴|告知|通知|提及|透露|让|讓).{0,6}(?:用户|用戶|使用者|任何人)",
  },
  {
    dropping: "無視|忘れ",
    rules: "指示|命令|ルール|プロンプト|規則",
    earlier: "以前|これまで|上記|すべて|全て|前の",
    untold: "(?:ユーザ|利用者).{0,10}(?:伝え|知らせ|言わ|教え|報告し)(?:ない|ず|なく|ては)",
  },
  {
    dropping: "무시|잊어",
    rules: "지시|명령|규칙|프롬프트",
    earlier: "이전|모든|위의|앞의",
    untold: "사용자.{0,10}(?:말하지|알리지|언급하지|보고하지)",
  },
  {
    dropping: "yoksay|g[oö]rmezden gel|unut",
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

const anyOf = (key: keyof Tongue) => tongues.map((tongue) => tongue[key]).join("|");
const DROPPING = new RegExp(anyOf("dropping"), "g");
const UNTOLD = new RegExp(anyOf("untold"), "g");
const objects = tongues.map(({ dropping, rules, earlier }) => ({
  dropping: new RegExp(`^(?:${dropping})`),
  rules: new RegExp(rules),
  earlier: new RegExp(earlier),
}));
const BEFORE = 40;
const AFTER = 80;

/** "Ignore all previous instructions", in languages other than English. `lower` is in lower case. */
export function* foreignOverrides(lower: string): Generator<Span> {
  for (const { 0: word, index } of lower.matchAll(DROPPING)) {
    const behind = index + word.length;
    // In some of the languages the verb comes last.
    const before = lower
      .slice(Math.max(0, index - BEFORE), index)
      .split(SENTENCE)
      .at(-1)!;
    const after = lower.slice(behind, behind + AFTER).split(SENTENCE)[0]!;
    const around = `${before}\n${after}`;
    const known = objects.find(
      ({ dropping, rules, earlier }) =>
        dropping.test(word) && rules.test(around) && earlier.test(around),
    );
    if (!known) continue;
    const object = known.rules.exec(after);
    const end = object ? behind + object.index + object[0].length : behind;
    yield { start: object ? index : index - before.length, end };
  }
}

const SENTENCE = /[.!?。！？]|\n\s*\n/;

/** "Do not tell the user", in languages other than English. */
export function* foreignConcealments(lower: string): Generator<Span> {
  for (const { 0: found, index } of lower.matchAll(UNTOLD)) {
    yield { start: index, end: index + found.length };
  }
}
