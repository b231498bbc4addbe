import { exfilImages } from "../scan/exfil-image.ts";
import { inFence } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const exfilImage = defineRule({
  id: "exfil-image",
  summary: "a picture whose address is to carry what the model knows",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    for (const { start, end, host } of exfilImages(reading.document.file.text)) {
      if (inFence(reading, { start, end })) continue;
      yield {
        span: { start, end },
        message: `the address of this picture is filled in by the model, and whoever shows it sends that to ${host}`,
        help: "use a picture with a fixed address",
      };
    }
  },
});
