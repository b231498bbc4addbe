import type { Appraisal, OwnKey } from "./appraisal.ts";
import { toolsInWords } from "./permissions.ts";
import type { Permissions } from "./permissions.ts";

/** The rule that stands for them, as in `--allow wider-permissions`. */
export const WIDENING_RULE = "wider-permissions";

/**
 * What an agent may do after a change that it might not do before, one phrase each; empty when it may
 * do the same or less. Commands of its own count as new whenever their text changes.
 */
export function widenedBy(before: Appraisal, after: Appraisal): readonly string[] {
  const [old, fresh] = [before.permissions, after.permissions];
  return [
    ...tools(old.tools, fresh.tools),
    ...commands(before, after, "hooks", fresh.hooks.length > 0, "runs other commands of its own"),
    ...servers(old, fresh),
    ...commands(
      before,
      after,
      "mcpServers",
      fresh.mcpServers.some(({ inline }) => inline),
      "starts other MCP servers of its own",
    ),
    ...mode(old.permissionMode, fresh.permissionMode),
    ...(old.model === fresh.model
      ? []
      : [
          `runs on ${fresh.model ?? "the model of the conversation"}, before on ${old.model ?? "that of the conversation"}`,
        ]),
    ...(fresh.memory === null || old.memory === fresh.memory
      ? []
      : [`keeps a memory (${fresh.memory}), and with it Read, Write and Edit`]),
    ...added(old.skills, fresh.skills, "gets the skill"),
    ...commands(
      before,
      after,
      "initialPrompt",
      fresh.initialPrompt,
      "starts with another prompt of its own",
    ),
  ];
}

function tools(old: Permissions["tools"], fresh: Permissions["tools"]): string[] {
  if (fresh.granted === "*" && old.granted !== "*") {
    return [`gets ${toolsInWords(fresh)}, before only ${toolsInWords(old)}`];
  }
  const granted =
    fresh.granted === "*" || old.granted === "*"
      ? []
      : added(old.granted, fresh.granted, "gets the tool");
  const allowed =
    fresh.granted === "*" ? added(fresh.denied, old.denied, "is no longer denied") : [];
  return [...granted, ...allowed, ...added(old.mcp, fresh.mcp, "gets the MCP tools")];
}

function servers(old: Permissions, fresh: Permissions): string[] {
  const names = ({ mcpServers }: Permissions) => mcpServers.map(({ name }) => name);
  return added(names(old), names(fresh), "uses the MCP server");
}

function added(old: readonly string[], fresh: readonly string[], words: string): string[] {
  return fresh.filter((one) => !old.includes(one)).map((one) => `${words} ${one}`);
}

/** A field of which any change counts, as long as it is there. */
function commands(
  before: Appraisal,
  after: Appraisal,
  key: OwnKey,
  present: boolean,
  words: string,
): string[] {
  return present && before.own[key] !== after.own[key] ? [words] : [];
}

/** From the one that asks most to the one that asks least. */
const ranks = ["plan", "dontAsk", "default", "acceptEdits", "auto", "bypassPermissions"];

function mode(old: string | null, fresh: string | null): string[] {
  const rank = (of: string | null) => ranks.indexOf(of ?? "default");
  return rank(fresh) > rank(old) ? [`has the permission mode ${fresh}`] : [];
}
