import { hiddenOrders } from "../scan/hidden-orders.ts";
import { defineRule } from "./rule.ts";

const places = {
  comment: "a comment",
  reference: "a comment",
  element: "an element that is not shown",
  title: "a text that is not shown beside its link or picture",
} as const;

export const hiddenInstruction = defineRule({
  id: "hidden-instruction",
  summary: "orders to the model in comments and elements that a reader does not see",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    for (const { span, region, what } of hiddenOrders(reading)) {
      yield {
        span,
        message: `${places[region]} ${what}; it disappears when the file is shown, and the model reads it`,
        help: "remove it, or say it where everybody can read it",
      };
    }
  },
});
