import type { Reading } from "../client/reading.ts";
import { describeReason } from "../client/words.ts";

/** Why an agent does not work, in one sentence; nothing when it does. */
export function whyDead({ loads, reason, client, tools }: Reading): string | undefined {
  if (!loads) return reason ? describeReason(reason, client) : "it does not load";
  if (tools.spawn === "ok") return undefined;
  return tools.spawn === "refused"
    ? "it is refused when it is started: no tool resolves"
    : "it runs without any tool";
}
