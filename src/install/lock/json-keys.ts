/** Levels that what a later version writes may nest. */
const DEEPEST = 64;

/**
 * What `JSON.parse` passes over in silence: a key that stands twice in an object, where the last one
 * wins, keys that reach for the prototype, and values that nest without end. The text must be JSON
 * that parses.
 */
export function suspiciousPart(json: string): string | undefined {
  const keys: (Set<string> | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (let found = token.exec(json); found; found = token.exec(json)) {
    const [text] = found;
    if (keys.length > DEEPEST) return `it nests more than ${DEEPEST} levels deep`;
    if (text === "{") keys.push(new Set());
    else if (text === "[") keys.push(undefined);
    else if (text === "}" || text === "]") keys.pop();
    else {
      const seen = keys.at(-1);
      if (!seen || !isKey(json, token.lastIndex)) continue;
      const key = JSON.parse(text) as string;
      if (seen.has(key)) return `the key ${text} stands twice`;
      if (prototypeKeys.has(key)) return `there is a key ${text}`;
      seen.add(key);
    }
  }
  return undefined;
}

const prototypeKeys = new Set(["__proto__", "constructor", "prototype"]);

/** A colon follows a key and nothing else. */
function isKey(json: string, from: number): boolean {
  let at = from;
  while (json[at] === " " || json[at] === "\t" || json[at] === "\n" || json[at] === "\r") at++;
  return json[at] === ":";
}
