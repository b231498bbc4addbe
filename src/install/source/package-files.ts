import type { SourceFile } from "./select.ts";

/** Where the agents of a package stand unless it says so itself. */
const DEFAULT = ["agents/*.md"];
const MOST_PATTERNS = 64;
const LONGEST_PATTERN = 256;

/**
 * Which files a package offers: `agents` in its package.json, a path or a list of paths with `*` and
 * `**`; `agents/*.md` when it says nothing. `problem` completes "its package.json …".
 */
export function offeredPatterns(
  manifest: Uint8Array | undefined,
): { readonly patterns: readonly string[] } | { readonly problem: string } {
  if (!manifest) return { patterns: DEFAULT };
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(manifest));
  } catch {
    return { problem: "is not JSON" };
  }
  const isObject = typeof parsed === "object" && parsed !== null && Object.hasOwn(parsed, "agents");
  if (!isObject) return { patterns: DEFAULT };
  const { agents } = parsed as { agents: unknown };
  const listed = typeof agents === "string" ? [agents] : agents;
  if (!Array.isArray(listed) || listed.length > MOST_PATTERNS || !listed.every(isPattern)) {
    return { problem: "does not say in `agents` which files they are" };
  }
  return { patterns: listed.map((pattern) => pattern.replace(/^(?:\.\/)+/, "")) };
}

function isPattern(item: unknown): item is string {
  return typeof item === "string" && item !== "" && item.length <= LONGEST_PATTERN;
}

/** The files that any of the patterns means. A pattern without a star may also name their folder. */
export function matching(
  files: readonly SourceFile[],
  patterns: readonly string[],
): readonly SourceFile[] {
  const split = patterns.map((pattern) => pattern.replace(/\/$/, "").split("/"));
  return files.filter(({ path }) => {
    const parts = path.split("/");
    return (
      path.endsWith(".md") &&
      split.some((pattern) => matches(parts, pattern) || matches(parts, [...pattern, "*.md"]))
    );
  });
}

/** `**` stands for any number of folders. Time grows with the product of both lengths at most. */
function matches(parts: readonly string[], pattern: readonly string[]): boolean {
  let reached = [true, ...parts.map(() => false)];
  for (const part of pattern) {
    const next = parts.map(() => false);
    if (part === "**") reached = reached.map((_, at) => reached.slice(0, at + 1).includes(true));
    else {
      for (const [at, name] of parts.entries()) next[at] = reached[at]! && matchesPart(name, part);
      reached = [false, ...next];
    }
  }
  return reached.at(-1)!;
}

/** `*` stands for any text inside one name; at every later mismatch only the last star is widened. */
function matchesPart(name: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let place = 0; place < name.length;) {
    if (pattern[at] === "*") [star, resume, at] = [at, place, at + 1];
    else if (at < pattern.length && pattern[at] === name[place]) [at, place] = [at + 1, place + 1];
    else if (star >= 0) [at, place, resume] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

const AGENTS_FOLDERS = [".claude/agents/**/*.md", "**/agents/**/*.md"];

/**
 * The files of a folder, an archive or a repository that may be agents, the likeliest first: those
 * that a package offers, those of agents folders, every Markdown file that is no skill.
 */
export function packageGroups(
  files: readonly SourceFile[],
): { readonly groups: readonly (readonly SourceFile[])[] } | { readonly problem: string } {
  const manifest = files.find(({ path }) => path === "package.json")?.bytes;
  const found = offeredPatterns(manifest);
  if ("problem" in found) return found;
  const others = files.filter(({ path }) => !/(?:^|\/)SKILL\.md$/.test(path));
  const groups = [
    matching(files, found.patterns),
    matching(others, AGENTS_FOLDERS),
    matching(others, ["**/*.md"]),
  ];
  return { groups: groups.filter((group) => group.length > 0) };
}

/** The single folder that holds everything, as npm and GitHub pack archives; "" when there is none. */
export function topFolder(files: readonly SourceFile[]): string {
  const [first] = files;
  const slash = first ? first.path.indexOf("/") : -1;
  if (!first || slash < 0) return "";
  const folder = first.path.slice(0, slash + 1);
  // A folder `agents` at the top is the content and not its wrapping.
  return folder !== "agents/" && files.every(({ path }) => path.startsWith(folder)) ? folder : "";
}
