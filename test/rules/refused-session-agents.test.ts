import { expect, test } from "vitest";
import { refusedSessionAgents } from "../../src/rules/refused-session-agents.ts";
import { check } from "../support/check.ts";

const session = { path: "agents.json", scope: "session" } as const;
const agent = (fields: object) =>
  JSON.stringify({ a: { description: "d", prompt: "p", ...fields } });
const messages = (text: string) => {
  return check(refusedSessionAgents, text, session).diagnostics.map(({ message }) => {
    return message.replace(/, so Claude Code refuses all .*$/, "");
  });
};

test("every refused value has its place", () => {
  const text =
    '{\n  "a": {\n    "description": "d",\n    "prompt": "p",\n    "maxTurns": "5"\n  }\n}\n';
  expect(check(refusedSessionAgents, text, session).rendered).toMatchInlineSnapshot(`
    "agents.json:5:17 error \`maxTurns\` is "5" and not an integer of at least 1, so Claude Code refuses all of \`--agents\` and does not start [refused-session-agents]
      5 |     "maxTurns": "5"
        |                 ^^^
      help: the JSON is read more strictly than a file: give every key exactly the type it has"
  `);
});

test.for([
  [agent({ tools: "Read" }), ['`tools` is "Read" and not a list']],
  [agent({ tools: ["Read", 1] }), ["an item of `tools` is 1 and not a text"]],
  [
    agent({ effort: "High" }),
    ['`effort` is "High" and not low, medium, high, xhigh, max or an integer'],
  ],
  [
    agent({ effort: "med" }),
    ['`effort` is "med" and not low, medium, high, xhigh, max or an integer'],
  ],
  [agent({ maxTurns: 0 }), ["`maxTurns` is 0 and not an integer of at least 1"]],
  [
    agent({ autoCompactWindow: 99_999 }),
    ["`autoCompactWindow` is 99999 and not an integer of at least 100000"],
  ],
  [
    agent({ description: "" }),
    ["`description` is an empty string and not a text that is not empty"],
  ],
  [agent({ model: " " }), ['`model` is " " and not a text that is not blank']],
  [agent({ background: "true" }), ['`background` is "true" and not true or false']],
  [agent({ memory: null }), ["`memory` is nothing and not one of user, project, local"]],
  [agent({ hooks: { Nope: [] } }), ["`Nope` is not a hook event"]],
  [agent({ hooks: [] }), ["`hooks` is an empty list and not an object of events"]],
  [agent({ mcpServers: [{ a: {} }] }), ["an item of `mcpServers` is a mapping and not a server"]],
  ['{"a":{"prompt":"p"}}', ["an agent has no `description`"]],
  ['{"-a":{"description":"d","prompt":"p"}}', ["the name of an agent starts with `-`"]],
  ['{"a":null}', ["an agent is nothing and no object"]],
  ["[]", ["the text is no object of agents by name"]],
  ["", ["the text is no JSON: value expected"]],
  ["{'a':1}", ["the text is no JSON: invalid symbol"]],
] as const)("%j", ([text, expected]) => {
  expect(messages(text)).toEqual(expected);
});

test.for([
  "{}",
  agent({}),
  agent({ tools: [], color: "red", foo: 1, experimental: 1, name: 5 }),
  agent({ initialPrompt: "", observer: " ", permissionMode: "manual", effort: -5 }),
  agent({ mcpServers: [{}, "x", { a: { command: "x" }, b: { command: "y" } }] }),
  `\ufeff${agent({ prompt: "" })}`,
])("silent on %j", (text) => {
  expect(messages(text)).toEqual([]);
});
