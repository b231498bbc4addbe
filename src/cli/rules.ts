import { severityOf } from "../rules/effect.ts";
import { rules as all } from "../rules/index.ts";
import { rulePage } from "../rules/page.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";

export async function rules(format: string, io: Io): Promise<number> {
  if (format === "json") {
    const list = all.map(({ id, summary, effect, since, scope, fix }) => ({
      id,
      summary,
      severity: severityOf(effect),
      effect,
      scope,
      fix: fix ?? null,
      since,
      url: rulePage(id),
    }));
    await io.stdout.write(`${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`);
    return exit.clean;
  }
  if (format !== "pretty") throw new UsageError(`unknown format: ${format} (pretty, json)`);
  const style = styleFor(io.stdout, io.env);
  const width = Math.max(...all.map(({ id }) => id.length));
  const lines = all.map(({ id, summary, effect }) => {
    const severity = severityOf(effect);
    const level = style.paint(severity.padEnd(7), severity);
    return `${style.link(id, rulePage(id))}${" ".repeat(width - id.length)}  ${level}  ${summary}`;
  });
  await io.stdout.write(`${lines.join("\n")}\n`);
  return exit.clean;
}
