import type { Arbitrary } from "fast-check";
import fc from "fast-check";

/*
 * Agents that are damaged the way people damage them: each piece of damage states what the
 * description was plainly meant to be. `npm run conformance:repair` and the property tests use it.
 */

/** A healthy agent in its parts. */
export interface Healthy {
  readonly name: string;
  /** On one line, without dashes in a row. */
  readonly description: string;
  /** Lines of the further fields. */
  readonly others: readonly string[];
  readonly body: string;
}

export interface Damaged {
  readonly kinds: readonly string[];
  readonly text: string;
  /** What the author plainly meant. */
  readonly name: string;
  readonly description: string;
  /** A part of the prompt that has to be there. */
  readonly body: string;
}

/** A file in the making. */
interface Parts {
  readonly before: readonly string[];
  readonly opener: string;
  readonly name: readonly string[];
  readonly description: readonly string[];
  readonly meant: string;
  readonly others: readonly string[];
  readonly closer: string;
  readonly between: readonly string[];
  readonly body: string;
  readonly after: readonly string[];
  readonly ends: string;
}

type Damage = (parts: Parts, agent: Healthy) => Partial<Parts>;

const plainly = (text: string) => text.replaceAll('"', "'").replaceAll(/: |:$| #/g, " ");
const words = (text: string, count: number) => {
  const all = plainly(text).split(" ");
  return [all.slice(0, count).join(" "), all.slice(count).join(" ")] as const;
};

/** As an editor that breaks long lines leaves them. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const dialogue = [
  "<example>",
  "Context: A change is ready",
  'user: "Can you look at this: is it right?"',
  'assistant: "I\'ll use the agent"',
  "<commentary>",
  "It is what the agent is for.",
  "</commentary>",
  "</example>",
];
const points = ["- reads the change: all of it", "- says what is wrong"];

/** How a description is written wrongly. */
export const ofDescription: Readonly<Record<string, Damage>> = {
  "colon in several lines": (_, { description }) => ({
    description: [`description: Use when: ${plainly(description)}`, "  and then: ask"],
    meant: `Use when: ${plainly(description)} and then: ask`,
  }),
  "wrapped at the margin": (_, { description }) => {
    const lines = wrapped(plainly(description), 40);
    return {
      description: [`description: ${lines[0]}`, ...lines.slice(1)],
      meant: plainly(description),
    };
  },
  "examples at the margin": (_, { description }) => ({
    description: [`description: ${plainly(description)}`, "", ...dialogue, ""],
    meant: [plainly(description), "", ...dialogue].join("\n"),
  }),
  "examples indented": (_, { description }) => ({
    description: [
      `description: Use it: ${plainly(description)}`,
      "",
      ...dialogue.map((line) => `  ${line}`),
    ],
    meant: [`Use it: ${plainly(description)}`, "", ...dialogue].join("\n"),
  }),
  "points at the margin": (_, { description }) => ({
    description: [`description: ${plainly(description)}`, ...points],
    meant: [plainly(description), ...points].join("\n"),
  }),
  "speakers at the margin": (_, { description }) => ({
    description: [
      `description: ${plainly(description)} Examples:`,
      'user: "a" b',
      "assistant: c: d",
    ],
    meant: `${plainly(description)} Examples:\nuser: "a" b\nassistant: c: d`,
  }),
  "text behind the quote": (_, { description }) => {
    const [first, rest] = words(description, 2);
    return { description: [`description: "${first}" ${rest}`], meant: `"${first}" ${rest}`.trim() };
  },
  "quotes inside quotes": (_, { description }) => {
    const [first, rest] = words(description, 3);
    return {
      description: [`description: "${first} "like this" and ${rest}"`],
      meant: `${first} "like this" and ${rest}`,
    };
  },
  "quote not closed": (_, { description }) => ({
    description: [`description: "${plainly(description)}`],
    meant: plainly(description),
  }),
  "several lines in quotes at the margin": (_, { description }) => {
    const lines = wrapped(plainly(description), 50);
    return {
      description: [`description: "${lines.join("\n")}\nand more"`],
      meant: `${plainly(description)} and more`,
    };
  },
  "starts like a list": (_, { description }) => ({
    description: [`description: - ${plainly(description)}`],
    meant: `- ${plainly(description)}`,
  }),
  "starts like a question": (_, { description }) => ({
    description: [`description: ? ${plainly(description)}`],
    meant: `? ${plainly(description)}`,
  }),
  "ends in a colon": (_, { description }) => ({
    description: [`description: ${plainly(description)}:`],
    meant: `${plainly(description)}:`,
  }),
  "unknown escape": (_, { description }) => ({
    description: [`description: "Matches \\d and ${plainly(description)}"`],
    meant: `Matches \\d and ${plainly(description)}`,
  }),
  "dashes in the middle": (_, { description }) => ({
    description: [`description: "Reviews --- ${plainly(description)}"`],
    meant: `Reviews --- ${plainly(description)}`,
  }),
  "block at the margin": (_, { description }) => ({
    description: ["description: |", plainly(description), "Use it when: asked"],
    meant: `${plainly(description)}\nUse it when: asked`,
  }),
  "block with text behind its mark": (_, { description }) => ({
    description: [`description: | ${plainly(description)}`, "  And more: this"],
    meant: `${plainly(description)}\nAnd more: this`,
  }),
  "block that loses its indentation": (_, { description }) => ({
    description: ["description: |", `    ${plainly(description)}`, "  Use it when: asked"],
    meant: `${plainly(description)}\nUse it when: asked`,
  }),
  "unusual blank behind the colon": (_, { description }) => ({
    description: [`description:\u00a0${plainly(description)}`],
    meant: plainly(description),
  }),
  "no blank behind the colon": (_, { description }) => ({
    description: [`description:${plainly(description)}`],
    meant: plainly(description),
  }),
  "wide colon": (_, { description }) => ({
    description: [`description\uff1a${plainly(description)}`],
    meant: plainly(description),
  }),
  "a little further in": (_, { description }) => ({
    description: [` description: ${plainly(description)}`],
    meant: plainly(description),
  }),
  "control character": (_, { description }) => ({
    description: [`description: ${plainly(description)}\u0000`],
    meant: plainly(description),
  }),
  "hash in front": (_, { description }) => ({
    description: [`description: #1 ${plainly(description)}`],
    meant: `#1 ${plainly(description)}`,
  }),
  "a list": (_, { description }) => ({
    description: ["description:", `  - ${plainly(description)}`, "  - and more"],
    meant: `- ${plainly(description)}\n- and more`,
  }),
};

/** What happens to the fences and to what stands around them. */
export const ofEnvelope: Readonly<Record<string, Damage>> = {
  "not closed": () => ({ closer: "" }),
  "closed by dots": () => ({ closer: "..." }),
  "closed by two dashes": () => ({ closer: "--" }),
  "closed by stars": () => ({ closer: "***" }),
  "closed by a long dash": () => ({ closer: "\u2014" }),
  "four dashes": () => ({ opener: "----", closer: "----" }),
  "many dashes": () => ({ opener: "-".repeat(56), closer: "-".repeat(56) }),
  "opened with a language": () => ({ opener: "---yaml" }),
  "opened with a note": () => ({ opener: "--- # who" }),
  "opened with a long dash": () => ({ opener: "\u2014" }),
  "no fences": () => ({ opener: "", closer: "" }),
  "no opener": () => ({ opener: "" }),
  "blank line first": () => ({ before: [""] }),
  "title first": () => ({ before: ["# The agent", ""] }),
  "comment first": () => ({ before: ["<!-- made by hand -->"] }),
  "sentence first": () => ({ before: ["Here is the agent that you asked for:", ""] }),
  "title and block of code": () => ({
    before: ["# The agent", "", "```yaml"],
    between: ["```", ""],
  }),
  "all in a block of code": () => ({ before: ["```markdown"], after: ["```"] }),
  "code in place of fences": () => ({ opener: "```yaml", closer: "```" }),
  "code inside the fences": ({ name, others }) => ({
    name: ["```yaml", ...name],
    others: [...others, "```"],
  }),
  "hidden character first": () => ({ opener: "\u200b---" }),
  "fields on both sides": ({ others }, { name }) => ({ name: [`name: ${name}`, "---"], others }),
  "carriage returns": () => ({ ends: "\r" }),
  "rule in the prompt closes": ({ body }) => ({
    closer: "",
    body: `# Task\n\n${body}\n\n---\n\nThe end.`,
  }),
};

/** What else in the block keeps it from being parsed. */
export const ofOthers: Readonly<Record<string, Damage>> = {
  "colon in a hook": ({ others }) => ({
    others: [
      ...others,
      "hooks:",
      "  PostToolUse:",
      "    - matcher: Read",
      "      hooks:",
      "        - type: command",
      "          command: echo a: b",
    ],
  }),
  "colon below a key": ({ others }) => ({ others: [...others, "metadata:", "  note: a: b"] }),
  "colon and a digit": ({ name }) => ({ name: [...name, "x1: a: b"] }),
  "text behind a quote": ({ others }) => ({ others: [...others, 'author: "A" and B'] }),
  "dashes in a comment": ({ name }) => ({ name: ["# ----- identity -----", ...name] }),
  "dashes in a later comment": ({ others }) => ({ others: ["# --- tools ---", ...others] }),
  "unusual blank in a list": ({ others }) => ({
    others: [...others, "tags:", "\u00a0\u00a0- a", "\u00a0\u00a0- b"],
  }),
  directive: ({ name }) => ({ name: ["%YAML 1.2", ...name] }),
  "end mark": ({ name }) => ({ name: [...name, "..."] }),
  "no blank behind name": (_, { name }) => ({ name: [`name:${name}`] }),
  "name and a tail": (_, { name }) => ({ name: [`name: "${name}`] }),
  "list of tools not closed": ({ others }) => ({ others: [...others, 'skills: ["a", "b"'] }),
  "ragged list": ({ others }) => ({ others: [...others, "skills:", "  - a", " - b"] }),
  "items at the margin of a value": ({ others }) => ({ others: [...others, "tags: a", "- b"] }),
};

/** Everything in the block as items, or further in. */
export const ofAll: Readonly<Record<string, Damage>> = {
  items: ({ name, description, others }) =>
    description.length === 1 &&
    [...name, ...description, ...others].every((line) => /^\w[\w-]*: /.test(line))
      ? {
          name: name.map((line) => `- ${line}`),
          description: description.map((line) => `- ${line}`),
          others: others.map((line) => `- ${line}`),
        }
      : {},
  "all further in": ({ name, description, others, opener, closer }) => {
    const inward = (line: string) => (line === "" ? line : `    ${line}`);
    return {
      before: [""],
      opener: inward(opener),
      name: name.map(inward),
      description: description.map(inward),
      others: others.map(inward),
      closer: inward(closer),
    };
  },
};

/** One piece of damage of each of the kinds that are asked for, in this order, and the line ends. */
export function damaged(
  agent: Healthy,
  kinds: {
    readonly description?: string;
    readonly others?: string;
    readonly all?: string;
    readonly envelope?: string;
    readonly crlf?: boolean;
  },
): Damaged {
  const { name, description, others, body } = agent;
  let parts: Parts = {
    before: [],
    opener: "---",
    name: [`name: ${name}`],
    description: [`description: ${plainly(description)}`],
    meant: plainly(description),
    others,
    closer: "---",
    between: [],
    body,
    after: [],
    ends: "\n",
  };
  const steps: [string, Damage | undefined][] = [
    [kinds.description ?? "", ofDescription[kinds.description ?? ""]],
    [kinds.others ?? "", ofOthers[kinds.others ?? ""]],
    [kinds.all ?? "", ofAll[kinds.all ?? ""]],
    [kinds.envelope ?? "", ofEnvelope[kinds.envelope ?? ""]],
  ];
  for (const [, change] of steps) if (change) parts = { ...parts, ...change(parts, agent) };
  const fence = (line: string) => (line === "" ? [] : [line]);
  const lines = [
    ...parts.before,
    ...fence(parts.opener),
    ...parts.name,
    ...parts.description,
    ...parts.others,
    ...fence(parts.closer),
    ...parts.between,
    "",
    parts.body,
    ...parts.after,
    "",
  ];
  const ends = kinds.crlf && parts.ends === "\n" ? "\r\n" : parts.ends;
  return {
    kinds: [
      ...steps.flatMap(([kind, change]) => (change ? [kind] : [])),
      ...(kinds.crlf ? ["CRLF"] : []),
    ],
    text: lines.join("\n").replaceAll("\n", ends),
    name,
    description: parts.meant,
    body: parts.body,
  };
}

/** Each piece of damage alone, and each with one of another kind. */
export function everyDamage(): readonly Parameters<typeof damaged>[1][] {
  const keys = (all: Readonly<Record<string, Damage>>) => Object.keys(all);
  const single = [
    ...keys(ofDescription).map((description) => ({ description })),
    ...keys(ofOthers).map((others) => ({ others })),
    ...keys(ofAll).map((all) => ({ all })),
    ...keys(ofEnvelope).map((envelope) => ({ envelope })),
  ];
  const pairs = keys(ofDescription).flatMap((description) => [
    ...keys(ofOthers).map((others) => ({ description, others })),
    ...keys(ofEnvelope).map((envelope) => ({ description, envelope })),
    ...keys(ofAll).map((all) => ({ description, all })),
  ]);
  const further = keys(ofOthers).flatMap((others) =>
    keys(ofEnvelope).map((envelope) => ({ others, envelope })),
  );
  const lf = [...single, ...pairs, ...further];
  return lf.flatMap((kinds) => [kinds, { ...kinds, crlf: true }]);
}

/** Healthy agents of our own. */
export const anyHealthy: Arbitrary<Healthy> = fc.record({
  name: fc.constantFrom("code-reviewer", "test-runner", "docs"),
  description: fc.constantFrom(
    "Reviews a change for correctness. Use it before every commit.",
    "Runs the tests, and says which of them fail and why, so that nobody has to read the whole log.",
    "Writes documentation (guides, API pages) for what a change adds; don't use it for comments.",
  ),
  others: fc.subarray(["tools: Read, Grep", "model: sonnet", "color: blue", "version: 1.0.0"]),
  body: fc.constantFrom(
    "You are a reviewer.\n\n## Steps\n\n1. Read.\n2. Say what is wrong.",
    "# Role\n\nYou run tests.",
  ),
});
