import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";

const long = "x".repeat(257);

function project(fields: string): Reading {
  const text = `---\n${fields}\n---\nbody\n`;
  return read(parseAgent("file.md", text), { client: clientAt(), scope: "project" });
}

function plugin(fields: string): Reading {
  const text = `---\n${fields}\n---\nbody\n`;
  const options = { client: clientAt(), scope: "plugin", pluginPrefix: "oplug" } as const;
  return read(parseAgent("file.md", text), options);
}

// Observed on 2.1.330.
describe("the name of a project agent", () => {
  test.for([
    ['" "', " "],
    ['" a "', " a "],
    ['"a\\n"', "a\n"],
    ['"0"', "0"],
    ["2024-01-01", "2024-01-01"],
    ["1.2.3", "1.2.3"],
    ["－x", "－x"],
    ["–x", "–x"],
    ['" -x"', " -x"],
    ["/x", "/x"],
    ['"\\u200b"', "\u200b"],
    [long.slice(1), long.slice(1)],
  ] as const)("%j", ([value, name]) => {
    expect(project(`name: ${value}\ndescription: d`).name).toBe(name);
  });

  test.for([
    ["", "name-missing"],
    ["~", "name-missing"],
    ['""', "name-missing"],
    ["0", "name-not-text"],
    ["1.0", "name-not-text"],
    [".nan", "name-not-text"],
    ["false", "name-not-text"],
    ["[]", "name-not-text"],
    ["[a]", "name-not-text"],
    ["{a: 1}", "name-not-text"],
    ["-x", "leading-dash"],
    ["-a:b", "leading-dash"],
    [`-${long}`, "leading-dash"],
    [long, "too-long"],
    [`a:${long}`, "too-long"],
    ["a:b", "colon"],
    ["a：b", "colon"],
    ["a﹕b", "colon"],
    ["a︓b", "colon"],
  ] as const)("%j: %s", ([value, expected]) => {
    const { reason } = project(`name: ${value}\ndescription: d`);
    expect(reason?.kind === "name-refused" ? reason.why : reason?.kind).toBe(expected);
  });
});

describe("of several mistakes, the one that the client reports", () => {
  test.for([
    ["name: 5\ndescription: 5", "name-not-text"],
    ["name:\nhooks: []", "name-missing"],
    ["name: -a\ndescription: 5", "name-refused"],
    ['name: a:b\ndescription: ""', "name-refused"],
    ["name: -a\ndescription: d\nhooks: []", "name-refused"],
    ["name: a\ndescription: 5\nPreToolUse: x", "description-not-text"],
    ['name: a\ndescription: ""\nhooks: []', "description-missing"],
    ["name: a\ndescription: {PreToolUse: x}", "description-not-text"],
    ["name: a\ndescription: d\nhooks: []\nfoo: 1\neffort: x", "hooks-drop-agent"],
  ] as const)("%j: %s", ([fields, kind]) => {
    expect(project(fields).reason?.kind).toBe(kind);
  });
});

describe("the description of a project agent", () => {
  test.for([
    ['" "', " "],
    ['" a "', " a "],
    ['"\\n"', "\n"],
    ["|\n  a\n  b", "a\nb\n"],
    ["|+\n  a\n\n", "a\n\n\n"],
    ["2024-01-01", "2024-01-01"],
    ["a\\nb", "a\nb"],
    ["'a\\nb'", "a\nb"],
    ['"a\\\\nb"', "a\nb"],
    ["a\\\\nb", "a\\\nb"],
    ["a\\tb", "a\\tb"],
    ["a\\r\\nb", "a\\r\nb"],
    ["a\\Nb", "a\\Nb"],
    ["C:\\new\\name", "C:\new\name"],
  ] as const)("%j", ([value, description]) => {
    expect(project(`name: a\ndescription: ${value}`).description).toBe(description);
  });

  test.for(["", "null", '""', "0", "1", ".inf", "true", "[]", "[a]", "{}", "-1"])(
    "%j drops the agent",
    (value) => {
      expect(project(`name: a\ndescription: ${value}`).loads).toBe(false);
    },
  );
});

describe("the name of a plugin agent", () => {
  test.for([
    ["", "file"],
    ['""', "file"],
    ["[]", "file"],
    ["[null]", "file"],
    [long, "file"],
    ['" "', " "],
    ["0", "0"],
    ["-0", "0"],
    ["1.0", "1"],
    ["1e3", "1000"],
    ["1e21", "1e+21"],
    ["0x1F", "31"],
    [".inf", "Infinity"],
    ["-.inf", "-Infinity"],
    [".nan", "NaN"],
    ["false", "false"],
    ["True", "true"],
    ["[a]", "a"],
    ["[1, 2]", "1,2"],
    ["[[a, b], c]", "a,b,c"],
    ["{}", "[object Object]"],
    ["-x", "-x"],
    ["a:b", "a:b"],
    ['" a "', " a "],
  ] as const)("%j: %s", ([value, name]) => {
    expect(plugin(`name: ${value}\ndescription: d`).name).toBe(`oplug:${name}`);
  });

  test("a list within itself", () => {
    expect(plugin("name: &a [*a, b]\ndescription: d").loads).toBe(true);
  });
});

describe("the description of a plugin agent", () => {
  const stock = "Agent from oplug plugin";
  test.for([
    ["", stock],
    ['description: " "', stock],
    ["description: []", stock],
    ["description: [a]", stock],
    ["description: {}", stock],
    ['description: "\\u00a0\\n"', stock],
    ['description: "\\u200b"', "\u200b"],
    ['description: "\\ufeffa\\u3000"', "a"],
    ["description: 0", "0"],
    ["description: 1e3", "1000"],
    ["description: .nan", "NaN"],
    ["description: false", "false"],
    ["description: a\\nb", "a\\nb"],
    ["description: |\n  a\n  b", "a\nb"],
    ["when_to_use: w", "w"],
    ["when-to-use: 1", "1"],
    ["whenToUse: w", stock],
    ["when-to-use: v\nwhen_to_use: w", "w"],
    ['when_to_use: " "\nwhen-to-use: v', "v"],
    ["when_to_use: [a]\nwhen-to-use: v", "v"],
    ["description: d\nwhen_to_use: w", "d"],
    ["description: [a]\nwhen_to_use: w", "w"],
    ["description: 0\nwhen_to_use: w", "0"],
    ['description: ""\nwhen_to_use: " w "', "w"],
  ] as const)("%j: %s", ([fields, description]) => {
    expect(plugin(`name: a\n${fields}`).description).toBe(description);
  });
});
