import type { Resolved } from "./source.ts";

/** Where an agent comes from, in a few words. */
export function sourceInWords(resolved: Resolved): string {
  switch (resolved.type) {
    case "catalog":
      return `${resolved.package} ${resolved.version}`;
    case "path":
      return resolved.entry === undefined ? resolved.path : `${resolved.path} (${resolved.entry})`;
    case "npm":
      return `npm:${resolved.package}@${resolved.version}`;
    case "git":
      return `${resolved.url} at ${resolved.commit.slice(0, 7)}`;
    case "https":
      return resolved.url;
  }
}
