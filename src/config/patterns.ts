import picomatch from "picomatch";

/** Whether a path, with forward slashes and from the folder of the configuration, is meant. */
export type Matches = (path: string) => boolean;

const MOST_LENGTH = 500;
/** Stars and groups in one name, up to which matching it takes bounded time. */
const MOST_STARS = 2;
const MOST_GROUPS = 2;

/**
 * Why a pattern is not taken. The engine that matches a name backtracks, and a configuration may be
 * a stranger's: what could make it slow is refused, and so is syntax that shells disagree about.
 */
export function patternProblem(pattern: string): string | undefined {
  const plain = pattern.replace(/^!/, "");
  if (pattern.length > MOST_LENGTH) return `is longer than ${MOST_LENGTH} characters`;
  if (plain.includes("\\")) return "has a backslash; folders are divided by `/`";
  if (/[()|]/.test(plain)) return "has parentheses or `|`, which are no part of a pattern";
  if (/^(?:\/|[a-z]:)/i.test(plain)) {
    return "is absolute; a pattern starts at the folder of its file";
  }
  if (/(?:^|\/)\.\.(?:\/|$)/.test(plain)) return "leads out of the folder of its file";
  if (/\{[^}]*\//.test(plain)) return "has a slash in a group";
  for (const name of plain.split("/")) {
    if (count(name, /\{/g) > MOST_GROUPS) return `has more than ${MOST_GROUPS} groups in one name`;
    if (name !== "**" && count(name, /\*+/g) > MOST_STARS) {
      return `has more than ${MOST_STARS} stars in one name`;
    }
  }
  return undefined;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/**
 * Patterns as people know them from `.gitignore`: one without a slash is about a name anywhere below,
 * one that names a folder is about all that is in it, and `!` takes back what an earlier one says.
 */
export function matcher(patterns: readonly string[]): Matches {
  const tests = patterns.map((pattern) => {
    const back = pattern.startsWith("!");
    const plain = pattern.replace(/^!/, "").replace(/^\.\//, "").replace(/\/$/, "");
    const anywhere = plain.includes("/") ? [] : ["**"];
    return { back, parts: [...anywhere, ...plain.split("/"), "**"].map(partOf) };
  });
  return (path) => {
    const names = path.split("/");
    let meant = false;
    for (const { back, parts } of tests) {
      if (meant === back && matchesAll(parts, names)) meant = !back;
    }
    return meant;
  };
}

/** A test of one name, or `**`, which stands for any number of folders. */
type Part = "**" | ((name: string) => boolean);

function partOf(part: string): Part {
  if (part === "**") return part;
  return picomatch(part, { dot: true, nonegate: true, noextglob: true, regex: false });
}

/** Only the latest `**` is ever taken back, so the time is at most parts times names. */
function matchesAll(parts: readonly Part[], names: readonly string[]): boolean {
  let part = 0;
  let name = 0;
  let latest: { part: number; name: number } | undefined;
  while (name < names.length) {
    const test = parts[part];
    if (test === "**") latest = { part: part++, name };
    else if (test?.(names[name]!)) [part, name] = [part + 1, name + 1];
    else if (latest) {
      latest.name++;
      [part, name] = [latest.part + 1, latest.name];
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === "**");
}
