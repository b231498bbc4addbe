import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const valueWithoutEffect = defineRule({
  id: "value-without-effect",
  summary: "a value that the client takes and that changes nothing",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const { client, values, scope } = reading;
    const place = (key: string) => bare(reading, entryOf(reading, key)!.value.span);
    if (values.background === false && client.does("starts-in-background")) {
      yield {
        span: place("background"),
        message:
          "Claude Code starts agents in the background unless the call says otherwise, and `background: false` does not change that",
        help: "remove the key",
      };
    }
    const bypass = values.permissionMode === "bypassPermissions" && scope !== "plugin";
    if (bypass && client.does("keeps-mode-over-bypass")) {
      yield {
        span: place("permissionMode"),
        message:
          "Claude Code takes `bypassPermissions` from the session only, and keeps the mode of the session for this agent",
        help: "remove the key, or name a mode that an agent may have, such as `acceptEdits`",
      };
    }
  },
});
