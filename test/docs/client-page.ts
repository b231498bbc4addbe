import {
  MAX_FILE_SIZE,
  MAX_NAME_LENGTH,
  NEWEST_COMPARED,
  NEWEST_OBSERVED,
  OLDEST_OBSERVED,
  behaviours,
} from "../../src/client/facts/behaviours.ts";
import { builtinAgentFacts } from "../../src/client/facts/builtin-agents.ts";
import type { Fact } from "../../src/client/facts/fact.ts";
import { MAX_SKILLS } from "../../src/client/facts/fields.ts";
import { guardFacts, unsetHookVariables } from "../../src/client/facts/guards.ts";
import { HANDLER_SOURCE, handlerTypes, hookEventFacts } from "../../src/client/facts/hooks.ts";
import { SERVER_SOURCE, serverTypes } from "../../src/client/facts/mcp.ts";
import {
  effortLimits,
  modelAliases,
  modelFamilies,
  modelForms,
  modelRetirements,
  replacedModels,
} from "../../src/client/facts/models.ts";
import type { ShapedKey } from "../../src/client/facts/shapes.ts";
import { removedTools, toolAliases, tools } from "../../src/client/facts/tools.ts";

/** `docs/client.md`, made from the facts about the client. */
export function clientPage(): string {
  return [
    "# What is known of Claude Code",
    "",
    "<!-- Generated from src/client/facts; `npm run update` writes it anew. -->",
    "",
    `The facts that \`agentlint\` goes by: observed on versions ${OLDEST_OBSERVED} to ${NEWEST_OBSERVED} where nothing else is said, and the same up to ${NEWEST_COMPARED}.`,
    "`--client VERSION` applies those of one version; a newer one gets the newest. `agentlint verify` holds",
    "them against an installed client.",
    "",
    "## Changes of behaviour",
    "",
    ...table(
      ["behaviour", "since", "source"],
      Object.entries(behaviours).map(([name, fact]) => [name, fact.since, fact.source]),
    ),
    "",
    `A file may have ${MAX_FILE_SIZE} bytes, a name ${MAX_NAME_LENGTH} UTF-16 units, and \`skills\` loads ${MAX_SKILLS} names.`,
    "",
    "## Tools",
    "",
    ...table(
      ["tool", "for a subagent", "versions", "source"],
      tools.map((tool) => [
        code(tool.name),
        tool.subagent === "depends" ? `only with ${tool.needs}` : tool.subagent,
        span(tool),
        tool.source,
      ]),
    ),
    "",
    "### Other names of tools",
    "",
    ...table(
      ["name", "means", "versions", "source"],
      toolAliases.map((alias) => [code(alias.name), code(alias.means), span(alias), alias.source]),
    ),
    "",
    "### Removed tools",
    "",
    ...table(
      ["name", "removed in", "use instead", "source"],
      removedTools.map(({ name, until, instead, source }) => [
        code(name),
        until ?? `before ${NEWEST_OBSERVED}`,
        instead ? code(instead) : "",
        source,
      ]),
    ),
    "",
    "## Models",
    "",
    ...table(
      ["alias", "stands for", "with `[1m]`", "source"],
      modelAliases.map(({ name, means, longContext, source }) => [
        code(name),
        means ? code(means) : "depends on the session",
        longContext ? "yes" : "no",
        source,
      ]),
    ),
    "",
    "### Forms of ids",
    "",
    ...table(
      ["form", "example", "versions", "source"],
      modelForms.map((form) => [form.form, code(form.example), span(form), form.source]),
    ),
    "",
    "### Families",
    "",
    ...table(
      ["family", "versions behind it", "versions in front", "source"],
      modelFamilies.map(({ name, versions, oldVersions, source }) => [
        code(name),
        versions.join(", "),
        oldVersions.join(", "),
        source,
      ]),
    ),
    "",
    "### Retirement",
    "",
    ...table(
      ["model", "date", "source"],
      modelRetirements.map(({ model, date, source }) => [code(model), date, source]),
    ),
    "",
    "### Ids that are not sent as written",
    "",
    ...table(
      ["id", "sent", "source"],
      replacedModels.map(({ name, means, source }) => [code(name), code(means), source]),
    ),
    "",
    "### Models that do not take every effort",
    "",
    ...table(
      ["model", "level sent instead", "source"],
      effortLimits.map(({ model, lowers, source }) => [
        code(model),
        lowers
          ? Object.entries(lowers)
              .map(([from, to]) => `${from}: ${to}`)
              .join(", ")
          : "none is sent",
        source,
      ]),
    ),
    "",
    "## Hooks",
    "",
    ...table(
      ["event", "in a subagent", "a malformed entry", "source"],
      hookEventFacts.map(({ name, forSubagent, runsAs, guards, source }) => [
        code(name),
        runsAs ? `${forSubagent}, as ${code(runsAs)}` : forSubagent,
        guards ? "drops the agent" : "is ignored",
        source,
      ]),
    ),
    "",
    "### Handlers",
    "",
    ...table(
      ["type", "keys", "source"],
      [...handlerTypes].map(([type, keys]) => [code(type), keysOf(keys), HANDLER_SOURCE]),
    ),
    "",
    "### What stops a tool",
    "",
    "A hook on `PreToolUse` that runs a command gets the call as JSON on its standard input.",
    `None of these variables is set for it: ${unsetHookVariables.map(code).join(", ")}.`,
    "",
    ...table(
      ["what the command does", "outcome", "source"],
      guardFacts.map(({ what, outcome, source }) => [what, outcome, source]),
    ),
    "",
    "## MCP servers",
    "",
    ...table(
      ["type", "keys", "source"],
      [...serverTypes].map(([type, keys]) => [code(type), keysOf(keys), SERVER_SOURCE]),
    ),
    "",
    "## Agents that come with the client",
    "",
    ...table(
      ["agent", "source"],
      builtinAgentFacts.map(({ name, source }) => [code(name), source]),
    ),
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

function code(text: string): string {
  return `\`${text}\``;
}

function span({ since, until }: Fact): string {
  if (since && until) return `${since} up to, not including, ${until}`;
  if (since) return `since ${since}`;
  return until ? `before ${until}` : "";
}

function keysOf(keys: readonly ShapedKey[]): string {
  return keys
    .map(({ name, shape, required }) => `${code(name)}${required ? " (needed)" : ""}: ${shape}`)
    .join(", ");
}
