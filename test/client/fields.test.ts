import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { fields } from "../../src/client/facts/fields.ts";
import { nearestField } from "../../src/client/nearest-field.ts";
import type { Scope } from "../../src/client/read-options.ts";
import { read } from "../../src/client/reading.ts";

function traceOf(lines: string, scope: Scope = "project") {
  const text = `---\nname: a\ndescription: d\n${lines}\n---\nbody\n`;
  const options = { client: clientAt(), scope, pluginPrefix: "oplug" };
  return read(parseAgent("a.md", text), options).trace;
}

// Observed on 2.1.330: the client names the field too, but for the words in the last table.
describe("keys that are slips", () => {
  const slips: Readonly<Record<string, readonly string[]>> = {
    name: ["Name", "NAME", "_name", "name1", "namee", "nam", "anme", "nme"],
    description: ["desciption", "descripton", "discription", "descriptions", "de_scription"],
    tools: ["tool", "Tools", "toolz", "tols", "tolos", "toolset", "toolUse", "t-o-o-l-s"],
    disallowedTools: ["disallowed-tools", "DISALLOWED_TOOLS", "disallowedTool"],
    model: ["modle", "mdoel", "models", "modal", "model2", "modelId"],
    color: ["colour", "colors", "coolr", "colro"],
    effort: ["efort", "efforts", "effrot"],
    permissionMode: ["permission_mode", "permissionmode", "permisionMode"],
    maxTurns: ["max_turns", "max-turns", "maxTurn", "MaxTurns", "maxTur", "max.turns"],
    autoCompactWindow: ["auto_compact_window"],
    skills: ["skill", "Skills", "skils"],
    mcpServers: ["mcp_servers", "mcp-servers", "mcpServer", "mcpserver"],
    hooks: ["hook", "Hooks", "hookz"],
    memory: ["memroy", "memorys"],
    background: ["backgroud", "Background"],
    omitClaudeMd: ["omit_claude_md", "omitClaudeMD"],
    isolation: ["isolatoin", "isolations"],
    initialPrompt: ["initial_prompt", "initialprompt"],
    observer: ["observe", "observers"],
    observeToolResults: ["observeToolResult"],
    experimental: ["experiment", "experimentals"],
  };
  for (const [field, keys] of Object.entries(slips)) {
    test.for(keys)(`%s was meant as ${field}`, (key) => {
      expect(nearestField(key)).toBe(field);
    });
  }

  test.for([
    ["allowed-tools", "tools"],
    ["allowedTools", "tools"],
    ["ALLOWEDTOOLS", "tools"],
    ["whenToUse", "description"],
    ["when-to-use", "description"],
    ["WHEN_TO_USE", "description"],
    ["hools", "tools"],
    ["tooks", "tools"],
  ] as const)("%s is taken for %s", ([key, field]) => {
    expect(nearestField(key)).toBe(field);
  });
});

// Observed: the client names no field either.
test.for(
  (
    "coordination version author tags category priority license metadata examples capabilities " +
    "temperature prompt system type icon enabled disabled parallel triggers proactive context agent " +
    "timeout commands env cwd permissions reasoning turns max_tokens servers mcp events id title " +
    "summary role rules docs links notes steps tasks stage report import support version " +
    "my-tools agent_name agentModel toolsList allowdTools whentouze isolated domain core x ab 名前"
  ).split(" "),
)("%s stands for itself", (key) => {
  expect(nearestField(key)).toBeUndefined();
});

// Observed: the client takes these for a field, which would mislead.
test.for(
  (
    "note date node code made time game same modes kills skulls books cool pool boots " +
    "server export effect solution violation insulation prescription inscription lspServers"
  ).split(" "),
)("%s is a word of its own", (key) => {
  expect(nearestField(key)).toBeUndefined();
});

describe("keys that the client takes without a word", () => {
  const warned = (key: string, scope: Scope) =>
    traceOf(`${key}: null`, scope).some(({ kind }) => kind === "key-not-read");

  test.for(fields.map(({ name }) => name).filter((name) => !/^(?:name|description)$/.test(name)))(
    "%s",
    (key) => {
      expect([warned(key, "project"), warned(key, "plugin")]).toEqual([false, false]);
    },
  );

  test.for(["when_to_use", "when-to-use"])("%s in a plugin only", (key) => {
    expect([warned(key, "project"), warned(key, "plugin")]).toEqual([true, false]);
  });

  test.for(["version", "tags", "Model", "whenToUse", "cacheTtl"])("not %s", (key) => {
    expect([warned(key, "project"), warned(key, "plugin")]).toEqual([true, true]);
  });
});

test("what a plugin agent does without", () => {
  const ignored = fields.filter(({ plugin }) => plugin === "ignored").map(({ name }) => name);
  expect(ignored).toEqual([
    "permissionMode",
    "mcpServers",
    "hooks",
    "initialPrompt",
    "observer",
    "observerMessage",
    "observeSubagents",
  ]);
  for (const key of ignored) {
    expect(traceOf(`${key}: x`, "plugin")).toMatchObject([{ kind: "plugin-ignores", key }]);
  }
});

test("a slip for a field that a plugin agent does without names no field", () => {
  const near = (key: string, scope: Scope) =>
    traceOf(`${key}: x`, scope).map((entry) => (entry.kind === "key-not-read" ? entry.near : ""));
  expect([near("initial_prompt", "project"), near("initial_prompt", "plugin")]).toEqual([
    ["initialPrompt"],
    [undefined],
  ]);
  expect(near("max_turns", "plugin")).toEqual(["maxTurns"]);
});

test("a malformed server is told where it stands", () => {
  const [entry] = traceOf("mcpServers: [a, {b: {url: x}}]");
  expect(entry).toMatchObject({ kind: "value-ignored", key: "mcpServers" });
  expect(entry?.span).toEqual({ start: 47, end: 55 });
});
