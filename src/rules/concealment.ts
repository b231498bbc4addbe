import { concealments } from "../scan/prose/concealments.ts";
import { otherConcealments } from "../scan/prose/tongues.ts";
import { isHidden, isQuotedIn, isSpokenOf, scanned, scannedAsWritten } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

const said = {
  message: "this tells the model to do something behind the user's back",
  help: "say what the agent does, and let it tell",
};

export const concealment = defineRule({
  id: "concealment",
  summary: "an order to keep something from the user",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const { hit, span, passage } of scanned(reading, concealments)) {
      if (
        (hit.mild && !isHidden(reading, span)) ||
        isQuotedIn(reading, passage, hit, span) ||
        isSpokenOf(reading, span, { negation: false, within: "sentence" })
      )
        continue;
      yield { span, ...said };
    }
    for (const { span, passage } of scannedAsWritten(reading, otherConcealments)) {
      if (!isQuotedIn(reading, passage, span)) yield { span, ...said };
    }
  },
});
