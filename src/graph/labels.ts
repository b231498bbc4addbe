import { printable } from "../text/printable.ts";
import { shownName } from "./view.ts";
import type { NodeView } from "./view.ts";

const LONGEST_LABEL = 34;

/** The name as a drawing shows it. */
export function labelOf(node: NodeView): string {
  const letters = Array.from(printable(shownName(node).trim()));
  return letters.length <= LONGEST_LABEL
    ? letters.join("")
    : `${letters.slice(0, LONGEST_LABEL - 1).join("")}…`;
}

/** What a node is, in a few words below its name. */
export function captionOf(node: NodeView): string {
  switch (node.kind) {
    case "missing":
      return "nobody has this name";
    case "command":
      return "command";
    case "builtin":
      return "comes with Claude Code";
    case "agent":
  }
  if (node.state === "shadowed") return "loses its name";
  if (node.state === "dead") return node.loads ? "cannot be started" : "skipped: does not load";
  const { granted, mcp } = node.tools;
  const count = granted === "*" ? 0 : granted.length + mcp.length;
  const tools = granted === "*" ? "all tools" : `${count} ${count === 1 ? "tool" : "tools"}`;
  const model = Array.from(printable(node.model ?? "inherit"))
    .slice(0, 24)
    .join("");
  return `${model} · ${tools}`;
}

/** All tools of an agent in one line. */
export function toolsOf({
  granted,
  mcp,
}: {
  readonly granted: "*" | readonly string[];
  readonly mcp: readonly string[];
}): string {
  return granted === "*" ? "all" : printable([...granted, ...mcp].join(", ")) || "none";
}
