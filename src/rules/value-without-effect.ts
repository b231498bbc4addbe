import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const valueWithoutEffect = defineRule({
  id: "value-without-effect",
  summary: "a value that the client takes and that changes nothing",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const { client, values } = reading;
    if (values.background !== false || !client.does("starts-in-background")) return;
    yield {
      span: bare(reading, entryOf(reading, "background")!.value.span),
      message:
        "Claude Code starts agents in the background unless the call says otherwise, and `background: false` does not change that",
      help: "remove the key",
    };
  },
});
