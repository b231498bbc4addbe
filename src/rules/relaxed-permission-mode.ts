import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

const relaxed: Readonly<Record<string, string>> = {
  acceptEdits: "changes files without asking",
  auto: "decides itself when to ask",
};

export const relaxedPermissionMode = defineRule({
  id: "relaxed-permission-mode",
  summary: "a permission mode in which the agent asks less",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    const { permissionMode = "" } = reading.values;
    const entry = entryOf(reading, "permissionMode");
    if (!entry || !Object.hasOwn(relaxed, permissionMode)) return;
    yield {
      span: bare(reading, entry.value.span),
      message: `in this mode the agent ${relaxed[permissionMode]}, also where the session would ask`,
      help: "leave the mode to whoever starts the session",
    };
  },
});
