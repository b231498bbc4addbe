import * as z from "zod/mini";
import type { CoordinationList } from "./coordination-block.ts";

// Apart from the rest of the schema, which is large and needed only when schemas are published.
const nonEmpty = z.string().check(z.minLength(1));
const names = z.array(nonEmpty);

/** The block that tells who hands work to whom. Claude Code does not read it; people and tools do. */
export const coordinationSchema = z
  .strictObject<Readonly<Record<CoordinationList, z.ZodMiniType>>>({
    hands_off_to: z.optional(
      names.check(z.meta({ description: "Agents that take over when this one is done." })),
    ),
    receives_from: z.optional(
      names.check(z.meta({ description: "Agents whose work this one takes over." })),
    ),
    parallel_with: z.optional(
      names.check(z.meta({ description: "Agents that work at the same time." })),
    ),
  })
  .check(
    z.meta({
      title: "coordination",
      description: "Who hands work to whom. Claude Code does not read it; agentlint and people do.",
      examples: [
        {
          hands_off_to: ["security-auditor"],
          receives_from: ["project-manager"],
          parallel_with: [],
        },
      ],
    }),
  );
