import fc from "fast-check";
import { field } from "./fields.ts";
import { fixture, fixtureIds } from "./fixture.ts";
import { value } from "./values.ts";

/* Random agent files, built of pieces of the fixtures and then damaged. */

/** Stands in every file for its name; as long as what takes its place. */
export const NAME = "agent-name";

/** Characters and words that mean something to YAML or to the client. */
const marks = (
  ": | #|\"|'|- |---|\t|[|]|{|}|&|*|!|>|%|@|`|,|\r|\u00a0|\\n|\\|  |?|~|x|:|#|\ufeff|\u2028|é|" +
  "  - a|\n|\n\n|<<: |null|[]|&a |*a|!!str |...|\\u0041|''|\"\"|\u3000"
)
  .split("|")
  .concat("|");

/** First lines that let most of the files load, so that what follows is looked at. */
const names = [
  `name: ${NAME}`,
  `name: "${NAME}"`,
  `name: '${NAME}'`,
  `name:${NAME}`,
  `Name: ${NAME}`,
];
const descriptions = [
  "description: d",
  "description: Use when: it",
  'description: "a: b"',
  "description: it's #1",
  "description: |\n  x\n  y: z",
  "description: >-\n  x\n\n  y",
  "description: a\n  b",
  "description: - x",
  'description: "a\\tb"',
  "description: a # b",
  "description: [x] y",
];

type Edit = (text: string) => string;

/** Whole files. `here` is the URL of a file in this folder. */
export function agentFile(here: string): fc.Arbitrary<string> {
  const texts = fixtureTexts(here);
  const lines = linesOf(texts);
  const line = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...lines.filter((one) => /^\w+: /.test(one))) },
    { weight: 1, arbitrary: fc.constantFrom(...lines) },
  );
  const first = fc.oneof(
    { weight: 8, arbitrary: fc.constant(names[0]!) },
    { weight: 2, arbitrary: fc.constantFrom(...names) },
  );
  const composed = fc
    .tuple(first, fc.constantFrom(...descriptions), fc.array(line, { maxLength: 4 }), fc.nat(9))
    .map(([name, description, rest, order]) => {
      const all = order === 0 ? [...rest, description, name] : [name, description, ...rest];
      return `---\n${all.join("\n")}\n---\nBody\n`;
    });
  const base = fc.oneof(
    { weight: 1, arbitrary: composed },
    { weight: 1, arbitrary: fc.constantFrom(...texts) },
    { weight: 4, arbitrary: grown },
  );
  const ends = fc.oneof(
    { weight: 7, arbitrary: fc.constant("\n") },
    { weight: 1, arbitrary: fc.constant("\r\n") },
  );
  // Most files must survive, or only their death is looked at.
  const edits = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(edit(line), { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(edit(line), { minLength: 2, maxLength: 3 }) },
  );
  return fc
    .tuple(base, edits, ends)
    .map(([text, changes, end]) =>
      changes.reduce((all, change) => change(all), text).replaceAll("\n", end),
    );
}

const rarely = (usual: string, ...others: readonly string[]) =>
  fc.oneof(
    { weight: 8 * others.length, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );

/** Lines that belong to no field. */
const loose = fc.constantFrom(
  ..."# c|  # c||  |\t|...|%YAML 1.2|%x|x|- x|  x: y|<<: {tools: Read}|<<: *a|&a|*a: x|!!map|{}|# -- c|? a|? a\n: b|\u0000|\u0085|x:\ty|}|]|\"x\"|'x': y|: x|:|--|# tools: Read|\tx: y|\u00a0|\ufeff".split(
    "|",
  ),
);

/** A file of any fields with any values. */
const grown = fc
  .tuple(
    rarely(
      "---\n",
      "---  \n",
      "---\t\n\n",
      "\ufeff---\n",
      "---\n\n\n",
      "---\r\n",
      "---\u00a0\n",
      "----\n",
      "--- \n# c\n",
    ),
    rarely(names[0]!, ...names),
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...descriptions) },
      { weight: 4, arbitrary: value.map((text) => `description: ${text}`) },
    ),
    fc.array(fc.oneof({ weight: 9, arbitrary: field }, { weight: 1, arbitrary: loose }), {
      maxLength: 4,
    }),
    rarely(
      "\n---\n",
      "\n--- \n",
      "\n---x\n",
      "\n  ---\n",
      "---\n",
      "\n----\n",
      "\n...\n---\n",
      "\n\n\n---",
      "\n---\r\n",
    ),
    rarely("Body\n", "", "  \n\nBody", "name: x\n---\n", "B\ntools: Read\n---\n", "\ufeffB"),
    fc.nat(9),
  )
  .map(([open, name, description, fields, close, body, order]) => {
    const all = order === 0 ? [...fields, description, name] : [name, description, ...fields];
    return open + all.join("\n") + close + body;
  });

/** One piece of damage; places are parts of the first 400 characters, or of the lines. */
function edit(line: fc.Arbitrary<string>): fc.Arbitrary<Edit> {
  // Left to itself, fast-check prefers the start, and damage there says no more than that it is damaged.
  const part = fc.noBias(fc.nat(9999)).map((number) => number / 10_000);
  const at = (text: string, where: number) => Math.floor(where * Math.min(text.length, 400));
  const inLines = (change: (lines: string[], index: number) => void, where: number): Edit => {
    return (text) => {
      const lines = text.split("\n");
      change(lines, Math.floor(where * lines.length));
      return lines.join("\n");
    };
  };
  return fc.oneof(
    fc.tuple(part, fc.constantFrom(...marks)).map(([where, mark]): Edit => {
      return (text) => text.slice(0, at(text, where)) + mark + text.slice(at(text, where));
    }),
    fc.tuple(part, fc.integer({ min: 1, max: 4 })).map(([where, length]): Edit => {
      return (text) => text.slice(0, at(text, where)) + text.slice(at(text, where) + length);
    }),
    part.map((where) => inLines((lines, index) => lines.splice(index, 1), where)),
    fc
      .tuple(part, line)
      .map(([where, added]) => inLines((lines, index) => lines.splice(index, 0, added), where)),
  );
}

function fixtureTexts(here: string): string[] {
  return fixtureIds(here)
    .filter((id) => !id.startsWith("size-") && !id.startsWith("name-len"))
    .map((id) => Buffer.from(fixture(id, here)).toString("utf8"))
    .filter((text) => !/@(?:BOX|NODE|MCP)@/.test(text))
    .map((text) => text.replaceAll(/fx-[\w-]+/g, NAME));
}

function linesOf(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split("\n"));
  return [...new Set(lines)].filter((one) => one.length < 200 && !/^(?:---|Body|B$)/.test(one));
}
