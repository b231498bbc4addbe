import { readStart } from "./read-file.ts";

/** Read from the start of a file to judge what it is, in bytes. */
const HEAD = 8_192;

/** Names of files that explain a folder; the client skips them when they have no frontmatter. */
const documentation =
  /^(?:readme|changelog|contributing|license|claude|agents|index|todo|notes)\b.*\.md$/i;
/** So do `INTEGRATION.md` and `AGENT_GUIDE.md`, unless they start like an agent. */
const shouted = /^[A-Z][A-Z0-9_-]*\.md$/;

const startsWithField = /^\s*(?:name|description)[ \t]*:/;

/**
 * What a folder says of the Markdown files in it: `agents`, the client or the user takes them for
 * agents; `perhaps`, it is merely called that; `mixed`, any other folder.
 */
export type FolderKind = "agents" | "perhaps" | "mixed";

/** Why a Markdown file is not taken for an agent; nothing when it is. */
export function notAnAgent(absolute: string, name: string, folder: FolderKind): string | undefined {
  const mayExplain = documentation.test(name) || shouted.test(name);
  if (folder === "agents" && !mayExplain) return undefined;
  if (folder !== "agents" && name === "SKILL.md") return "a skill";
  if (folder !== "agents" && /\.(?:prompt|instructions)\.md$/.test(name)) {
    return "a prompt of another product";
  }
  const head = readHead(absolute);
  // What cannot be read here is read later, where the failure is told.
  if (head === undefined) return undefined;
  const fenced = /^\uFEFF?\s*---/.test(head);
  const fields = fenced ? firstBlock(head) : head;
  const hasName = /^name[ \t]*:/m.test(fields);
  const hasDescription = /^description[ \t]*:/m.test(fields);
  const explains = documentation.test(name) || (shouted.test(name) && !startsWithField.test(head));
  if (!fenced && folder !== "mixed" && explains) return "documentation: it has no frontmatter";
  if (folder === "agents") return undefined;
  if (folder === "perhaps") {
    // A site about agents has a folder for its pages.
    if (!hasName && /^title[ \t]*:/m.test(fields)) return "a page with a title and no name";
    return fenced || hasName || hasDescription ? undefined : "no frontmatter";
  }
  if (!fenced) return "no frontmatter, and not in an agents folder";
  return hasName && hasDescription
    ? undefined
    : "no name and description, and not in an agents folder";
}

/** Up to the second dashes: examples below them are no fields. */
function firstBlock(head: string): string {
  const end = head.indexOf("---", head.indexOf("---") + 3);
  return end < 0 ? head : head.slice(0, end);
}

function readHead(absolute: string): string | undefined {
  try {
    return new TextDecoder().decode(readStart(absolute, HEAD).bytes);
  } catch {
    return undefined;
  }
}
