import { severityOf } from "../lint/diagnostic.ts";
import type { RuleMeta } from "./rule.ts";

/** The rules as a Markdown table; `folder` leads from the document to the pages. */
export function ruleTable(rules: readonly RuleMeta[], folder = "src/rules"): string {
  const rows = rules.map(({ id, summary, effect, fix }) => {
    const cells = [`[${id}](${folder}/${id}.md)`, summary, severityOf(effect), fix ?? ""];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| Rule | Finds | Level | Fix |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
