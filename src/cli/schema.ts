import { listed } from "../rules/place.ts";
import { closest } from "../text/closest.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";

/** Prints a JSON Schema, or what there are schemas of. */
export async function schema(name: string | undefined, io: Io): Promise<number> {
  const schemas = await io.assets.schemas();
  const names = Object.keys(schemas);
  if (name === undefined) {
    const width = Math.max(...names.map((one) => one.length));
    const style = styleFor(io.stdout, io.env);
    const lines = names.map((one) => {
      const { title } = JSON.parse(schemas[one]!) as { title: string };
      return `${style.paint(one.padEnd(width), "strong")}  ${title}\n`;
    });
    await io.stdout.write(lines.join(""));
    return exit.clean;
  }
  if (!Object.hasOwn(schemas, name)) {
    const near = closest(name, names);
    const hint = near === undefined ? `there are ${listed(names, "and")}` : `did you mean ${near}?`;
    throw new UsageError(`no schema is called ${name}; ${hint}`);
  }
  await io.stdout.write(schemas[name]!);
  return exit.clean;
}
