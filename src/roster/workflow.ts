import * as z from "zod/mini";

/*
 * The settings in the workflow documents that agents read before they work. `schemas/workflow.schema.json`
 * is made from these schemas. They are built on demand: most projects have no such document.
 */

export const workflowKinds = ["task-workflow", "agent-coordination", "worklog-format"] as const;
export type WorkflowKind = (typeof workflowKinds)[number];

/** Stands in the settings where a human decides; no agent is meant. */
export const PERSON = "person";

const word = z.string().check(z.minLength(1));
const words = z.array(word);
const count = z.int().check(z.gte(1));
const percent = z.number().check(z.gte(0), z.lte(100));
const severities = z.array(z.enum(["critical", "high", "medium", "low"]));

/** Says of a setting what it means; the published schema carries it. */
function meant<Schema extends z.ZodMiniType>(description: string, schema: Schema) {
  return z.optional(schema.check(z.meta({ description })));
}

function taskWorkflow() {
  return z.strictObject({
    kind: z.literal("task-workflow"),
    version: meant("Of this shape; 1 when absent.", z.literal(1)),
    stages: meant("The way of an issue, in order.", words),
    cycle: meant("The steps inside each phase of the implementation, in order.", words),
    plan_file: meant("Path of an issue's plan; `<issue>` stands for its key.", word),
    review: meant(
      "Who closes a phase, and from which score on.",
      z.strictObject({
        by: meant("Agent that scores a phase, or `person`.", word),
        score_min: meant("Points of 100 that close a phase.", percent),
        blocking: meant("Severities of which one open finding blocks at any score.", severities),
        weights: meant(
          "Points for each part of the score; they add up to 100.",
          z.record(word, percent),
        ),
      }),
    ),
    coverage: meant(
      "How much of the code tests must run.",
      z.strictObject({
        target: meant("Per cent.", percent),
        measure: meant("What is counted.", z.enum(["lines", "branches"])),
        scope: meant(
          "`changed` counts what the issue touched, `all` the whole project.",
          z.enum(["changed", "all"]),
        ),
        may_drop: meant("Whether the figure of the whole project may fall.", z.boolean()),
      }),
    ),
    loops: meant(
      "When to stop trying.",
      z.strictObject({ max_failed: meant("Failed loops after which a person is asked.", count) }),
    ),
    gates: meant("What has to hold before a stage is left, by stage.", z.record(word, words)),
    bugs: meant(
      "How a bug is worked on.",
      z.strictObject({
        steps: meant("In order.", words),
        hypotheses_at_once: meant("How many explanations are tried at the same time.", count),
      }),
    ),
    spikes: meant(
      "Work that answers one question and is thrown away.",
      z.strictObject({
        branch_prefix: meant("Start of the branch's name.", word),
        time_box_hours: meant("Hours after which the spike ends.", z.number().check(z.gt(0))),
        gates: meant("Gates that a spike has to pass.", words),
        merge: meant("Whether its code may be merged.", z.enum(["never", "allowed"])),
      }),
    ),
  });
}

function agentCoordination() {
  const keywords = meant("Words that match whole, in any case.", words);
  const paths = meant("Globs relative to the root of the repository, in any case.", words);
  const triggers = z.strictObject({ keywords, paths });
  return z.strictObject({
    kind: z.literal("agent-coordination"),
    version: meant("Of this shape; 1 when absent.", z.literal(1)),
    architect_review: meant(
      "When structure is reviewed.",
      z.strictObject({
        agent: meant("Agent that reviews, or `person`.", word),
        plans: meant("Which plans are reviewed.", z.enum(["every", "triggered", "never"])),
        may_block: meant("Whether its verdict can stop a plan.", z.boolean()),
        phases: meant("What makes a phase need a review before it starts.", triggers),
      }),
    ),
    security_review: meant(
      "When security is reviewed.",
      z.strictObject({
        agent: meant("Agent that reviews, or `person`.", word),
        blocks_on: meant("Severities of which one open finding stops the phase.", severities),
        plans: meant("What in an issue or plan asks for a review.", triggers),
        phases: meant("What in the diff of a phase asks for a review.", triggers),
      }),
    ),
    escalation: meant(
      "Who decides when the agent at work cannot: an agent or `person`, by situation.",
      z.record(word, word),
    ),
  });
}

function worklogFormat() {
  return z.strictObject({
    kind: z.literal("worklog-format"),
    version: meant("Of this shape; 1 when absent.", z.literal(1)),
    file: meant("Path of an issue's WORKLOG; `<issue>` stands for its key.", word),
    order: meant("Where a new entry goes.", z.enum(["newest-first", "oldest-first"])),
    heading: meant("First line of an entry, with its parts in angle brackets.", word),
    timestamp: meant("Form of the timestamp.", word),
    timestamp_command: meant("Prints the timestamp of now.", word),
    tag_prefix: meant("Stands before the names of author and next.", word),
    special_tags: meant("Tags that are no agents.", words),
    entry_kinds: meant("What an entry can be.", words),
    forbidden_kinds: meant("Entries that are not written.", words),
    required: meant("Labels that an entry holds, by kind.", z.record(word, words)),
    max_lines: meant("Lines after which an entry becomes a document of its own.", count),
  });
}

const makers = {
  "task-workflow": taskWorkflow,
  "agent-coordination": agentCoordination,
  "worklog-format": worklogFormat,
};
const made = new Map<WorkflowKind, z.ZodMiniType>();

/** The shape of the settings of one kind of document. */
export function workflowSchemaOf(kind: WorkflowKind): z.ZodMiniType {
  const known = made.get(kind);
  if (known) return known;
  const schema = makers[kind]();
  made.set(kind, schema);
  return schema;
}

/** The settings that may stand at a path; none where names are free or nothing is known. */
export function settingsAt(kind: WorkflowKind, path: readonly (string | number)[]): string[] {
  let schema: z.core.$ZodType | undefined = workflowSchemaOf(kind);
  for (const key of path) schema = shapeOf(schema)?.[key];
  return Object.keys(shapeOf(schema) ?? {});
}

function shapeOf(schema: z.core.$ZodType | undefined): z.core.$ZodShape | undefined {
  if (schema instanceof z.ZodMiniOptional) return shapeOf(schema.def.innerType);
  return schema instanceof z.ZodMiniObject ? schema.shape : undefined;
}

/** Any of the three, for publication. */
export function workflowSchema() {
  return z.discriminatedUnion("kind", [taskWorkflow(), agentCoordination(), worklogFormat()]).check(
    z.meta({
      title: "Settings of a workflow document",
      description:
        "Frontmatter of a Markdown document that agents read before they work. Claude Code does not read it; agents, people and agentlint do.",
    }),
  );
}
