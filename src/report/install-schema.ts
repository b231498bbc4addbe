import * as z from "zod/mini";

/* What `install-agent --json` prints, as a schema; a test holds the output of every command against it. */

const described = (description: string) => z.string().check(z.meta({ description }));
const names = z.array(z.string());
const shownPath = described("As people see it, with forward slashes.");
const finding = z
  .strictObject({
    rule: z.string(),
    line: z.int().check(z.gte(1), z.meta({ description: "1-based." })),
    message: z.string(),
  })
  .check(z.meta({ id: "finding" }));
const findings = z.array(finding);

const failure = z
  .strictObject({
    path: z.nullable(shownPath.check(z.meta({ description: "Null where it is about no file." }))),
    message: z.string(),
    advice: z.nullable(described("What to do about it.")),
  })
  .check(z.meta({ id: "failure" }));

const permissions = z
  .strictObject({
    tools: z.strictObject({
      granted: z
        .union([z.literal("*"), names])
        .check(z.meta({ description: '`"*"`: every tool of the session.' })),
      denied: names,
      mcp: names.check(z.meta({ description: "MCP tools, as patterns." })),
    }),
    model: z.nullable(z.string()).check(z.meta({ description: "Null: that of the conversation." })),
    permissionMode: z
      .nullable(z.string())
      .check(z.meta({ description: "Null: that of the session." })),
    hooks: names.check(z.meta({ description: "Events on which commands of the file run." })),
    mcpServers: z.array(
      z.strictObject({
        name: z.string(),
        inline: z
          .boolean()
          .check(z.meta({ description: "The file itself says how it is started or reached." })),
      }),
    ),
    memory: z.nullable(z.string()),
    skills: names,
    initialPrompt: z.boolean(),
  })
  .check(
    z.meta({ id: "permissions", description: "What an agent may do, as Claude Code takes it." }),
  );

const version = z.literal(1);
const client = described("Version of Claude Code by which agents were read.");
const halfDone = z
  .boolean()
  .check(z.meta({ description: "A run was killed here, and its files are partly old." }));
const dryRun = z.boolean().check(z.meta({ description: "Nothing was written." }));
const none = z.null();
const changes = z
  .array(z.strictObject({ mark: z.enum([" ", "-", "+"]), text: z.string() }))
  .check(z.meta({ description: "Lines; empty where there are too many, unless `--diff` asks." }));

const installed = z.strictObject({
  version,
  client,
  scope: z.enum(["project", "user"]),
  folder: z.nullable(shownPath).check(z.meta({ description: "Null where there are no agents." })),
  dryRun,
  agents: z.array(
    z.strictObject({
      name: z.string(),
      path: shownPath,
      action: z
        .enum([
          "write",
          "same",
          "update",
          "merge",
          "replace",
          "keep",
          "skip",
          "missing",
          "conflict",
          "refused",
          "unreachable",
        ])
        .check(z.meta({ description: "What is to be done, or why nothing is." })),
      written: z.boolean(),
      reason: z.nullable(z.string()),
      findings: findings.check(z.meta({ description: "What keeps it out, sorted by place." })),
      inTheWay: z.array(shownPath),
      advice: z.nullable(z.string()),
      wider: names.check(z.meta({ description: 'What it may do more than before: "it …".' })),
      warnings: findings,
      granted: names.check(z.meta({ description: "Rules that would refuse it and were allowed." })),
      backup: z.nullable(shownPath).check(z.meta({ description: "What keeps the old file." })),
      beside: z
        .array(shownPath)
        .check(z.meta({ description: "Files that a conflict has left beside it." })),
      changes,
      permissions: z.nullable(permissions),
      references: z.strictObject({
        agents: z.array(z.strictObject({ name: z.string(), present: z.boolean() })),
        documents: z.array(
          z.strictObject({
            path: z.string(),
            present: z.nullable(z.boolean()),
            available: z
              .boolean()
              .check(z.meta({ description: "`--with-docs` would bring it along." })),
          }),
        ),
      }),
    }),
  ),
  documents: z.array(
    z.strictObject({
      path: z.string(),
      action: z.enum(["write", "same", "update", "left", "remove"]),
      written: z.boolean(),
      reason: z.nullable(z.string()),
      warnings: findings,
      granted: names,
      changes,
    }),
  ),
  failure: z.nullable(failure).check(z.meta({ description: "Why nothing was written." })),
});

const notes = z.strictObject({
  version,
  dryRun,
  halfDone,
  agents: z.array(
    z.strictObject({
      name: z.string(),
      path: z.nullable(shownPath),
      state: z.enum([
        "same",
        "changed",
        "missing",
        "unsafe",
        "twin",
        "unreadable",
        "refused",
        "store-changed",
        "current",
        "outdated",
        "unreachable",
        "write",
        "replace",
        "lost",
        "held",
        "removed",
        "left",
        "gone",
        "adopted",
        "ejected",
      ]),
      words: described("Completes the path, or the name where there is none."),
    }),
  ),
  failure: none,
});

const listing = z.strictObject({
  version,
  client,
  halfDone,
  agents: z
    .array(z.strictObject({ name: z.string(), description: z.string(), permissions }))
    .check(z.meta({ description: "Those that come with the package." })),
  installed: z.array(
    z.strictObject({
      name: z.string(),
      path: shownPath,
      state: z.enum(["same", "changed", "missing", "unsafe", "unreadable"]),
      auto: z.boolean().check(z.meta({ description: "It came along with another one." })),
      source: z.string(),
    }),
  ),
  failure: none,
});

const views = z.strictObject({
  version,
  agents: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      description: z.nullable(z.string()),
      permissions,
      references: z.strictObject({ agents: names, documents: names }),
      available: names.check(
        z.meta({ description: "Of the documents, those that `--with-docs` would bring along." }),
      ),
      refused: z.nullable(described("Why it would not be installed.")),
      findings,
      text: z.string(),
    }),
  ),
  failure: none,
});

const differences = z.strictObject({
  version,
  halfDone,
  agents: z.array(
    z.strictObject({
      name: z.string(),
      path: shownPath,
      patch: z.nullable(described("In the unified format.")),
      reason: z.nullable(described("Why there is no patch.")),
    }),
  ),
  failure: none,
});

const failed = z.strictObject({
  version,
  agents: z.array(z.never()),
  failure,
});

const titled = <Schema extends z.ZodMiniType>(schema: Schema, title: string) =>
  schema.check(z.meta({ title }));

/** Of `install-agent … --json`: always one document, also when a command comes to nothing. */
export const installSchema = z
  .union([
    titled(installed, "installing, update"),
    titled(notes, "outdated, verify, restore, remove, adopt, eject"),
    titled(listing, "list, search"),
    titled(views, "view"),
    titled(differences, "diff"),
    titled(failed, "any command that came to nothing"),
  ])
  .check(z.meta({ title: "install-agent --json", description: "Version 1." }));
