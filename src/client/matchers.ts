import type { Client } from "./client.ts";

/** A part of a matcher that no tool can ever have as its name. */
export interface DeadMatch {
  /** Completes "a hook on … …": `matches "bash", and names of tools are case-sensitive`. */
  readonly what: string;
  /** That part as it is written. */
  readonly part: string;
  /** The tool that was meant, the first of several. */
  readonly tool: string;
  /** How to write that part. */
  readonly right: string;
}

/**
 * What in the matcher of a hook on tools names a tool in a way that matches none. A matcher of words
 * is a list, separated by commas and bars, of exact names in their case; any other is a pattern
 * (observed with 26 matchers). Patterns are not run, since a stranger wrote them.
 */
export function deadMatch(matcher: string, client: Client): DeadMatch | undefined {
  if (matcher.length > LONGEST) return undefined;
  if (!/^[\w\s|,-]*$/.test(matcher)) return permissionRule(matcher, client);
  const known = (name: string) =>
    client.tool(name) !== undefined || client.aliasOf(name) !== undefined;
  const names = matcher.split(/[|,]/).map((name) => name.trim());
  for (const name of names) {
    if (name === "" || known(name)) continue;
    const right = client.toolInAnyCase(name);
    if (right && !names.includes(right)) {
      return {
        what: `matches "${name}", and names of tools are case-sensitive`,
        part: name,
        tool: right,
        right,
      };
    }
    const words = name.split(/\s+/);
    if (words.length > 1 && words.every(known)) {
      const what = `matches "${name}" as one name, since blanks separate nothing`;
      return { what, part: name, tool: words[0]!, right: words.join("|") };
    }
  }
  return undefined;
}

/** Longer than any list of tools, in UTF-16 units. */
const LONGEST = 2_000;

/** `Bash(git:*)` is the form of a permission; as a pattern it wants letters behind the name. */
function permissionRule(matcher: string, client: Client): DeadMatch | undefined {
  const parts = /^([A-Za-z]+)\([a-z]{2}[^()|]*\)$/.exec(matcher.trim());
  const tool = parts?.[1];
  if (tool === undefined || client.tool(tool) === undefined) return undefined;
  return {
    what: `matches "${matcher}", and no tool has such a name`,
    part: matcher,
    tool,
    right: tool,
  };
}
