import { fields } from "../../client/facts/fields.ts";
import { modelAliases } from "../../client/facts/models.ts";
import type { Client } from "../../client/client.ts";
import { tools } from "../../client/facts/tools.ts";
import { cancelled } from "../ask.ts";
import type { Ask, Cancelled, Choice } from "../ask.ts";
import { UsageError } from "../io.ts";
import type { Answers } from "./agent-text.ts";
import { nameProblem } from "./name.ts";

export interface Given {
  readonly name?: string;
  readonly description?: string;
  /** As written: names with commas or blanks between them, or `*` for every tool. */
  readonly tools?: string;
  readonly model?: string;
  readonly color?: string;
}

/** Enough to look at things, and nothing that changes them. */
const READING = ["Read", "Grep", "Glob"] as const;
const EDITING = ["Read", "Grep", "Glob", "Edit", "Write"] as const;
/** The client gives no Grep and Glob beside Bash. */
const RUNNING = ["Read", "Edit", "Write", "Bash"] as const;

/** What the flags say, the rest asked for where somebody can answer, else by default. */
export async function answersFor(
  given: Given,
  client: Client,
  ask: Ask | undefined,
): Promise<Answers | Cancelled> {
  const name = given.name ?? (await ask?.text("What is the agent called?", nameQuestion(client)));
  if (name === cancelled) return cancelled;
  if (name === undefined) throw new UsageError("a name is needed: agentlint new <name>");
  const problem = nameProblem(name, client);
  if (problem !== undefined)
    throw new UsageError(`no agent can be called ${JSON.stringify(name)}: ${problem}`);

  const description =
    given.description ?? (await ask?.text("When is it to be used?", whenQuestion));
  if (description === cancelled) return cancelled;
  if (description === undefined)
    throw new UsageError("say with --description when the agent is to be used");

  const list = given.tools === undefined ? await askForTools(ask) : split(given.tools);
  if (list === cancelled) return cancelled;
  const model = given.model ?? (await ask?.choose("Which model?", models));
  if (model === cancelled) return cancelled;
  const color = given.color ?? (await ask?.choose("Which colour?", colours));
  if (color === cancelled) return cancelled;
  return {
    name,
    description: description.trim(),
    ...(list.includes("*") ? {} : { tools: list }),
    ...(model !== undefined && model !== "" && { model }),
    ...(color !== undefined && color !== "" && { color }),
  };
}

const nameQuestion = (client: Client) => ({
  example: "code-reviewer",
  problem: (answer: string) => nameProblem(answer, client),
});

const whenQuestion = {
  example: "Reviews a change for correctness. Use it before every commit.",
  problem: (answer: string) =>
    answer.trim() === "" ? "Without it no agent is chosen." : undefined,
};

async function askForTools(ask: Ask | undefined): Promise<readonly string[] | Cancelled> {
  const kind = await ask?.choose("What may it do?", [
    { value: "read", label: "Look", hint: READING.join(", ") },
    { value: "edit", label: "Look and change files", hint: EDITING.join(", ") },
    { value: "run", label: "Look, change files and run commands", hint: RUNNING.join(", ") },
    { value: "all", label: "Everything", hint: "every tool of the session" },
    { value: "some", label: "Something else" },
  ]);
  switch (kind) {
    case cancelled:
      return cancelled;
    case "edit":
      return EDITING;
    case "run":
      return RUNNING;
    case "all":
      return ["*"];
    case "some":
      return ask!.pick("Which tools?", everyTool, { picked: READING, required: true });
    default:
      return READING;
  }
}

const everyTool: readonly Choice[] = [
  ...new Set(
    tools
      .filter(({ subagent, until }) => subagent === "yes" && until === undefined)
      .map(({ name }) => name),
  ),
].map((name) => ({ value: name, label: name }));

const models: readonly Choice[] = [
  { value: "", label: "That of the session" },
  ...modelAliases
    .filter(({ name }) => /^(?:sonnet|opus|haiku)$/.test(name))
    .map(({ name }) => ({ value: name, label: name })),
];

const colours: readonly Choice[] = [
  { value: "", label: "None" },
  ...(fields.find(({ name }) => name === "color")?.values ?? []).map((value) => ({
    value,
    label: value,
  })),
];

/** Tool names hold no blanks, but a specifier in parentheses may. */
function split(text: string): readonly string[] {
  const list = text.match(/(?:\([^)]*\)|[^\s,()])+/g) ?? [];
  if (list.length > 0) return list;
  throw new UsageError(
    "--tools names no tool; leave it out for the usual ones, or say '*' for all",
  );
}
