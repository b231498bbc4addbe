import * as z from "zod/mini";

/* The machine outputs as schemas; a test holds what is printed against them. */

const point = z
  .strictObject({
    line: z.int().check(z.gte(1), z.meta({ description: "1-based." })),
    column: z.int().check(z.gte(1), z.meta({ description: "1-based, in UTF-16 units." })),
    offset: z.int().check(z.gte(0), z.meta({ description: "0-based UTF-16 index." })),
  })
  .check(z.meta({ id: "point" }));

const range = z
  .strictObject({ start: point, end: point })
  .check(z.meta({ id: "range", description: "From start up to, not including, end." }));

const path = z.string().check(z.meta({ description: "As asked for, with forward slashes." }));

const fix = z.strictObject({
  title: z.string(),
  applicability: z.enum(["safe", "unsafe", "manual"]),
  edits: z.array(
    z
      .strictObject({
        start: z.int().check(z.gte(0)),
        end: z.int().check(z.gte(0)),
        text: z.string(),
      })
      .check(z.meta({ description: "Replaces [start, end), in UTF-16 offsets of the file." })),
  ),
});

const diagnostic = z.strictObject({
  ruleId: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  effect: z.enum(["dead", "unguarded", "hidden", "risky", "ignored", "differs", "advice"]),
  path,
  url: z.string().check(z.meta({ description: "The rule's page." })),
  message: z.string(),
  help: z.nullable(z.string()),
  range,
  related: z.array(z.strictObject({ path, range, message: z.string() })),
  fix: z.nullable(fix),
});

const count = z.int().check(z.gte(0));

export const reportSchema = z
  .strictObject({
    version: z.literal(1),
    tool: z.strictObject({ name: z.literal("agentlint"), version: z.string() }),
    client: z
      .string()
      .check(z.meta({ description: "Version of Claude Code whose facts were applied." })),
    summary: z.strictObject({
      files: count,
      errors: count,
      warnings: count,
      infos: count,
      fixable: count,
      baselined: count.check(z.meta({ description: "Known to the baseline, and not listed." })),
      suppressed: count.check(z.meta({ description: "Taken out by comments in the files." })),
      skipped: z.array(z.strictObject({ path, reason: z.string() })),
    }),
    diagnostics: z.array(diagnostic),
  })
  .check(
    z.meta({ title: "agentlint check --format json", description: "Version 1 of the report." }),
  );

const text = z.nullable(z.string());

export const inspectSchema = z
  .strictObject({
    version: z.literal(1),
    client: z
      .string()
      .check(z.meta({ description: "Version of Claude Code whose facts were applied." })),
    agents: z.array(
      z.strictObject({
        path,
        scope: z.enum(["session", "project", "user", "plugin"]),
        loads: z.boolean().check(z.meta({ description: "The client registers this agent." })),
        reason: text.check(
          z.meta({ description: "Why it does not load, and the rule that says so." }),
        ),
        name: text,
        description: text,
        model: text,
        effort: z.nullable(z.union([z.string(), z.number()])),
        permissionMode: text,
        maxTurns: z.nullable(z.int()),
        color: text,
        memory: text,
        background: z.boolean(),
        isolation: text,
        tools: z.strictObject({
          granted: z.union([z.literal("*"), z.array(z.string())]),
          denied: z.array(z.string()),
          unmatched: z.array(z.strictObject({ entry: z.string(), why: z.string() })),
          mcp: z.array(z.string()),
        }),
        spawn: z.enum(["ok", "refused", "toolless"]),
        shadowedBy: text.check(z.meta({ description: "Path of the agent that wins the name." })),
        ambiguousWith: z
          .array(z.string())
          .check(
            z.meta({ description: "Names that a loose spelling of this one reaches as well." }),
          ),
        bodyStartsAt: point,
      }),
    ),
  })
  .check(z.meta({ title: "agentlint inspect --format json", description: "Version 1." }));

const version = z.string().check(z.meta({ description: "Version of Claude Code." }));
const names = z.array(z.string());

export const upgradeSchema = z
  .strictObject({
    version: z.literal(1),
    from: version,
    to: version,
    files: count.check(z.meta({ description: "How many files were read." })),
    defaults: z
      .strictObject({ lost: names, gained: names })
      .check(z.meta({ description: "Tools of every agent without a list." })),
    agents: z
      .array(
        z.strictObject({
          path,
          changes: z.array(
            z.discriminatedUnion("kind", [
              z.strictObject({ kind: z.literal("dies"), why: z.string() }),
              z.strictObject({ kind: z.literal("comes-alive") }),
              z.strictObject({ kind: z.literal("loses-tools"), tools: names }),
              z.strictObject({ kind: z.literal("gains-tools"), tools: names }),
              z.strictObject({
                kind: z.literal("reads-differently"),
                field: z.string(),
                before: text,
                after: text,
              }),
            ]),
          ),
          mendedBy: z
            .nullable(z.enum(["safe", "unsafe"]))
            .check(z.meta({ description: "The fixes of `check` that keep a dying agent alive." })),
          fixes: z
            .array(z.strictObject({ ruleId: z.string(), help: text, fix: z.nullable(fix) }))
            .check(z.meta({ description: "What `check` offers for a dying agent." })),
        }),
      )
      .check(z.meta({ description: "Only those for which something changes." })),
  })
  .check(z.meta({ title: "agentlint upgrade --format json", description: "Version 1." }));

const observed = z.union([z.string(), z.boolean(), z.null(), names]);

export const verifySchema = z
  .strictObject({
    version: z.literal(1),
    client: version,
    facts: z
      .enum(["known", "too-new", "too-old"])
      .check(z.meta({ description: "Whether facts of this very version were applied." })),
    files: count,
    started: count.check(z.meta({ description: "How many agents were started." })),
    agents: z
      .array(
        z.strictObject({
          path,
          scope: z.enum(["project", "user", "plugin"]),
          differences: z.array(
            z.strictObject({
              what: z.enum(["loads", "name", "description", "model", "start", "tools"]),
              predicted: observed,
              observed,
            }),
          ),
        }),
      )
      .check(z.meta({ description: "Only those that the client reads otherwise." })),
    skipped: z.array(z.strictObject({ path, reason: z.string() })),
  })
  .check(z.meta({ title: "agentlint verify --format json", description: "Version 1." }));
