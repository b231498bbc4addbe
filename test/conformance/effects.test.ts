import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtinAgents } from "../../src/client/facts/builtin-agents.ts";
import { clientAt } from "../../src/client/client.ts";
import { deadMatch } from "../../src/client/matchers.ts";
import { looseName } from "../../src/roster/loose-name.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

/* What a session does with names, levels of effort and matchers, as the real client was observed to. */

interface Effects {
  readonly client: string;
  readonly spellings: {
    readonly agents: readonly string[];
    /** By the name that was asked for. */
    readonly asked: Readonly<Record<string, "starts" | "ambiguous" | "not found">>;
  };
  /** What was sent for each level, by model; null for nothing. */
  readonly effort: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Whether a hook on PreToolUse ran for the tool, by its matcher. */
  readonly matchers: { readonly tool: string; readonly fires: Readonly<Record<string, boolean>> };
}

const { client, spellings, effort, matchers } = JSON.parse(
  readFileSync(new URL("effects.json", import.meta.url), "utf8"),
) as Effects;

test.each(Object.entries(spellings.asked))("the name %j: %s", (asked, outcome) => {
  const names = [...spellings.agents, ...builtinAgents];
  const same = names.filter((name) => looseName(name) === looseName(asked));
  const found = names.includes(asked) ? "starts" : outcomes[Math.min(same.length, 2)];
  expect(found).toBe(outcome);
});

const outcomes = ["not found", "starts", "ambiguous"] as const;

describe.each(Object.entries(effort))("%s", (model, sent) => {
  test.each(Object.entries(sent))("effort %s: %s", (level, expected) => {
    const { reading } = check([], agentWith(`model: ${model}`, `effort: ${level}`), { client });
    const [changed] = reading.trace.flatMap((entry) =>
      entry.kind === "effort-not-sent" ? [entry.sent ?? null] : [],
    );
    expect(changed === undefined ? level : changed).toBe(expected);
  });
});

test.each(Object.entries(matchers.fires))("the matcher %j: %s", (matcher, fires) => {
  const dead = deadMatch(matcher, clientAt(client));
  // Only what is certain is told; of a pattern that never fires nothing may be known.
  if (fires) expect(dead).toBeUndefined();
  else if (/^(?:bash|Bash\([a-z]|Bash Write|Edit\|bash)/.test(matcher)) {
    expect(dead?.tool).toBe(matchers.tool);
  }
});
