const WORK =
  "tasks?|requests?|messages?|quer(?:y|ies)|questions?|prompts?|conversations?|interactions?|inputs?|commands?|operations?|actions?|turns?|responses?|things?|situations?|work";
const FOR_ALL = new RegExp(
  `\\b(?:for|on|to|with|handle|handles|before|in) (?:absolutely |literally )?(?:every|all|any|each)(?: and every)?(?: single| one| user| possible| incoming)* (?:${WORK})\\b(?! (?:involving|related|relating|about|that|in|on|where|with|of|for|requiring|regarding|concerning|to|which|when|under|within))`,
  "g",
);
const EVERYTHING =
  /\bfor (?:absolutely )?everything\b(?! (?:related|about|that|in|around|regarding|concerning|else|from|to))/;
const ABOVE_ALL =
  /\breplaces? (?:any|all|every) (?:of the )?other (?:agents?|subagents?|tools?)\b|\b(?:before|instead of|over|rather than|prior to|in preference to|ahead of) (?:any|all|every) (?:of the )?(?:other )?(?:agents?|subagents?|tools?|assistants?|skills?)\b|\bdo not use any other (?:agents?|tools?)\b|\bnever use (?:any )?other (?:agents?|tools?)\b/;
const WHATEVER =
  /\b(?:no matter (?:what|which)|regardless of (?:what|the (?:task|request|topic|user))|whatever (?:the )?(?:user|task|request))\b/;
const MUST = /\b(?:always|must|mandatory|required|should|have to|first)\b/;

const CALLED =
  /\b(?:use|invoke|call|run|choose|select|delegate|route|prefer|trigger|spawn)\w{0,3}\b/;

/** Without one of these words none of the phrases above can stand there. */
const TRIGGER = /\b(?:every|everything|all|any|each|other|matter|regardless|whatever)\b/;

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
  const text = whole
    .split(/[.!?](?: |\\n)/)
    .filter((sentence) => CALLED.test(sentence) || MUST.test(sentence))
    .join(". ");
  const marks = [
    FOR_ALL.test(text) || EVERYTHING.test(text),
    ABOVE_ALL.test(whole),
    WHATEVER.test(text),
  ];
  FOR_ALL.lastIndex = 0;
  const score = marks.filter(Boolean).length;
  return score >= 2 || (score === 1 && marks[0] !== marks[2] && MUST.test(text));
}
