import * as z from "zod/mini";
import { levelNames, presetNames } from "../lint/levels.ts";
import { rules } from "../rules/index.ts";

/*
 * What a configuration file may hold: data only. `schemas/config.schema.json` is made from this.
 */

let built: ReturnType<typeof build> | undefined;

/** Built when it is first asked for, since many projects have no configuration. */
export function configSchemas() {
  return (built ??= build());
}

export type ConfigData = z.infer<ReturnType<typeof build>["root"]>;

function build() {
  const described = <T extends z.ZodMiniType>(schema: T, description: string) =>
    schema.check(z.meta({ description }));

  const preset = z.enum(presetNames);
  const ruleLevels = z
    .strictObject(
      Object.fromEntries(
        rules.map(({ id, summary }) => [
          id,
          z.optional(described(z.enum(levelNames), `Finds ${summary}.`)),
        ]),
      ),
    )
    .check(z.meta({ id: "rules", description: "The level of single rules." }));
  const patterns = z.array(z.string().check(z.minLength(1)));

  const extending = described(
    z.union([preset, z.array(preset)]),
    "Presets to start from; a later one decides. `recommended` lies below them all.",
  );
  const extensionKeys = described(
    z.array(z.string().check(z.minLength(1))),
    "Keys of the frontmatter that another tool reads, so that nobody is told that Claude Code does not.",
  );

  const override = z.strictObject({
    files: described(patterns, "Patterns of the files that this part is about."),
    extends: z.optional(extending),
    rules: z.optional(ruleLevels),
    extensionKeys: z.optional(extensionKeys),
  });

  const root = z
    .strictObject({
      $schema: z.optional(described(z.string(), "Lets an editor complete and check this file.")),
      extends: z.optional(extending),
      rules: z.optional(ruleLevels),
      overrides: z.optional(
        described(z.array(override), "Other settings for some files; a later part decides."),
      ),
      ignores: z.optional(
        described(
          patterns,
          "Patterns of files and folders to leave out, from the folder of this file; `!` takes back.",
        ),
      ),
      extensionKeys: z.optional(extensionKeys),
      client: z.optional(
        described(
          z.string(),
          "The version of Claude Code to read as; by default the newest known.",
        ),
      ),
    })
    .check(
      z.meta({
        title: "agentlint configuration",
        description:
          "agentlint.json, agentlint.yaml or agentlint.yml: data, and nothing that runs.",
      }),
    );

  return { root, override };
}
