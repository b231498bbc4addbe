const WORK =
  "tasks?|requests?|messages?|quer(?:y|ies)|questions?|prompts?|conversations?|interactions?|inputs?|commands?|operations?|actions?|turns?|responses?|things?|situations?|work";
const ALL = `(?:every|all|any|each)(?: and (?:every|all))?(?: single| one| user| possible| incoming)* (?:${WORK})`;
const FOR_ALL = new RegExp(
  `\\b(?:for|on|to|with|handle|handles|before|in) (?:absolutely |literally )?${ALL}\\b(?! (?:involving|related|relating|about|that|in|on|where|with|of|for|requiring|regarding|concerning|to|which|when|under|within))`,
);
const EVERYTHING =
  /\bfor anything (?:that )?(?:the )?user (?:asks|says|wants|writes|needs)\b(?! (?:about|in|on|regarding|concerning))|\bfor (?:absolutely )?everything\b(?! (?:related|about|that|in|around|regarding|concerning|else|from|to))|\b(?:whenever|when|if) (?:the )?user (?:says|asks|types|sends|writes) anything\b(?! (?:about|related|in|on|that|regarding|concerning))/;
const ABOVE_ALL =
  /\breplaces? (?:any|all|every) (?:of the )?other (?:agents?|subagents?|tools?)\b|\b(?:before|instead of|over|rather than|prior to|in preference to|ahead of) (?:any|all|every) (?:of the )?(?:other )?(?:agents?|subagents?|tools?|assistants?|skills?)\b|\bdo not use any other (?:agents?|tools?)\b|\bnever use (?:any )?other (?:agents?|tools?)\b/;
const WHATEVER =
  /\b(?:no matter (?:what|which|the)|regardless of (?:what|topic|the (?:task|request|topic|user))|whatever (?:the )?(?:user|task|request|it is|they are)|without exception|at all times|in (?:all|every) (?:cases?|situations?)|anything at all)\b/;
const MUST = /\b(?:always|must|mandatory|required|should|have to|first)\b/;
/** All of it is to go to this very agent. */
const DIRECTED = new RegExp(
  `\\b(?:delegat|rout|send|pass|hand|forward|giv)\\w{0,3} ${ALL} (?:first )?(?:to (?:this|it\\b|me\\b)|here\\b)|\\b${ALL} (?:must |should |has to |have to )?(?:go(?:es)?|pass(?:es)?|be (?:routed|sent|handed|passed|given|delegated)) (?:first )?(?:to|through) (?:this|it\\b|me\\b)|\\bonly agent (?:that )?(?:you|claude) (?:should|must|need|may|ever)\\b`,
);

const CALLED =
  /\b(?:use|invoke|call|run|choose|select|delegate|route|prefer|trigger|spawn)\w{0,3}\b/;

/** Without one of these words none of the phrases above can stand there. */
const TRIGGER =
  /\b(?:every|everything|all|any|each|other|matter|regardless|whatever|anything|exception|only)\b/;

/** Whether a description draws all work to the agent rather than some of it. `plain` is in lower case. */
export function claimsEverything(plain: string): boolean {
  return TRIGGER.test(plain) && weighs(plain);
}

/** The same without the quick look before. */
export function weighs(plain: string): boolean {
  // Examples tell of other things than of when the agent is called.
  const whole = plain
    .replace(/\s+/g, " ")
    .slice(0, 32_768)
    .replace(/<example>.*/, "");
  if (DIRECTED.test(whole)) return true;
  const text = whole
    .split(/[.!?](?: |\\n)/)
    .filter((sentence) => CALLED.test(sentence) || MUST.test(sentence))
    .join(". ");
  const all = FOR_ALL.test(text) || EVERYTHING.test(text);
  const above = ABOVE_ALL.test(whole);
  const whatever = WHATEVER.test(text);
  const score = [all, above, whatever].filter(Boolean).length;
  return score >= 2 || (score === 1 && all !== whatever && MUST.test(text));
}

/** "Always, for every task", in languages other than English, with nothing that narrows the task. */
const ELSEWHERE: readonly (readonly [always: RegExp, everyTask: RegExp])[] = [
  [
    /\bimmer\b|\bstets\b|\bzuerst\b/,
    /\b(?:jede\w{0,2}|alle\w?) (?:aufgaben?|anfragen?|nachrichten?)(?=\s?(?:[,.;!]|$|und\b|vor\b|zuerst\b|immer\b|stets\b))/,
  ],
  [
    /\bsiempre\b|\bprimero\b/,
    /\b(?:tod[oa]s? l[oa]s|cada|cualquier) (?:tareas?|peticion(?:es)?|solicitud(?:es)?|mensajes?)(?=\s?(?:[,.;!]|$|y\b|antes\b|siempre\b))/,
  ],
  [
    /\btoujours\b|\bd'abord\b/,
    /\b(?:tou(?:te)?s les|chaque|toute) (?:t[aâ]ches?|demandes?|requ[eê]tes?|messages?)(?=\s?(?:[,.;!]|$|et\b|avant\b|toujours\b))/,
  ],
  [
    /\bsempre\b/,
    /\b(?:tod[oa]s as|cada|tutt[ei] (?:i|le|gli)|ogni|qualquer) (?:tarefas?|pedidos?|compit[oi]|richiest[ae]|mensagens?)(?=\s?(?:[,.;!]|$|e\b|antes\b|prima\b))/,
  ],
  [
    /всегда|сначала/,
    /(?:люб\S{1,3}|кажд\S{1,3}|всех|все) (?:задач\S{0,2}|запрос\S{0,2}|сообщени\S{0,2})(?=\s?(?:[,.;!]|$|и\s|до\s|перед\s))/,
  ],
  [
    /必须|必須|始终|始終|总是|總是|首先|一律|必ず|常に/,
    /(?:任何|所有|一切|每个|每個|每次|すべての|全ての|あらゆる)(?:任务|任務|请求|請求|问题|問題|消息|タスク|依頼|リクエスト)/,
  ],
  [/항상|반드시|먼저/, /(?:모든|어떤) (?:작업|요청|질문|메시지)/],
];

/** `lower` is as it is written, in lower case. */
export function claimsElsewhere(lower: string): boolean {
  const text = lower.slice(0, 32_768);
  return ELSEWHERE.some(([always, everyTask]) => everyTask.test(text) && always.test(text));
}
