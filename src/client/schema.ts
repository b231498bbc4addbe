import * as z from "zod/mini";
import { coordinationSchema } from "./coordination.ts";
import { NEWEST_OBSERVED } from "./facts/behaviours.ts";
import { fields } from "./facts/fields.ts";
import type { FieldFact } from "./facts/fields.ts";

/*
 * The shape of the frontmatter, made from the table of fields, which is the only place that knows
 * them. `schemas/agent.schema.json` is made from it in turn.
 */

const nonEmpty = z.string().check(z.minLength(1));

function fieldSchema(field: FieldFact): z.ZodMiniType {
  const description = [
    field.summary,
    `When absent: ${field.absent}.`,
    `Another value: ${field.violation}.`,
    ...(field.plugin === "ignored" ? ["Ignored for agents of a plugin."] : []),
  ].join(" ");
  return shapeOf(field).check(
    z.meta({
      title: field.name,
      description,
      examples: [...field.examples],
      "x-since": field.since ?? `${NEWEST_OBSERVED} or earlier`,
    }),
  );
}

function shapeOf({ name, type, values, alsoInFiles, least }: FieldFact): z.ZodMiniType {
  switch (type) {
    case "string or list of strings":
      return z.union([z.string(), z.array(z.string())]);
    case "integer or level":
      return z.union([z.enum([...(values ?? []), ...(alsoInFiles ?? [])]), z.int()]);
    case "integer":
      return z.int().check(z.gte(least ?? 1));
    case "boolean":
      return z.boolean();
    case "list":
      return z.array(z.union([nonEmpty, z.record(z.string(), z.looseObject({}))]));
    case "mapping":
      return name === "experimental"
        ? z.looseObject({ cacheTtl: z.optional(z.enum(["5m", "1h"])) })
        : z.record(z.string(), z.array(z.looseObject({})));
    case "string":
      return values ? z.enum(values) : nonEmpty;
  }
}

/** Any further key is allowed: the client ignores it, and rules say which ones are mistakes. */
export const agentSchema = z
  .looseObject({
    ...Object.fromEntries(
      fields.map((field) => {
        const schema = fieldSchema(field);
        const required = field.name === "name" || field.name === "description";
        return [field.name, required ? schema : z.optional(schema)];
      }),
    ),
    coordination: z.optional(coordinationSchema),
  })
  .check(
    z.meta({
      title: "Frontmatter of a Claude Code subagent",
      description: "What Claude Code reads between the fences of an agent file.",
    }),
  );
