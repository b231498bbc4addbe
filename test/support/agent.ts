/** A whole agent with further lines of frontmatter. */
export function agentWith(...lines: readonly string[]): string {
  return block("name: reviewer", "description: Reviews a change", ...lines);
}

/** A file whose frontmatter is exactly these lines. */
export function block(...lines: readonly string[]): string {
  return ["---", ...lines, "---", "", "Review the change.", ""].join("\n");
}
