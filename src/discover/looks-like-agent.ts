import { open } from "node:fs/promises";

/** Read from the start of a file to judge what it is, in bytes. */
const HEAD = 8_192;

/** Names of files that explain a folder; the client skips them when they have no frontmatter. */
const documentation =
  /^(?:readme|changelog|contributing|license|claude|agents|index|todo|notes)\b.*\.md$/i;

/** Why a Markdown file is not taken for an agent; nothing when it is. */
export async function notAnAgent(
  absolute: string,
  name: string,
  inAgentsFolder: boolean,
): Promise<string | undefined> {
  const head = await readHead(absolute);
  // What cannot be read here is read later, where the failure is told.
  if (head === undefined) return undefined;
  const fenced = /^\uFEFF?\s*---/.test(head);
  if (inAgentsFolder) {
    return documentation.test(name) && !fenced ? "documentation: it has no frontmatter" : undefined;
  }
  if (name === "SKILL.md") return "a skill";
  if (!fenced) return "no frontmatter, and not in an agents folder";
  const hasName = /^name[ \t]*:/m.test(head);
  const hasDescription = /^description[ \t]*:/m.test(head);
  return hasName && hasDescription
    ? undefined
    : "no name and description, and not in an agents folder";
}

async function readHead(absolute: string): Promise<string | undefined> {
  try {
    const handle = await open(absolute, "r");
    try {
      const bytes = new Uint8Array(HEAD);
      const { bytesRead } = await handle.read(bytes, 0, HEAD);
      return new TextDecoder().decode(bytes.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
