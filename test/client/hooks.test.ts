import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { guardingEvents, handlerTypes, hookEvents } from "../../src/client/facts/hooks.ts";
import { read } from "../../src/client/reading.ts";
import type { Scope } from "../../src/client/read-options.ts";

const command = "{type: command, command: x}";
const matchers = `[{hooks: [${command}]}]`;

function reading(fields: string, scope: Scope = "project", version?: string) {
  const text = `---\nname: a\ndescription: d\n${fields}\n---\nbody\n`;
  return read(parseAgent("a.md", text), { client: clientAt(version), scope });
}

/** `dropped` is the agent, `ignored` a part of its hooks. */
function outcome(fields: string, version?: string): "dropped" | "ignored" | "taken" {
  const { loads, reason, trace } = reading(fields, "project", version);
  if (reason?.kind === "hooks-drop-agent") return "dropped";
  if (!loads) throw new Error(`not loaded for another reason: ${reason?.kind}`);
  return trace.some(({ kind }) => kind === "hook-ignored") ? "ignored" : "taken";
}

function takes(handler: object): boolean {
  return outcome(`hooks: ${JSON.stringify({ PreToolUse: [{ hooks: [handler] }] })}`) === "taken";
}

// Every row was observed on 2.1.330; those with a guard outside of `hooks` on 2.1.257 too.
describe("`hooks` as a whole", () => {
  test.for([
    ["", "taken"],
    ["null", "taken"],
    ["~", "taken"],
    ["{}", "taken"],
    ['""', "taken"],
    ["0", "taken"],
    ["-0", "taken"],
    [".nan", "taken"],
    ["false", "taken"],
    ["[]", "dropped"],
    ['" "', "dropped"],
    ['"0"', "dropped"],
    ["1", "dropped"],
    [".inf", "dropped"],
    ["true", "dropped"],
    ["2024-01-01", "dropped"],
    [matchers, "dropped"],
    [`{hooks: [${command}]}`, "dropped"],
    [`{matcher: x, hooks: ${command}}`, "dropped"],
    [`{hooks: [x], foo: 1}`, "dropped"],
    [`{hooks: [${command}], Stop: null}`, "ignored"],
    ["{hooks: []}", "ignored"],
    ["{hooks: {}}", "ignored"],
    ["{hooks: {type: 1}}", "ignored"],
    ["{matcher: x}", "ignored"],
    [command, "ignored"],
  ] as const)("%j: %s", ([value, expected]) => {
    expect(outcome(`hooks: ${value}`)).toBe(expected);
  });
});

describe("the value of an event", () => {
  test.for(hookEvents)("a malformed handler for %s", (event) => {
    const expected = guardingEvents.includes(event) ? "dropped" : "ignored";
    expect(outcome(`hooks: {${event}: [{hooks: [{}]}]}`)).toBe(expected);
  });

  test.for([
    "preToolUse",
    "PRETOOLUSE",
    "pre_tool_use",
    '"PreToolUse "',
    "permissionRequest",
    "Foo",
    '""',
    "null",
    "constructor",
    "__proto__",
  ])("the unknown event %s", (event) => {
    expect(outcome(`hooks: {${event}: ${matchers}}`)).toBe("ignored");
    expect(outcome(`hooks: {${event}: x}`)).toBe("ignored");
  });

  const forms: readonly (readonly [string, "taken" | "ignored" | "malformed"])[] = [
    ["null", "ignored"],
    ["[]", "taken"],
    [matchers, "taken"],
    ["[{hooks: []}]", "taken"],
    [`[{foo: 1, if: 3, timeout: x, hooks: [${command}]}]`, "taken"],
    ["{}", "malformed"],
    ["x", "malformed"],
    ['""', "malformed"],
    ["1", "malformed"],
    ["false", "malformed"],
    ["[[]]", "malformed"],
    ["[null]", "malformed"],
    ["[x]", "malformed"],
    ["[{}]", "malformed"],
    ["[{hooks: null}]", "malformed"],
    ["[{hooks: {}}]", "malformed"],
    ["[{matcher: x}]", "malformed"],
    [`[${command}]`, "malformed"],
    [command, "malformed"],
    [`[${matchers}]`, "malformed"],
    [`{hooks: [${command}]}`, "malformed"],
    [`[{Hooks: [${command}]}]`, "malformed"],
    [`[{hooks: [[${command}]]}]`, "malformed"],
    [`[{hooks: ${command}}]`, "malformed"],
    ["[{hooks: [null]}]", "malformed"],
    ["[{hooks: [x]}]", "malformed"],
    [`[{hooks: [${command}]}, null]`, "malformed"],
    [`[{hooks: [${command}, {}]}]`, "malformed"],
    ...['""', '" "', "'*'", "Bash(", "'['", "a|b"].map(
      (matcher) => [`[{matcher: ${matcher}, hooks: []}]`, "taken"] as const,
    ),
    ...["null", "1", "true", "[]", "{}"].map(
      (matcher) => [`[{matcher: ${matcher}, hooks: []}]`, "malformed"] as const,
    ),
  ];
  test.for(forms)("%j: %s", ([value, expected]) => {
    const malformed = expected === "malformed";
    for (const event of guardingEvents) {
      expect(outcome(`hooks: {${event}: ${value}}`)).toBe(malformed ? "dropped" : expected);
    }
    expect(outcome(`hooks: {PostToolUse: ${value}}`)).toBe(malformed ? "ignored" : expected);
  });
});

describe("handlers", () => {
  const needs = {
    command: { command: "x" },
    prompt: { prompt: "p" },
    agent: { prompt: "p" },
    http: { url: "http://a.b/" },
    mcp_tool: { server: "s", tool: "t" },
  };
  const values = [1, 0, -1, 1.5, "x", "", true, null, [], ["a"], [1], {}, { a: "b" }, { a: 1 }];
  const accepted: Readonly<Record<string, readonly unknown[]>> = {
    command: ["x", ""],
    prompt: ["x", ""],
    url: [],
    server: ["x", ""],
    tool: ["x", ""],
    timeout: [1, 1.5],
    if: ["x", ""],
    statusMessage: ["x", ""],
    once: [true],
    async: [true],
    asyncRewake: [true],
    rewakeMessage: ["x"],
    rewakeSummary: ["x"],
    shell: [],
    args: [[], ["a"]],
    model: ["x", ""],
    continueOnBlock: [true],
    headers: [{}, { a: "b" }],
    allowedEnvVars: [[], ["a"]],
    input: [{}, { a: "b" }, { a: 1 }],
  };
  const checked: Readonly<Record<string, readonly string[]>> = {
    command: ["command", "args", "shell", "async", "asyncRewake", "rewakeMessage", "rewakeSummary"],
    prompt: ["prompt", "model", "continueOnBlock"],
    agent: ["prompt", "model"],
    http: ["url", "headers", "allowedEnvVars"],
    mcp_tool: ["server", "tool", "input"],
  };
  const common = ["if", "timeout", "statusMessage", "once"];

  for (const [type, needed] of Object.entries(needs)) {
    test.for([...Object.keys(accepted), "foo", "description", "matcher"])(
      `${type}: values of %s`,
      (key) => {
        const known = checked[type]!.includes(key) || common.includes(key);
        for (const value of values) {
          const expected =
            !known ||
            accepted[key]!.some(
              (one) =>
                String(one) === String(value) && JSON.stringify(one) === JSON.stringify(value),
            );
          expect([value, takes({ type, ...needed, [key]: value })]).toEqual([value, expected]);
        }
      },
    );
    test(`${type} without what it needs`, () => {
      for (const key of Object.keys(needed)) {
        expect(takes({ type, ...needed, [key]: undefined })).toBe(false);
      }
    });
  }

  test("the types are those observed", () => {
    expect([...handlerTypes.keys()]).toEqual(Object.keys(needs));
  });

  test.for([
    "Command",
    "cmd",
    "script",
    "function",
    "callback",
    "webhook",
    "mcp",
    "mcp-tool",
    "HTTP",
    "",
    "constructor",
    null,
    1,
    true,
    ["command"],
    {},
  ])("no type %j", (type) => {
    expect(takes({ type, command: "x", prompt: "p", url: "http://a/" })).toBe(false);
  });

  test.for([
    ["bash", true],
    ["powershell", true],
    ["sh", false],
    ["Bash", false],
  ] as const)("the shell %s: %s", ([shell, expected]) => {
    expect(takes({ type: "command", command: "x", shell })).toBe(expected);
  });

  test.for([
    "http://a",
    "https://a.b/c",
    "HTTP://A",
    "ftp://a",
    "file:///x",
    "localhost:80",
    "http:///x",
    "http:a",
    "http://${X}/",
    "https://[::1]/",
    " http://a ",
    "x:y",
    "data:,",
  ])("the URL %j", (url) => {
    expect(takes({ type: "http", url })).toBe(true);
  });

  test.for([
    "",
    " ",
    "x",
    "//a.b",
    "/x",
    "a.b",
    "http:",
    "http://",
    "http://a b",
    "$URL",
    "http://a:99999/",
    "http://%zz/",
  ])("no URL %j", (url) => {
    expect(takes({ type: "http", url })).toBe(false);
  });

  test.for([
    [".inf", "dropped"],
    [".nan", "dropped"],
    ["1e400", "dropped"],
    ["1e20", "taken"],
    ["0.001", "taken"],
  ])("a timeout of %s: %s", ([timeout, expected]) => {
    const handler = `{type: command, command: x, timeout: ${timeout}}`;
    expect(outcome(`hooks: {PreToolUse: [{hooks: [${handler}]}]}`)).toBe(expected);
  });

  // Each was seen to run, or not to run, when the agent ended.
  test.for([
    [`[{hooks: [{type: x}, ${command}]}]`, true],
    [`[{hooks: [${command}, {type: command}]}]`, true],
    [`[{hooks: [{type: x}]}, ${matchers.slice(1)}`, true],
    [`[null, ${matchers.slice(1)}`, true],
    [`[{hooks: x}, ${matchers.slice(1)}`, true],
    [`[{matcher: 1, hooks: [${command}]}]`, false],
    [`[{hooks: [{type: command, command: x, timeout: x}]}]`, false],
  ] as const)("%j runs: %s", ([value, runs]) => {
    expect(reading(`hooks: {Stop: ${value}}`).values.hookEvents).toEqual(runs ? ["Stop"] : []);
  });
});

describe("guards inside of `hooks` in places where none is read", () => {
  test.for([
    ["{foo: {PreToolUse: x}}", "dropped"],
    ["{foo: {PreToolUse: {}}}", "dropped"],
    ["{foo: {PreToolUse: null}}", "ignored"],
    ["{foo: {PreToolUse: []}}", "ignored"],
    ["{foo: [{PreToolUse: x}]}", "dropped"],
    ["{foo: {a: {b: {c: {PreToolUse: x}}}}}", "dropped"],
    ["{foo: {a: {b: {c: {d: {PreToolUse: x}}}}}}", "ignored"],
    ["{foo: [[[{PreToolUse: x}]]]}", "dropped"],
    ["{foo: [[[[{PreToolUse: x}]]]]}", "ignored"],
    ["{foo: {metadata: {PreToolUse: x}}}", "dropped"],
    ["{foo: {mcpServers: {PreToolUse: x}}}", "dropped"],
    [`{foo: {hooks: [${command}]}}`, "dropped"],
    [`{foo: ${matchers}}`, "ignored"],
    [`{foo: [[{hooks: [${command}]}]]}`, "ignored"],
    [`{foo: {a: ${matchers}}}`, "dropped"],
    [`{foo: {Stop: ${matchers}}}`, "ignored"],
    [`{foo: {preToolUse: ${matchers}}}`, "dropped"],
    ["{foo: {type: x}}", "ignored"],
    ["{hooks: {PreToolUse: []}}", "ignored"],
    ["{hooks: {PreToolUse: x}}", "dropped"],
    ["{hooks: {hooks: [x]}}", "dropped"],
    ["{hooks: [{PreToolUse: x}], Stop: null}", "dropped"],
    ["{Stop: {PreToolUse: x}}", "dropped"],
    ["{Stop: {PreToolUse: []}}", "ignored"],
    [`{Stop: {preToolUse: ${matchers}}}`, "ignored"],
    ["{Stop: [{PreToolUse: x, hooks: []}]}", "dropped"],
    ["{Stop: [{PreToolUse: null, hooks: []}]}", "taken"],
    ["{Stop: [[{PreToolUse: x}]]}", "dropped"],
    ["{Stop: [{a: {b: {c: {PreToolUse: x}}}, hooks: []}]}", "dropped"],
    ["{Stop: [{a: {b: {c: {d: {PreToolUse: x}}}}, hooks: []}]}", "taken"],
    ["{Stop: [{metadata: {PreToolUse: x}, hooks: []}]}", "dropped"],
    ["{Stop: [{hooks: [{type: command, command: x, PreToolUse: x}]}]}", "dropped"],
    ["{Stop: [{hooks: [{type: command, command: x, foo: {PreToolUse: x}}]}]}", "taken"],
    ["{Stop: [{hooks: [{type: x, foo: {PreToolUse: x}}]}]}", "ignored"],
    ["{Stop: [{hooks: [{type: 1, foo: {PreToolUse: x}}]}]}", "dropped"],
    ["{Stop: [{hooks: {type: x, a: {PreToolUse: x}}}]}", "dropped"],
    ["{Stop: [{foo: [{type: x, a: {PreToolUse: x}}], hooks: []}]}", "dropped"],
    ["{Stop: [{hooks: [[{type: x, a: {PreToolUse: x}}]]}]}", "ignored"],
  ] as const)("%j: %s", ([value, expected]) => {
    expect(outcome(`hooks: ${value}`)).toBe(expected);
  });
});

describe("guards outside of `hooks`", () => {
  test.for(["{}", "x", "1", "false", '""', matchers, "[{hooks: []}]", "[{}]", "[1]", command])(
    "a guard with the value %j drops the agent",
    (value) => {
      for (const event of guardingEvents) expect(outcome(`${event}: ${value}`)).toBe("dropped");
    },
  );

  test.for([
    ["PreToolUse:", "taken"],
    ["PreToolUse: []", "taken"],
    ["PermissionRequest: null", "taken"],
    [`Stop: ${matchers}`, "taken"],
    [`PostToolUse: {a: ${matchers}}`, "taken"],
    ["Stop: {PreToolUse: x}", "dropped"],
    ["Stop: [{PreToolUse: x}]", "dropped"],
    ["preToolUse: x", "taken"],
    [`preToolUse: ${matchers}`, "dropped"],
    [`foo: ${matchers}`, "dropped"],
    ["foo: [{hooks: [null]}]", "dropped"],
    ["foo: [{hooks: []}]", "taken"],
    ["foo: [{hooks: x}]", "taken"],
    ["foo: {hooks: {type: x}}", "dropped"],
    ["foo: {hooks: {type: 1}}", "taken"],
    ["foo: {hooks: {command: x}}", "taken"],
    [`foo: {Hooks: [${command}]}`, "taken"],
    [`foo: [${command}]`, "taken"],
    [`foo: {Stop: ${matchers}}`, "taken"],
    [`foo: {stop: ${matchers}}`, "dropped"],
    ["foo: [PreToolUse]", "taken"],
    ["foo: {a: {b: {c: {PreToolUse: x}}}}", "dropped"],
    ["foo: {a: {b: {c: {d: {PreToolUse: x}}}}}", "taken"],
    ["foo: [[[{PreToolUse: x}]]]", "dropped"],
    ["foo: [[[[{PreToolUse: x}]]]]", "taken"],
    ["foo: {a: {b: {c: {hooks: [x]}}}}", "dropped"],
    ["foo: {a: {b: {c: [{hooks: [x]}]}}}", "taken"],
    ["metadata: {PreToolUse: x}", "taken"],
    ["mcpServers: {PreToolUse: x}", "taken"],
    ["lspServers: {PreToolUse: x}", "taken"],
    ["foo: {metadata: {PreToolUse: x}}", "taken"],
    ["foo: {hooks: {mcpServers: {PreToolUse: x}}}", "taken"],
    ["Metadata: {PreToolUse: x}", "dropped"],
    ["experimental: {hooks: {PreToolUse: x}}", "dropped"],
    ["tools: [{PreToolUse: x}]", "dropped"],
    ["model: {foo: [{hooks: [x]}]}", "dropped"],
    ["Stop: {hooks: [{type: x, a: {PreToolUse: x}}]}", "taken"],
    ["Stop: {hooks: [{type: 1, a: {PreToolUse: x}}]}", "dropped"],
    ["foo: {type: x, a: {PreToolUse: x}}", "dropped"],
    ["type: x\nfoo: {PreToolUse: x}", "dropped"],
    ["hook: {PreToolUse: x}", "dropped"],
    ["foo: &a {PreToolUse: x}", "dropped"],
    ["bar: &a [x]\nfoo: {hooks: *a}", "dropped"],
    ["foo: &a\n  b: *a", "taken"],
    ["<<: {PreToolUse: x}", "dropped"],
  ] as const)("%j: %s", ([fields, expected]) => {
    expect(outcome(fields)).toBe(expected);
  });

  test("they come before what is wrong inside", () => {
    const { reason } = reading("hooks: []\nPreToolUse: x");
    expect(reason).toMatchObject({ kind: "hooks-drop-agent", event: "PreToolUse" });
  });
});

test("a plugin agent's hooks are not looked at", () => {
  for (const fields of ["hooks: []", "PreToolUse: x", `foo: ${matchers}`]) {
    expect(reading(fields, "plugin").loads).toBe(true);
  }
});

test("until 2.1.256 nothing of this drops an agent", () => {
  for (const fields of ["hooks: []", "hooks: {PreToolUse: x}", "PreToolUse: x"]) {
    expect(outcome(fields, "2.1.256")).not.toBe("dropped");
    expect(outcome(fields, "2.1.257")).toBe("dropped");
  }
});

test("lists of lists by aliases end", () => {
  const lines = ["a: &a1 [x]"];
  for (let level = 2; level < 6; level++) {
    lines.push(`b${level}: &a${level} [${`*a${level - 1} , `.repeat(20)}x]`);
  }
  expect(outcome(lines.join("\n"))).toBe("taken");
});

// Each row was observed on 2.1.330.
describe("a mapping with a matcher and a mapping of hooks, where no hooks are read", () => {
  const loads = (fields: string) =>
    read(parseAgent("a.md", `---\nname: a\ndescription: d\n${fields}\n---\n`), {
      client: clientAt("2.1.330"),
      scope: "project",
    }).loads;

  test.for([
    "foo: {matcher: x, hooks: {}}",
    "foo: {matcher: null, hooks: {}}",
    "foo: [{matcher: x, hooks: {a: b}}]",
    "a: {b: {c: {d: {matcher: x, hooks: {}}}}}",
    "skills: {matcher: x, hooks: {}}",
    "hooks: {matcher: x, hooks: {}}",
    "hooks: {foo: {matcher: x, hooks: {}}}",
  ])("%s drops the agent", (fields) => {
    expect(loads(fields)).toBe(false);
  });

  test.for([
    "foo: {hooks: {}}",
    "foo: {matcher: x, hooks: []}",
    "foo: {matcher: x, hooks: text}",
    "foo: {Matcher: x, hooks: {}}",
    "a: {b: {c: {d: {e: {matcher: x, hooks: {}}}}}}",
    "metadata: {matcher: x, hooks: {}}",
    "Stop: {matcher: x, hooks: {}}",
    "hooks: {Stop: [{matcher: x, hooks: {}}]}",
  ])("%s does not", (fields) => {
    expect(loads(fields)).toBe(true);
  });
});
