import type { Resolved } from "./source.ts";

/** What two agents of one source have in common, whatever their versions. */
export function originOf(resolved: Resolved): string {
  switch (resolved.type) {
    case "catalog":
    case "npm":
      return `npm:${resolved.package}`;
    case "git":
    case "https":
      return resolved.url;
    case "path": {
      const { path, entry, root } = resolved;
      // The folder that holds `agents`, else that of the file.
      if (entry !== undefined) return path;
      return root ?? path.replace(/(?:^|\/)(?:\.claude\/)?agents\/.*$|\/[^/]*$/, "");
    }
  }
}
