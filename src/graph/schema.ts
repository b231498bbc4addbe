import * as z from "zod/mini";
import { coordinationLists } from "../client/coordination-block.ts";

/* The machine output as a schema; a test holds what is printed against it. */

const at = {
  line: z.int().check(z.gte(1), z.meta({ description: "1-based." })),
  column: z.int().check(z.gte(1), z.meta({ description: "1-based, in UTF-16 units." })),
};
const path = z.string().check(z.meta({ description: "As asked for, with forward slashes." }));
const id = z.string().check(z.meta({ description: "Unique in the graph; what edges refer to." }));
const text = z.nullable(z.string());

const agent = z.strictObject({
  id,
  name: z.string(),
  path,
  scope: z.enum(["project", "user", "plugin"]),
  state: z.enum(["works", "dead", "shadowed"]).check(
    z.meta({
      description:
        "dead: it does not load or cannot be started; shadowed: another file wins its name.",
    }),
  ),
  loads: z.boolean().check(z.meta({ description: "The client registers this agent." })),
  reason: text.check(z.meta({ description: "Why it does not work." })),
  description: text,
  model: text,
  color: text,
  tools: z.strictObject({
    granted: z.union([z.literal("*"), z.array(z.string())]),
    mcp: z.array(z.string()),
  }),
  problems: z.array(
    z.strictObject({
      ruleId: z.string(),
      severity: z.enum(["error", "warning", "info"]),
      message: z.string(),
      ...at,
    }),
  ),
});

const other = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(["command", "builtin", "missing"]),
  near: text.check(
    z.meta({ description: "The name that a missing one was probably meant to be." }),
  ),
});

const edge = z.strictObject({
  kind: z
    .enum(["hand-off", "parallel"])
    .check(
      z.meta({ description: "parallel has no direction; from is then the name that sorts first." }),
    ),
  from: id,
  to: id,
  answer: z.enum(["given", "missing", "not-expected"]).check(
    z.meta({
      description:
        "Whether both sides say so; not-expected where the other is no agent or cannot be read.",
    }),
  ),
  declared: z.array(z.strictObject({ path, list: z.enum(coordinationLists), ...at })),
});

export const graphSchema = z
  .strictObject({
    version: z.literal(1),
    client: z
      .string()
      .check(z.meta({ description: "Version of Claude Code whose facts were applied." })),
    agents: z.array(agent),
    others: z
      .array(other)
      .check(z.meta({ description: "What agents name that is no agent of these." })),
    edges: z.array(edge),
  })
  .check(z.meta({ title: "agentlint graph --format json", description: "Version 1." }));
