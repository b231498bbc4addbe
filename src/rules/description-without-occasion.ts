import { descriptionSpan } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const descriptionWithoutOccasion = defineRule({
  id: "description-without-occasion",
  summary: "a description that does not say when to use the agent",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    const { loads, description } = reading;
    if (!loads || !description?.trim() || traced(reading, "stock-description").length > 0) return;
    // In other languages the words are others.
    if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(description)) return;
    if (OCCASION.test(description)) return;
    yield {
      span: descriptionSpan(reading),
      message:
        "the description names no occasion, and it is all that the model has to go by when it chooses an agent",
      help: "say when to use the agent: `Use it when …`, `Use proactively after …`, `MUST BE USED for …`",
    };
  },
});

const OCCASION =
  /\b(?:use|used|using|invoke[ds]?|call(?:ed)?|trigger(?:s|ed)?|deploy(?:ed)?|launch(?:ed)?|spawn(?:ed)?|delegate[ds]?|consult|engage)\b|\bproactive(?:ly)?\b|\b(?:when|whenever|before|after|if|during|once)\b|<example>/i;
