import { describe, expect, test } from "vitest";
import { MAX_CONFIG_SIZE, parseConfig } from "../../src/config/parse.ts";
import { SourceFile } from "../../src/text/source-file.ts";

/** Each problem as `line:column message | help`. */
function problems(text: string, path = "agentlint.json"): readonly string[] {
  const file = new SourceFile(path, text);
  const result = parseConfig(file);
  if (result.ok) return [];
  return result.problems.map(({ span, message, help }) => {
    const { line, column } = file.point(span.start);
    return `${line}:${column} ${message}${help ? ` | ${help}` : ""}`;
  });
}

describe("what is taken", () => {
  test.for([
    ["agentlint.json", '{"extends": "strict", "rules": {"unknown-tool": "off"}}'],
    ["agentlint.yaml", "extends: strict\nrules:\n  unknown-tool: off # not here\n"],
    ["agentlint.yml", '{"extends": "strict",\n\t"rules": {"unknown-tool": "off"}}'],
  ])("%s", ([path, text]) => {
    expect(parseConfig(new SourceFile(path!, text!))).toEqual({
      ok: true,
      config: { extends: "strict", rules: { "unknown-tool": "off" } },
    });
  });

  test("everything there is", () => {
    const config = {
      $schema: "x",
      extends: ["strict", "collection"],
      rules: { "yaml-error": "warning" },
      overrides: [{ files: ["a/**"], extends: "recommended", rules: {}, extensionKeys: ["x"] }],
      ignores: ["vendor", "!vendor/own.md"],
      extensionKeys: ["category"],
      client: "2.1.150",
    };
    const text = JSON.stringify(config, null, "\t");
    expect(parseConfig(new SourceFile("agentlint.json", text))).toEqual({ ok: true, config });
  });

  test.for(["", "\n", "# nothing yet\n", "---\n"])("an empty YAML file, %j", (text) => {
    expect(parseConfig(new SourceFile("agentlint.yaml", text))).toEqual({ ok: true, config: {} });
  });
});

describe("what is wrong is shown at its place", () => {
  test.for([
    [
      '{"rules": {"unknwon-tool": "off"}}',
      ["1:12 no rule is called `unknwon-tool` | did you mean `unknown-tool`?"],
    ],
    ['{"rules": {"x": "off"}}', ["1:12 no rule is called `x` | `agentlint rules` lists them"]],
    ['{"rule": {}}', ["1:2 no setting is called `rule` | did you mean `rules`?"]],
    [
      '{"root": true}',
      [
        "1:2 no setting is called `root` | there are $schema, extends, rules, overrides, ignores, extensionKeys, client",
      ],
    ],
    [
      '{"rules": {"unknown-tool": "warn"}}',
      ["1:28 `rules.unknown-tool` is none of off, info, warning, error | did you mean `warning`?"],
    ],
    [
      '{"rules": {"unknown-tool": 2}}',
      ["1:28 `rules.unknown-tool` is none of off, info, warning, error"],
    ],
    [
      '{"extends": "strct"}',
      ["1:13 `extends` is none of recommended, strict, collection | did you mean `strict`?"],
    ],
    [
      '{"extends": ["strict", "all"]}',
      ["1:24 `extends[1]` is none of recommended, strict, collection"],
    ],
    ['{"extends": 3}', ["1:13 `extends` is none of recommended, strict, collection"]],
    ['{"ignores": "vendor"}', ["1:13 `ignores` is not a list"]],
    ['{"ignores": [""]}', ["1:14 `ignores[0]` is empty"]],
    ['{"overrides": [{"rules": {}}]}', ["1:16 `overrides[0].files` is not a list"]],
    [
      '{"overrides": [{"files": ["a"], "ignore": []}]}',
      [
        "1:33 no setting is called `overrides[0].ignore` | there are files, extends, rules, extensionKeys",
      ],
    ],
    ['{"client": "newest"}', ["1:12 `client` is no version of Claude Code | write it as 2.1.330"]],
    ["[]", ["1:1 this is not a mapping"]],
    [
      '{"a": 1, "a": 2}',
      ["1:10 this cannot be read: a key that was used before in the same mapping"],
    ],
    ['{\n  "ignores": [\n}', ["3:1 this cannot be read: unexpected text"]],
    ['{"ignores": [] // none\n}', ["1:16 this cannot be read: unexpected text"]],
    ['{"ignores": []', ["1:15 this cannot be read: it ends too early"]],
    ["", ["1:1 this cannot be read: it ends too early"]],
  ] as const)("%j", ([text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });

  test("YAML too", () => {
    expect(problems("rules:\n  unknwon-tool: off\n\textends: strict\n", "agentlint.yaml")).toEqual([
      "3:1 this cannot be read: a tab used as indentation",
    ]);
    expect(problems("rules:\n  unknwon-tool: off\n", "agentlint.yaml")).toEqual([
      "2:3 no rule is called `unknwon-tool` | did you mean `unknown-tool`?",
    ]);
  });
});

describe("a stranger's file", () => {
  const plain = "1:10 `&`, `*` and `!` are not read here: settings are plain data";

  test.for([
    ["ignores: &a [x]\nextensionKeys: *a\n", [plain]],
    ["ignores: !!js/function [x]\n", [plain]],
    ["ignores: !!set {x}\n", [plain]],
  ] as const)("sets nothing by anchors and tags: %j", ([text, expected]) => {
    expect(problems(text, "agentlint.yaml")).toEqual(expected);
  });

  test("bombs of aliases, depth and size are refused at once", () => {
    const levels = Array.from(
      { length: 20 },
      (_, at) => `k${at}: &a${at} [${`*a${at - 1},`.repeat(at ? 9 : 0)}]`,
    );
    const start = performance.now();
    expect(problems(levels.join("\n"), "agentlint.yaml")).toHaveLength(1);
    expect(problems("[".repeat(100_000), "agentlint.yaml")).toHaveLength(1);
    expect(problems("x".repeat(MAX_CONFIG_SIZE + 1), "agentlint.yaml")).toEqual([
      `1:1 this is larger than ${MAX_CONFIG_SIZE} bytes`,
    ]);
    expect(problems(JSON.stringify({ ignores: Array.from({ length: 201 }, () => "a") }))).toEqual([
      expect.stringContaining("more than 200 patterns"),
    ]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("names of the language's own are names like others", () => {
    expect(problems('{"rules": {"__proto__": "off"}}')).toEqual([
      "1:12 no rule is called `__proto__` | `agentlint rules` lists them",
    ]);
    expect(problems('{"constructor": {}}')).toHaveLength(1);
  });

  test("thousands of problems become a few", () => {
    const rules = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [`rule-${at}`, "off"]),
    );
    expect(problems(JSON.stringify({ rules }))).toHaveLength(20);
  });
});
