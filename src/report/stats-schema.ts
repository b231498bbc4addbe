import * as z from "zod/mini";

/* The machine output as a schema; a test holds what is printed against it. */

const count = z.int().check(z.gte(0));
const tokens = (description: string) => z.int().check(z.gte(0), z.meta({ description }));
const path = z.string().check(z.meta({ description: "As asked for, with forward slashes." }));
const counts = z.array(z.strictObject({ name: z.string(), agents: count }));

export const statsSchema = z
  .strictObject({
    version: z.literal(1),
    client: z
      .string()
      .check(z.meta({ description: "Version of Claude Code whose facts were applied." })),
    agents: z.array(
      z.strictObject({
        name: z.string(),
        path,
        descriptionTokens: tokens("Of its name and description, in every conversation."),
        promptTokens: tokens("Of its prompt, when it is started."),
        model: z.string(),
        tools: z.union([z.literal("*"), count]),
      }),
    ),
    tokens: z.strictObject({
      descriptions: tokens("Of all names and descriptions, in every conversation."),
      warning: tokens("Above this Claude Code warns at the start."),
      prompts: tokens("Of all prompts together."),
    }),
    models: counts,
    tools: counts,
    allTools: count.check(z.meta({ description: "Agents that get every tool." })),
    sameDescription: z.array(z.array(path)),
    shadowed: z.array(z.strictObject({ path, name: z.string(), by: path })),
    dead: z.array(z.strictObject({ path, reason: z.string() })),
  })
  .check(
    z.meta({
      title: "agentlint stats --format json",
      description: "Version 1. Tokens are estimates: four characters are taken for one.",
    }),
  );
