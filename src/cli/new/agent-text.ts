import { parseYaml } from "../../agent/yaml/parse.ts";
import type { YamlDialect } from "../../agent/yaml/node.ts";
import { written } from "../../mend/written.ts";

/** What a new agent is to be. */
export interface Answers {
  readonly name: string;
  readonly description: string;
  /** Absent for every tool of the session. */
  readonly tools?: readonly string[];
  readonly model?: string;
  readonly color?: string;
}

/** The text of a new agent file: its fields, and a prompt to go on from. */
export function agentText(answers: Answers, dialect: YamlDialect): string {
  const { name, description, tools, model, color } = answers;
  const field = (key: string, value: string) => `${key}: ${scalar(value, dialect)}`;
  return [
    "---",
    field("name", name),
    field("description", description),
    ...(tools ? [field("tools", tools.join(", "))] : []),
    ...(model === undefined ? [] : [field("model", model)]),
    ...(color === undefined ? [] : [field("color", color)]),
    "---",
    "",
    `You are ${name}, a subagent that the main agent calls for one task at a time. You see that task`,
    "and the files, but not the conversation that led to it.",
    "",
    "## Steps",
    "",
    "1. Work out what is asked, and what you have to read for it.",
    "2. Do it, and nothing that was not asked for.",
    "3. Check the result against the task before you call it done.",
    "",
    "## Report",
    "",
    "Answer in a few lines: what you found or did, in which files and lines, and what is left open.",
    "Say so when something was missing or you are not sure.",
    "",
  ].join("\n");
}

/** Unquoted where YAML reads exactly that back. */
function scalar(value: string, dialect: YamlDialect): string {
  const parsed = parseYaml(`a: ${value}`, dialect);
  const root = parsed.ok && parsed.notes.length === 0 ? parsed.root : undefined;
  const node =
    root?.kind === "map" && root.entries.length === 1 ? root.entries[0]!.value : undefined;
  const same = node?.kind === "scalar" && node.style === "plain" && node.value === value;
  // Three dashes end the frontmatter wherever they stand.
  return same && !value.includes("---") && !value.includes("\n")
    ? value
    : written({ lines: value.split("\n"), wrapped: false }, 2, "\n");
}
