/** A line of commands as a shell understands it, where its letters are put in disguise. */
export interface Unmasked {
  readonly text: string;
  /** A command itself is disguised, and not only what is handed to it. */
  readonly hidesCommand: boolean;
}

const MASKS =
  /\$\{?ifs|\$'|(?<![\w\\])\\[a-z]|[a-z\d](?:''|""|\\|\$[@*])[a-z\d]|[a-z](["'])[a-z]{1,12}\1[a-z]/;
/** A name and its value, as shells and PowerShell set it. */
const SETTING =
  /(?:^|[\n;&({`]|\b(?:export|local|declare|set)\s)\s*\$?([a-z_]\w{0,30})\s?=\s?("[^"\n]{0,400}"|'[^'\n]{0,400}'|\$\([^)\n]{0,200}\)|`[^`\n]{0,200}`|[^\s;|&"'`=]{1,400})/g;
const LONGEST = 16_384;

/** Absent where nothing is disguised. `above` has the lines before, with what they set. */
export function unmasked(line: string, above: string): Unmasked | undefined {
  let text = line;
  let hidesCommand = false;
  if (MASKS.test(text)) {
    const plain = text
      .replace(/\$\{ifs[^}\n]{0,20}\}|\$ifs(?:\$\d)?/g, " ")
      .replace(/\$'([^'\n]{0,400})'/g, (_, spelled: string) => decoded(spelled))
      .replace(/(?<=[a-z\d])(?:''|""|\\(?=[a-z])|\$[@*])(?=[a-z\d])/g, "")
      .replace(/(?<![\w\\])\\(?=[a-z])/g, "")
      .replace(/(?<=[a-z])(["'])([a-z]{1,12})\1(?=[a-z])/g, "$2");
    hidesCommand = plain !== text;
    text = plain;
  }
  if (text.includes("$")) {
    const values = settings(`${above}\n${line}`);
    if (values.size > 0) {
      hidesCommand ||= CALLED_BY_NAME.test(text);
      text = filledIn(text, values);
    }
  }
  return text === line ? undefined : { text, hidesCommand };
}

/** A command that is called by a variable, and is handed something. */
const CALLED_BY_NAME = /(?:^|[;|&`(]\s*|\bthen\s+)(?:\$\{?[a-z_]\w{0,30}\}?){1,4}\s+\S/;

function decoded(spelled: string): string {
  return spelled.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([0-7]{3}))/g, (_, hex, long, octal) =>
    String.fromCodePoint(octal ? Number.parseInt(octal, 8) : Number.parseInt(hex ?? long, 16)),
  );
}

const LOOP = /\bfor\s{1,4}([a-z_]\w{0,30})\s{1,4}in\s{1,4}([^;\n]{1,200})/g;

function settings(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, name, value] of text.matchAll(SETTING)) {
    values.set(name!, value!.replace(/^(["'])(.*)\1$/, "$2"));
  }
  for (const [, name, list] of text.matchAll(LOOP)) values.set(name!, list!.trim());
  return values;
}

function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  let size = text.length;
  return text.replace(/\$(?:\{([a-z_]\w{0,30})\}|([a-z_]\w{0,30}))/g, (whole, braced, bare) => {
    const value = values.get(braced ?? bare);
    if (value === undefined || size + value.length > LONGEST) return whole;
    size += value.length;
    return value;
  });
}
