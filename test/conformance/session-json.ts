import fc from "fast-check";
import { fields } from "../../src/client/facts/fields.ts";
import { hookEvents } from "../../src/client/facts/hooks.ts";

/* Random JSON for `--agents`. */

/** Name, description and model of each agent that the client defines, by name. */
export type Defined = readonly (readonly [string, string | null, string | null])[];

/** A text, and what the client makes of it: null where it refuses it. */
export type SessionCase = readonly [text: string, agents: Defined | null];

const { constantFrom: one, oneof, tuple, array } = fc;

const numbers = [0, 1, -1, 5, 1.5, 1e21, 100_000, 99_999, 2 ** 53];
const texts =
  "|  |x|5|true|a\nb|a\\nb|é|\u0000|sonnet|inherit|INHERIT|plan|manual|Plan|low|Low|med|user|worktree|remote".split(
    "|",
  );
const scalars = one<unknown>(null, true, false, ...numbers, ...texts);
const tools = array(one("Read", "Read, Grep", "*", "Nope", " ", "", "Bash(git:*)"), {
  maxLength: 3,
});
const handler = one<unknown>(
  { type: "command", command: "x" },
  { type: "command", command: "" },
  { type: "command" },
  { type: "command", command: "x", timeout: 5, extra: 1 },
  { type: "command", command: "x", timeout: "5" },
  { type: "command", command: "x", once: true, if: "x", statusMessage: "s", async: false },
  { type: "prompt", prompt: "p" },
  { type: "prompt", prompt: "p", model: 1 },
  { type: "http", url: "http://a" },
  { type: "http", url: "a" },
  { type: "mcp_tool", server: "s", tool: "t", input: {} },
  { type: "agent", prompt: "p", timeout: 0 },
  { type: "x", command: "x" },
  { command: "x" },
  "x",
  null,
);
const matcher = oneof(
  array(handler, { maxLength: 2 }).map((hooks) => ({ hooks })),
  array(handler, { maxLength: 1 }).map((hooks) => ({ matcher: "Bash", hooks })),
  one<unknown>(
    {},
    { matcher: "x" },
    { matcher: 1, hooks: [] },
    { matcher: null, hooks: [] },
    [],
    "x",
    {
      hooks: {},
    },
  ),
);
const hooks = fc.dictionary(
  oneof(
    { weight: 6, arbitrary: one(...hookEvents) },
    { weight: 1, arbitrary: one("Nope", "stop") },
  ),
  oneof(
    { weight: 6, arbitrary: array(matcher, { maxLength: 2 }) },
    { weight: 1, arbitrary: scalars },
  ),
  { maxKeys: 2 },
);
const servers = array(
  one<unknown>(
    "srv",
    "",
    1,
    null,
    {},
    { a: {} },
    { a: { command: "x" } },
    { a: { command: "" } },
    { a: { type: "http", url: "u" } },
    { a: { type: "http" } },
    { a: { type: "nope", url: "u" } },
    { a: { command: "x" }, b: { command: "y" } },
    { a: { command: "x" }, b: {} },
    { a: "x" },
    [],
    { a: { command: "x", args: ["y"], env: { A: "b" } } },
    { a: { command: "x", args: [1] } },
  ),
  { maxLength: 2 },
);
const right: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  tools,
  disallowedTools: tools,
  skills: tools,
  hooks,
  mcpServers: servers,
  background: fc.boolean(),
  omitClaudeMd: fc.boolean(),
  observeSubagents: fc.boolean(),
  observeToolResults: fc.boolean(),
  maxTurns: one(1, 20, 2 ** 53 - 1),
  autoCompactWindow: one(100_000, 200_000),
  effort: one<unknown>("low", "max", 0, -5, 7),
};

const keyed = fields.map(({ name, values }) => {
  const usual = right[name] ?? (values ? one(...values) : one("x", "a b", " sonnet ", "INHERIT"));
  return oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: scalars }).map(
    (value) => [name, value] as const,
  );
});
const strange = tuple(
  one("color", "foo", "prompt", "Tools", "name", "coordination", "$schema"),
  scalars,
);
const agent = tuple(
  oneof(
    { weight: 20, arbitrary: one("d", " ", "a\\nb", "é\n") },
    { weight: 1, arbitrary: scalars },
  ),
  oneof({ weight: 20, arbitrary: one("p", "") }, { weight: 1, arbitrary: scalars }),
  array(oneof({ weight: 8, arbitrary: oneof(...keyed) }, { weight: 1, arbitrary: strange }), {
    maxLength: 3,
  }),
  fc.nat(30),
).map(([description, prompt, more, lack]): unknown => {
  const all = [["description", description], ["prompt", prompt], ...more];
  return Object.fromEntries(lack < 2 ? all.toSpliced(lack, 1) : all);
});
const name = oneof(
  { weight: 12, arbitrary: one("a", "b", "c-d", "E f", "x:y", "é", "n".repeat(300)) },
  { weight: 1, arbitrary: one("-a", "", "--", " ") },
);
const whole = oneof(
  {
    weight: 20,
    arbitrary: array(tuple(name, agent), { maxLength: 3 }).map((all) => Object.fromEntries(all)),
  },
  {
    weight: 1,
    arbitrary: oneof(scalars, array(agent, { maxLength: 1 }), fc.dictionary(name, scalars)),
  },
);

const damage = one<(text: string) => string>(
  (text) => text,
  (text) => JSON.stringify(JSON.parse(text), null, 2),
  (text) => JSON.stringify(JSON.parse(text), null, "\t").replaceAll("\n", "\r\n"),
  (text) => `\ufeff${text}`,
  (text) => ` \n${text}\n\n`,
);
const harm = one<(text: string) => string>(
  (text) => text.slice(0, -1),
  (text) => text.replace("}", ",}"),
  (text) => text.replaceAll('"', "'"),
  (text) => `// c\n${text}`,
  (text) => `${text}x`,
  (text) => text.replace(":", ""),
  (text) => text.replace("1", "01"),
  (text) => text.replace('"d"', '"\t"'),
  (text) => text.replace('"d"', '"\\x"'),
  (text) => `\u00a0${text}`,
  (text) => text.replace('"d"', "undefined"),
);
export const sessionJson: fc.Arbitrary<string> = tuple(
  whole,
  damage,
  oneof(
    { weight: 9, arbitrary: fc.constant((text: string) => text) },
    { weight: 1, arbitrary: harm },
  ),
).map(([value, shape, last]) => last(shape(JSON.stringify(value))));
