import { resolve } from "node:path";
import { rules } from "../rules/index.ts";
import { jsonText } from "../text/json.ts";
import { chooseClient } from "./choose.ts";
import { configsOf } from "./configs.ts";
import type { ConfigOptions } from "./configs.ts";
import { exit } from "./io.ts";
import type { Io } from "./io.ts";

/** Prints what holds for one file, whether it exists or not, as JSON. */
export async function printConfig(
  path: string,
  options: ConfigOptions & { readonly client?: string },
  io: Io,
): Promise<number> {
  const settings = await configsOf(options, io)(resolve(io.cwd, path));
  const client = await chooseClient(options.client ?? settings.client, io);
  await io.stdout.write(
    jsonText({
      config: settings.source ?? null,
      client: client.version,
      ignored: settings.ignored,
      extensionKeys: settings.extensionKeys,
      rules: Object.fromEntries(rules.map((rule) => [rule.id, settings.level(rule)])),
    }),
  );
  return exit.clean;
}
