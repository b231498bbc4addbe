import { readStart } from "./read-file.ts";

/** Read from the start of a file to judge what it is, in bytes. */
const HEAD = 8_192;

/** Names of files that explain a folder; the client skips them when they have no frontmatter. */
const documentation =
  /^(?:readme|changelog|contributing|license|claude|agents|index|todo|notes)\b.*\.md$/i;

/**
 * What a folder says of the Markdown files in it: `agents`, the client or the user takes them for
 * agents; `perhaps`, it is merely called that; `mixed`, any other folder.
 */
export type FolderKind = "agents" | "perhaps" | "mixed";

/** Why a Markdown file is not taken for an agent; nothing when it is. */
export function notAnAgent(absolute: string, name: string, folder: FolderKind): string | undefined {
  if (folder === "agents" && !documentation.test(name)) return undefined;
  if (folder !== "agents" && name === "SKILL.md") return "a skill";
  if (folder !== "agents" && /\.(?:prompt|instructions)\.md$/.test(name)) {
    return "a prompt of another product";
  }
  const head = readHead(absolute);
  // What cannot be read here is read later, where the failure is told.
  if (head === undefined) return undefined;
  const fenced = /^\uFEFF?\s*---/.test(head);
  if (!fenced && folder !== "mixed" && documentation.test(name))
    return "documentation: it has no frontmatter";
  if (folder === "agents") return undefined;
  const hasName = /^name[ \t]*:/m.test(head);
  const hasDescription = /^description[ \t]*:/m.test(head);
  if (folder === "perhaps") {
    // A site about agents has a folder for its pages.
    if (!hasName && /^title[ \t]*:/m.test(head)) return "a page with a title and no name";
    return fenced || hasName || hasDescription ? undefined : "no frontmatter";
  }
  if (!fenced) return "no frontmatter, and not in an agents folder";
  return hasName && hasDescription
    ? undefined
    : "no name and description, and not in an agents folder";
}

function readHead(absolute: string): string | undefined {
  try {
    return new TextDecoder().decode(readStart(absolute, HEAD).bytes);
  } catch {
    return undefined;
  }
}
