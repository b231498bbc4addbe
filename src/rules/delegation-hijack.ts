import { entryOf } from "../client/reading.ts";
import { claimsElsewhere, claimsEverything } from "../scan/claims.ts";
import { plainText } from "../scan/plain-text.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const delegationHijack = defineRule({
  id: "delegation-hijack",
  summary: "a description that claims every task for the agent",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    const entry = entryOf(reading, "description");
    const text = entry?.value.kind === "scalar" ? entry.value.value : undefined;
    if (!entry || typeof text !== "string") return;
    if (!claimsEverything(plainText(text).text) && !claimsElsewhere(text.toLowerCase())) return;
    yield {
      span: bare(reading, entry.value.span),
      message:
        "the description claims every task, and Claude Code shows it to the main conversation, which decides by it",
      help: "say for which tasks the agent is meant",
    };
  },
});
