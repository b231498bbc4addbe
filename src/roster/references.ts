import { coordinationBlock } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import { compareText } from "../text/order.ts";

/** What an agent counts on finding beside it. Sorted, each once. */
export interface References {
  /** Named in its `coordination` lists. */
  readonly agents: readonly string[];
  /** Relative to the project's root, forward slashes. */
  readonly documents: readonly string[];
}

export function referencesOf(reading: Reading): References {
  const { name, document } = reading;
  const named = (coordinationBlock(reading)?.colleagues ?? []).map((one) => one.name);
  return {
    agents: unique(named.filter((agent) => agent !== name)),
    documents: unique(documentsIn(document.body)),
  };
}

/**
 * Only forms that cannot mean anything else: a path from `docs/` or `./docs/` on that ends in
 * `.md`, and a bare `CLAUDE.md`. Code blocks hold examples, so they are left out.
 */
function documentsIn(body: string): string[] {
  const prose = withoutCodeBlocks(body);
  const found = prose.match(/(?<![\w./\\-])(?:\.\/)?(?:docs\/[\w./-]*|CLAUDE\.md)(?![\w.*{<[/-])/g);
  return (found ?? [])
    .map((path) => path.replace(/^\.\//, "").replace(/[.-]+$/, ""))
    .filter((path) => path.endsWith(".md"))
    .filter((path) =>
      path.split("/").every((part) => part !== "" && !/^\.{1,2}$|^\.md$/.test(part)),
    );
}

/** Blocks between fences of three or more backticks or tildes; one that never closes runs to the end. */
function withoutCodeBlocks(body: string): string {
  let fence: string | undefined;
  const kept: string[] = [];
  for (const line of body.split(/\r?\n/)) {
    const mark = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence === undefined) {
      if (mark) fence = mark[1]!;
      else kept.push(line);
    } else if (mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === "") fence = undefined;
  }
  return kept.join("\n");
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compareText);
}
