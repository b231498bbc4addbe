import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtinAgents } from "../../src/client/facts/builtin-agents.ts";
import { clientAt } from "../../src/client/client.ts";
import { deadMatch } from "../../src/client/matchers.ts";
import { hookFlaw } from "../../src/scan/guards/hook.ts";
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
  /** Whether a hook kept the tool from running, by its command. */
  readonly guards: {
    readonly tool: string;
    readonly blocks: Readonly<Record<string, boolean>>;
    readonly withKeys: readonly Handler[];
    /** On PostToolUse. */
    readonly afterwards: Readonly<Record<string, boolean>>;
  };
}

interface Handler {
  readonly command: string;
  readonly async?: boolean;
  readonly asyncRewake?: boolean;
  readonly blocks: boolean;
}

const { client, spellings, effort, matchers, guards } = JSON.parse(
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

const deny = JSON.stringify({
  hookSpecificOutput: {
    hookEventName: "PreToolUse",
    permissionDecisionReason: "no",
    permissionDecision: "deny",
  },
});
/** Commands that did not stop the tool, and of which nothing is said. */
const untold: ReadonlySet<string> = new Set([
  // They do not look as if they should.
  ...[0, 1, 3, 126, 127, 255].map((code) => `exit ${code}`),
  "kill -9 $$",
  "/no/such/guard.sh",
  "false",
  "! true",
  ...[{ decision: "approve" }, { action: "block" }, { ok: false }].map(
    (json) => `echo '${JSON.stringify(json)}'`,
  ),
  `echo '${deny.replace('"deny"', '"allow"')}'`,
  // Nobody can tell what they do without running them.
  "sh -c 'exit 2' & wait",
  "trap 'exit 0' EXIT; exit 2",
  `echo '${deny}' > /dev/null`,
  `echo checking; echo '${deny}'`,
  `echo '${deny}'; echo checked`,
  `echo '[${deny}]'`,
]);

describe("what a guard does", () => {
  const flawOf = (command: string, beside = false, event = "PreToolUse") =>
    hookFlaw({ event, matcher: guards.tool, command, beside });

  test.each(Object.entries(guards.blocks))("%j stops the tool: %s", (command, blocks) => {
    expect(flawOf(command) === undefined).toBe(blocks || untold.has(command));
  });

  test.each(guards.withKeys)("%j", ({ command, async, asyncRewake, blocks }) => {
    const beside = async === true || asyncRewake === true;
    expect(flawOf(command, beside) !== undefined).toBe(beside);
    if (beside) expect(blocks).toBe(false);
  });

  test.each(Object.entries(guards.afterwards))("%j on PostToolUse: %s", (command, blocks) => {
    expect(blocks).toBe(false);
    const told = flawOf(command, false, "PostToolUse") !== undefined;
    expect(told).toBe(command.includes("permissionDecision"));
  });
});
