import type { SpecResult } from "./spec.ts";

/** What looks like a path is none of the other kinds. */
export function isPath(asked: string): boolean {
  return (
    /^(?:\.{1,2}(?=[\\/#]|$)|~?[\\/])/.test(asked) ||
    /^[a-z]:[\\/]/i.test(asked) ||
    asked.startsWith("file:") ||
    (/\.(?:md|tgz|tar\.gz)(?:#[^#/\\]*)?$/i.test(asked) && !/[@:]/.test(asked))
  );
}

/** `path[#agent]`, also with `file:` in front of it. */
export function pathSpec(asked: string): SpecResult {
  const path = asked.replace(/^file:(?:\/\/(?=\/))?/, "");
  const hash = path.lastIndexOf("#");
  const agent = path.slice(hash + 1);
  // A `#` may be part of a folder's name.
  if (hash > 0 && !/[\\/]/.test(agent) && !agent.endsWith(".md")) {
    if (agent === "") return { problem: "no agent is named behind the #" };
    return { spec: { type: "path", path: path.slice(0, hash), agent } };
  }
  return path === "" ? { problem: "no path is given" } : { spec: { type: "path", path } };
}
