import fc from "fast-check";
import { fields } from "../../src/client/facts/fields.ts";
import { hookEvents } from "../../src/client/facts/hooks.ts";
import { modelAliases } from "../../src/client/facts/models.ts";
import { removedTools, toolAliases, tools } from "../../src/client/facts/tools.ts";
import { scalar, value } from "./values.ts";

/* Fields of random files, with values of their own and with any other. */

const { constantFrom: one, oneof, tuple, array } = fc;

const tool = oneof(
  {
    weight: 3,
    arbitrary: one("Read", "Write", "Edit", "Bash", "Grep", "Glob", "WebFetch", "Agent", "Monitor"),
  },
  {
    weight: 2,
    arbitrary: one(...new Set([...tools, ...toolAliases, ...removedTools].map(({ name }) => name))),
  },
  {
    weight: 1,
    arbitrary: one(
      "*",
      "read",
      "BASH",
      "Nope",
      "All",
      "none",
      "Web*",
      "Task:x",
      "-",
      "Read;",
      "`Read`",
      "'Read'",
      '"Read"',
      "Read|Write",
    ),
  },
  {
    weight: 1,
    arbitrary: tuple(
      one(
        "Bash",
        "Read",
        "Agent",
        "Task",
        "Nope",
        "Monitor",
        "WebFetch",
        "mcp__srv__alpha",
        "",
        "KillBash",
      ),
      one(
        "(x)",
        "(git:*)",
        "(a, b)",
        "(a b)",
        "()",
        "(",
        "(x",
        ")",
        "x)",
        "((a))",
        "(a)(b)",
        "(a) ",
        " (a)",
        "(a)x",
        "(src/**)",
        "(*)",
        "( )",
      ),
    ).map((parts) => parts.join("")),
  },
  {
    weight: 1,
    arbitrary: one(
      ..."mcp__srv mcp__srv__* mcp__srv__alpha mcp__srv__beta mcp__srv__nope mcp__* mcp__*__* mcp__srv__al* mcp__SRV mcp__nope mcp__nope__x mcp__ mcp__srv__ mcp__srv__a__b mcp_srv__alpha srv mcp.srv.alpha mcp__srv(x) mcp__srv__*(x)".split(
        " ",
      ),
    ),
  },
);
const separator = oneof(
  { weight: 4, arbitrary: one(", ", ",", " ") },
  {
    weight: 1,
    arbitrary: one(
      "  ",
      " ,",
      ",,",
      "; ",
      ";",
      "\t",
      ",\t",
      "\u00a0",
      "\u3000",
      " | ",
      "|",
      "/",
      "\n  ",
      ",\n  ",
      " and ",
      "\\n",
      "、",
      "，",
      "\v",
      "\f",
      "\u2028",
      "\u200b",
    ),
  },
);
const toolText = tuple(
  array(tuple(tool, separator), { maxLength: 4 }),
  tool,
  one("", "", "", ",", " ", ", ", ";", "."),
).map(([front, last, end]) => `${front.flat().join("")}${last}${end}`);
/** Lists of tools in every form. */
export const toolList: fc.Arbitrary<string> = oneof(
  { weight: 4, arbitrary: toolText },
  { weight: 1, arbitrary: toolText.map((text) => `"${text.replaceAll(/["\\]/g, "")}"`) },
  { weight: 1, arbitrary: toolText.map((text) => `'${text.replaceAll("'", "''")}'`) },
  {
    weight: 2,
    arbitrary: array(oneof(tool, toolText, scalar), { maxLength: 4 }).map(
      (items) => `[${items.join(", ")}]`,
    ),
  },
  {
    weight: 2,
    arbitrary: array(oneof(tool, toolText, scalar), { minLength: 1, maxLength: 4 }).map((items) =>
      items.map((item) => `\n  - ${item}`).join(""),
    ),
  },
  {
    weight: 1,
    arbitrary: array(tool, { minLength: 1, maxLength: 4 }).map(
      (items) => `{${items.map((item) => `${item}: true`).join(", ")}}`,
    ),
  },
  {
    weight: 1,
    arbitrary: tuple(
      one("|", ">", ">-", "|-"),
      array(toolText, { minLength: 1, maxLength: 3 }),
    ).map(([head, rows]) => `${head}${rows.map((row) => `\n  ${row}`).join("")}`),
  },
);

const handler = oneof(
  one(
    '{type: command, command: "true"}',
    "{type: command}",
    "{type: Command, command: x}",
    "{type: prompt, prompt: p}",
    "{type: http, url: 'http://a'}",
    "{type: http, url: x}",
    "{type: mcp_tool, server: s, tool: t}",
    "{type: mcp_tool, server: s}",
    "{type: agent, prompt: p, timeout: 5}",
    "{type: command, command: x, timeout: '5'}",
    "{type: command, command: x, timeout: 0}",
    "{type: command, command: x, once: yes}",
    "{command: x}",
    "x",
    "null",
  ),
);
const matcher = tuple(
  one("", "matcher: Bash, ", 'matcher: "", ', "matcher: 1, ", "matcher: [a], ", "matcher: null, "),
  array(handler, { maxLength: 2 }),
  one("", "", "", ", x: 1"),
).map(([match, handlers, more]) => `{${match}hooks: [${handlers.join(", ")}]${more}}`);
const eventName = oneof(
  {
    weight: 3,
    arbitrary: one("PreToolUse", "PostToolUse", "Stop", "PermissionRequest", "SessionStart"),
  },
  { weight: 1, arbitrary: one(...hookEvents) },
  { weight: 1, arbitrary: one("preToolUse", "Nope", "pre_tool_use", "hooks", "matcher", "type") },
);
const eventValue = oneof(
  {
    weight: 4,
    arbitrary: array(matcher, { maxLength: 2 }).map((items) => `[${items.join(", ")}]`),
  },
  {
    weight: 1,
    arbitrary: oneof(
      matcher,
      handler,
      handler.map((text) => `[${text}]`),
      one("", "null", "x", "{}", "[]", "1", "true"),
    ),
  },
);
const hooks = oneof(
  {
    weight: 4,
    arbitrary: array(tuple(eventName, eventValue), { minLength: 1, maxLength: 3 }).map((events) =>
      events.map(([name, text]) => `\n  ${name}: ${text}`).join(""),
    ),
  },
  { weight: 1, arbitrary: oneof(eventValue, value) },
);
const server = oneof(
  one(
    "srv",
    "nope",
    "1",
    "null",
    "{srv: {command: x}}",
    "{a: {type: http, url: u}}",
    "{a: {type: http}}",
    "{a: {command: x}, b: {command: y}}",
    "{a: x}",
    "{}",
    "[]",
    "{a: {command: x, args: [1]}}",
    "{a: {command: x, env: {A: 1}}}",
  ),
);
const servers = oneof(
  { weight: 3, arbitrary: array(server, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`) },
  {
    weight: 1,
    arbitrary: array(server, { minLength: 1, maxLength: 3 }).map((items) =>
      items.map((item) => `\n  - ${item}`).join(""),
    ),
  },
  { weight: 1, arbitrary: oneof(server, value) },
);
const models = one(
  ...modelAliases.map(({ name }) => name),
  ..."Sonnet|OPUS|sonnet[1m]|opus [1m]|inherit[1m]|INHERIT|default|claude-opus-5-5|gpt-4o|\"haiku \"|' opus'|claude-sonnet-4-5|sonnet, haiku|anthropic/claude-opus-4-5|us.anthropic.claude-sonnet-4-6-v1:0".split(
    "|",
  ),
);
const coordination = one(
  "\n  hands_off_to: [a, b]\n  receives_from: [c]\n  parallel_with: []",
  "\n  hands_off_to:\n    - a\n    - b",
  "{hands_off_to: [a]}",
  "\n  hands_off_to:\n  - a\n\n  receives_from:\n  - b # c",
  "\n  PreToolUse: x",
  "\n  hooks: [{type: command, command: x}]",
  "\n  hooks:\n    PreToolUse: [x]",
);

const own: Readonly<Record<string, fc.Arbitrary<string>>> = {
  tools: toolList,
  disallowedTools: toolList,
  hooks,
  mcpServers: servers,
  model: models,
  coordination,
  skills: toolList,
  experimental: one("{cacheTtl: 1h}", "\n  cacheTtl: 5m", "x"),
};

function valueOf(name: string): fc.Arbitrary<string> {
  const listed = fields.find((field) => field.name === name)?.values;
  const usual =
    own[name] ?? (listed ? one(...listed, ...listed.map((text) => text.toUpperCase())) : scalar);
  return oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: value });
}

const keyed = (name: string) => valueOf(name).map((text) => [name, text] as const);
const often = oneof(
  keyed("tools"),
  keyed("tools"),
  keyed("disallowedTools"),
  keyed("memory"),
  keyed("permissionMode"),
  keyed("background"),
  keyed("mcpServers"),
  keyed("hooks"),
  keyed("model"),
  keyed("coordination"),
);
const any = oneof(
  ...fields
    .filter(({ name }) => name !== "name" && name !== "description")
    .map(({ name }) => keyed(name)),
);
const strange = tuple(
  oneof(
    one(
      "name",
      "description",
      "Name",
      "Tools",
      "allowed-tools",
      "max_turns",
      "when_to_use",
      "when-to-use",
      "disabled",
      "version",
      "a b",
      "1",
      "a1",
      "",
      "é",
      "\u200bname",
      "x.y",
      "-",
      "?",
      "<<",
      '"tools"',
      "'name'",
      "[a]",
      "{a: b}",
      "&a tools",
      "!!str tools",
      "*a",
      "? tools",
      "tools ",
      "\ttools",
      " tools",
      "  tools",
      "PreToolUse",
      "PermissionRequest",
      "metadata",
      "%",
      "@x",
      "tools\u00a0",
    ),
    scalar,
  ),
  value,
);

/** A key with its value, as lines; the colon is right most of the time. */
export const field: fc.Arbitrary<string> = tuple(
  oneof(
    { weight: 5, arbitrary: often },
    { weight: 3, arbitrary: any },
    { weight: 2, arbitrary: strange },
  ),
  oneof(
    { weight: 12, arbitrary: fc.constant(": ") },
    {
      weight: 1,
      arbitrary: one(
        ":",
        ":  ",
        ":\t",
        " : ",
        ":\n  ",
        ": # c\n  ",
        ":\u00a0",
        "\t: ",
        ": &b ",
        ": !!str ",
      ),
    },
  ),
).map(([[key, text], colon]) => key + (text.startsWith("\n") ? colon.trimEnd() : colon) + text);
