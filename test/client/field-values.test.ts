import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";

function reading(fields: string) {
  const text = `---\nname: a\ndescription: d\n${fields}\n---\nbody\n`;
  return read(parseAgent("a.md", text), { client: clientAt(), scope: "project" });
}

/** What is in force, "ignored", or "taken" for a field whose value the reading does not keep. */
function valueOf(key: string, value: string): unknown {
  const { values, trace } = reading(`${key}: ${value}`);
  const kept: unknown = values[key as keyof typeof values];
  if (trace.some(({ kind }) => kind === "value-ignored")) return "ignored";
  return kept ?? "taken";
}

// Observed on 2.1.330, by what the client logs and by what a spawned agent gets.
describe("effort", () => {
  test.for([
    ["low", "low"],
    ["Med", "medium"],
    ["MEDIUM", "medium"],
    ["HIGH", "high"],
    ["XHigh", "xhigh"],
    ["max", "max"],
    ["[high]", "high"],
    ["[[max]]", "max"],
    ["5", 5],
    ["-5", -5],
    ["1.5", 1.5],
    ["1e3", 1000],
    ['"1.5"', 1],
    ['"0x10"', 0],
    ['"1e3"', 1],
    ['"1e400"', 1],
    ['"5x"', 5],
    ['" 5"', 5],
    ['"+5"', 5],
    ['["5"]', 5],
  ] as const)("%s is %s", ([value, expected]) => {
    expect(valueOf("effort", value)).toBe(expected);
  });

  test.for([
    '" high "',
    '"high\\n"',
    "x-high",
    "minimal",
    "none",
    "auto",
    "ultra",
    "x5",
    '".5"',
    "true",
    "null",
    "",
    '""',
    "[]",
    "[high, low]",
    "{}",
    ".inf",
    ".nan",
    "1e400",
  ])("%s is ignored", (value) => {
    expect(valueOf("effort", value)).toBe("ignored");
  });
});

describe("maxTurns", () => {
  test.for([
    ["5", 5],
    ["2.0", 2],
    ["1e1", 10],
    ["0x5", 5],
    ["1e20", 1e20],
    ['"5"', 5],
    ['" 5"', 5],
    ['"\\n5"', 5],
    ['"\\ufeff5"', 5],
    ["5 turns", 5],
    ['"+5"', 5],
    ['"05"', 5],
    ['"5.9"', 5],
    ['"5-"', 5],
    ['"1e1"', 10],
    ['"0.1e6"', 100_000],
    ['"10e-1"', 1],
    ['"1e5x"', 1],
    ['"5,000"', 5000],
    ["5_000", 5000],
    ['"1 000 000"', 1_000_000],
    ['"100\\u202f000"', 100_000],
    ['"1,000_000"', 1],
    ['"1000,000"', 1000],
    ["[5]", 5],
    ['["5", 6]', 5],
    ["[[5]]", 5],
  ] as const)("%s is %s", ([value, expected]) => {
    expect(valueOf("maxTurns", value)).toBe(expected);
  });

  test.for([
    "0",
    "-1",
    "2.5",
    ".inf",
    ".nan",
    "true",
    "null",
    "five",
    '""',
    '" "',
    '"0"',
    '"00"',
    '"0x5"',
    '".5"',
    '"-5"',
    '"x5"',
    '"Infinity"',
    '"1e400"',
    '"1e-1"',
    '"1.234567e5"',
    '"１e5"',
    '",200000"',
    "[]",
    '["", 1]',
    "{}",
  ])("%s is ignored", (value) => {
    expect(valueOf("maxTurns", value)).toBe("ignored");
  });
});

describe("autoCompactWindow", () => {
  test.for([
    "100000",
    "1e5",
    "0x186A0",
    "1e15",
    "9007199254740991",
    '"100000 tokens"',
    '"100000.5"',
    '" 100000 "',
    '"1e5"',
    '"1.5e5"',
    '"100.5e3"',
    '".1e6"',
    '"1.e5"',
    '"200,000"',
    "200_000",
    '"200 000"',
    '"1\\u00a0000\\u00a0000"',
    '"0,100,000"',
    '"+100,000"',
    "[100000]",
    '["200,000"]',
    "[100000, 5]",
  ])("%s is taken", (value) => {
    expect(valueOf("autoCompactWindow", value)).toBe("taken");
  });

  test.for([
    "99999",
    "100000.5",
    "1e20",
    ".inf",
    "100k",
    '"1M"',
    '"200.000"',
    '"2,00000"',
    '"100__000"',
    '"100\\t000"',
    '"100\\u2009000"',
    '"1,000 000"',
    '"200,000 tokens"',
    '"100,000.0"',
    '"1.234567e5"',
    '"1e5x"',
    '"9007199254740992"',
    '"0x186A0"',
    '"-100000"',
    "[200,000]",
    "true",
    "null",
    "{}",
  ])("%s is ignored", (value) => {
    expect(valueOf("autoCompactWindow", value)).toBe("ignored");
  });
});

const words: readonly (readonly [string, readonly (readonly [string, unknown])[], string[]])[] = [
  [
    "permissionMode",
    [
      ["acceptEdits", "acceptEdits"],
      ["auto", "auto"],
      ["bypassPermissions", "bypassPermissions"],
      ["default", "default"],
      ["dontAsk", "dontAsk"],
      ["plan", "plan"],
      ["manual", "default"],
    ],
    ["acceptedits", "Plan", "Manual", '" plan"', "delegate", "bubble", "ask", "[plan]", "true", ""],
  ],
  [
    "memory",
    [
      ["user", "user"],
      ["project", "project"],
      ["local", "local"],
    ],
    ["User", '" user"', '"user "', "true", "false", "null", '""', "0", "[user]", "{}", "none"],
  ],
  [
    "isolation",
    [
      ["worktree", "worktree"],
      ["remote", "remote"],
    ],
    ["Worktree", '" worktree"', "none", "true", "null", '""', "[worktree]", "container"],
  ],
  [
    "background",
    [
      ["true", true],
      ["True", true],
      ["TRUE", true],
      ["false", false],
      ['"true"', true],
      ['"false"', false],
    ],
    ['"True"', '"true "', "1", "0", "yes", "no", "on", "off", "null", '""', "[true]", "{}"],
  ],
  [
    "color",
    [["red", "red"]],
    ["Red", "magenta", '"red "', '"#ff0000"', "1", "true", "[red]", "{}", ""],
  ],
  [
    "model",
    [
      ["sonnet", "sonnet"],
      ['" sonnet "', "sonnet"],
      ['"\\u00a0sonnet"', "sonnet"],
      ['"\\u200bsonnet"', "\u200bsonnet"],
      ["Sonnet", "Sonnet"],
      ["Opus[1m]", "Opus[1m]"],
      ["INHERIT", "inherit"],
      ['"\\tInherit\\n"', "inherit"],
      ['"inherit\\u200b"', "inherit\u200b"],
    ],
    ['" "', '""', "null", "", "1", "true", "[opus]", "{}"],
  ],
  ["initialPrompt", [["x", "x"]], ['""', '" "', "null", "1", "true", "[]", "{}"]],
];

for (const [key, taken, ignored] of words) {
  describe(`${key}:`, () => {
    test.for(taken)("%s is %s", ([value, expected]) => {
      expect(valueOf(key, value)).toBe(expected);
    });
    test.for(ignored)("%s is ignored", (value) => {
      expect(valueOf(key, value)).toBe("ignored");
    });
  });
}

describe("skills", () => {
  test.for([
    ["a", ["a"]],
    ["a b", ["a", "b"]],
    ['"a,b c"', ["a", "b", "c"]],
    ['" a "', ["a"]],
    ['","', []],
    ["[a, 1, null]", ["a"]],
    ['["a, b"]', ["a", "b"]],
    ["[a, a]", ["a"]],
    ['["s", "/s"]', ["s", "/s"]],
    ["|\n  a\n  b", ["a\nb"]],
    ['"a(b c), d"', ["a(b c)", "d"]],
    ["[[a]]", []],
  ] as const)("%j: %j", ([value, names]) => {
    expect(valueOf("skills", value)).toEqual(names);
  });

  test("no more than 32 different ones", () => {
    const names = Array.from({ length: 40 }, (_, index) => `k${index}`);
    expect(valueOf("skills", `[${names.join(", ")}, k0]`)).toEqual(names.slice(0, 32));
  });

  test.for(["1", "true", "{}", "{a: 1}", ""])("%j is ignored", (value) => {
    expect(valueOf("skills", value)).toBe("ignored");
  });
});

describe("mcpServers", () => {
  const names = (value: string) => reading(`mcpServers: ${value}`).values.mcpServers;

  test.for([
    ["[a]", ["a"]],
    ["[a, a]", ["a"]],
    ["[a, 1, null, [b]]", ["a"]],
    ['[{"a b": {command: x}}]', ["a b"]],
    ["[{a: {}}, b]", ["b"]],
    ["[{}]", []],
    ["[{a: {command: x}, b: {command: x}}]", []],
    ["a", []],
    ["{a: {command: x}}", []],
    ["1", []],
  ] as const)("%j: %j", ([value, expected]) => {
    expect(names(value)).toEqual(expected);
  });

  const servers: Readonly<Record<string, object>> = {
    stdio: { command: "x" },
    http: { type: "http", url: "x" },
    "streamable-http": { type: "streamable-http", url: "x" },
    sse: { type: "sse", url: "x" },
    ws: { type: "ws", url: "x" },
    sdk: { type: "sdk", name: "x" },
    "sse-ide": { type: "sse-ide", url: "x", ideName: "y" },
    "ws-ide": { type: "ws-ide", url: "x", ideName: "y" },
    "claudeai-proxy": { type: "claudeai-proxy", url: "x", id: "y" },
  };
  const takes = (server: unknown) => names(JSON.stringify([{ a: server }])).length === 1;
  const values = [1, 0, 1.5, "x", "", true, null, [], ["a"], [1], {}, { a: "b" }, { a: 1 }];
  const texts = ["x", ""];
  const maps = [{}, { a: "b" }];
  const every = { timeout: [1], alwaysLoad: [true] };
  const remote = { url: texts, headers: maps, headersHelper: texts, ...every };
  const oauth = [{}, { a: "b" }, { a: 1 }];
  const editor = { url: texts, ideName: texts, ideRunningInWindows: [true], ...every };
  const accepted: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
    stdio: { command: ["x"], args: [[], ["a"]], env: maps, ...every },
    http: { ...remote, oauth },
    "streamable-http": { ...remote, oauth },
    sse: { ...remote, oauth },
    ws: remote,
    sdk: { name: texts, ...every },
    "sse-ide": editor,
    "ws-ide": { ...editor, authToken: texts },
    "claudeai-proxy": { url: texts, id: ["x"], ...every },
  };
  const keys = new Set(Object.values(accepted).flatMap((row) => Object.keys(row)));

  for (const [type, row] of Object.entries(accepted)) {
    test.for([...keys, "cwd", "disabled"])(`${type}: values of %s`, (key) => {
      const took = values.filter((value) => takes({ ...servers[type], [key]: value }));
      expect(took).toEqual(row[key] ?? values);
    });
  }

  test.for(["STDIO", "streamableHttp", "websocket", "foo", "constructor", null, 1])(
    "no type %j",
    (type) => {
      expect(takes({ type, command: "x", url: "x", name: "x" })).toBe(false);
    },
  );

  test.for([{}, { url: "x" }, { type: "http", command: "x" }, { type: "stdio", url: "x" }])(
    "%j lacks what it needs",
    (server) => {
      expect(takes(server)).toBe(false);
    },
  );
});
