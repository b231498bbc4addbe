import { paddings } from "../scan/padding.ts";
import { regionsOf, within } from "../scan/regions.ts";
import { defineRule } from "./rule.ts";

const gaps = { down: "empty lines", right: "blanks", markup: "breaks" } as const;

export const whitespacePadding = defineRule({
  id: "whitespace-padding",
  summary: "text far below or far right of what a reader sees",
  effect: "hidden",
  since: "0.1.0",

  *check({ document }) {
    const { file } = document;
    const inFence = (offset: number) => within(regionsOf(file).fences, offset);
    for (const { span, direction, size } of paddings(file.text, inFence)) {
      const gap = `${size} ${gaps[direction]}`;
      yield {
        span,
        message: `this text stands behind ${gap}, where no reader looks and the model reads on`,
        help: `remove the ${gaps[direction]}`,
      };
    }
  },
});
