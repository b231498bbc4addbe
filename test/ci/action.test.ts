import { spawnSync } from "node:child_process";
import { chmod, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { tree } from "../support/tree.ts";

const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

interface Action {
  readonly inputs: Record<string, { readonly description: string; readonly default: string }>;
  readonly runs: {
    readonly steps: readonly {
      readonly env: Record<string, string>;
      readonly run: string;
      readonly uses?: string;
    }[];
  };
}

const action = parse(await readFile(at("action.yml"), "utf8")) as Action;
const [step] = action.runs.steps;

/** Runs the step's script as a runner would, with an `npx` that notes how it was called. */
async function runAction(inputs: Readonly<Record<string, string>>, exitCode = 0) {
  const cwd = await tree({
    "bin/npx": `#!/bin/sh\nfor arg; do printf '%s\\0' "$arg" >>args; done\nexit ${exitCode}\n`,
    output: "",
  });
  await chmod(join(cwd, "bin/npx"), 0o755);
  const values = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, inputs[name] ?? input.default]),
  );
  const env = Object.fromEntries(
    Object.entries(step!.env).map(([name, text]) => [
      name,
      text.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => values[input]!),
    ]),
  );
  const { status, stdout } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step!.run], {
    cwd,
    encoding: "utf8",
    env: {
      ...env,
      PATH: `${join(cwd, "bin")}${delimiter}${process.env["PATH"]}`,
      GITHUB_OUTPUT: join(cwd, "output"),
    },
  });
  const args = await readFile(join(cwd, "args"), "utf8").catch(() => "");
  const output = await readFile(join(cwd, "output"), "utf8");
  return { status, stdout, args: args.split("\0").slice(0, -1), output, cwd };
}

describe.skipIf(process.platform === "win32")("the GitHub Action", () => {
  test("by default checks everything, and prints annotations", async () => {
    const { status, args, output } = await runAction({});
    const { version } = JSON.parse(await readFile(at("package.json"), "utf8")) as {
      version: string;
    };
    expect(args).toEqual([
      "--yes",
      "--package",
      `install-agent@${version}`,
      "agentlint",
      "check",
      "--format",
      "github",
      "--",
    ]);
    expect([status, output]).toEqual([0, "exit-code=0\n"]);
  });

  test("hands every input over as it is, so that none becomes an option or a command", async () => {
    const paths = "a folder/x.md\r\n\n$(touch pwned)\n--fix\n`touch pwned`; touch pwned\n";
    const { args } = await runAction({
      paths,
      "output-files": "sarif=out put.sarif\njunit=$(touch pwned).xml",
      baseline: "base line.json",
      client: "2.1.150",
      format: "json",
    });
    expect(args.slice(4)).toEqual([
      "check",
      "--format",
      "json",
      "--baseline",
      "base line.json",
      "--client",
      "2.1.150",
      "--output-file",
      "sarif=out put.sarif",
      "--output-file",
      "junit=$(touch pwned).xml",
      "--",
      "a folder/x.md",
      "$(touch pwned)",
      "--fix",
      "`touch pwned`; touch pwned",
    ]);
  });

  test.for([
    ["error", 1, 1, false],
    ["error", 2, 2, false],
    ["warning", 1, 1, true],
    ["never", 1, 0, false],
    ["never", 2, 2, false],
    ["never", 3, 3, false],
  ] as const)("fail-on %s with exit code %i gives %i", async ([failOn, code, wanted, strict]) => {
    const { status, args, output } = await runAction({ "fail-on": failOn }, code);
    expect([status, output]).toEqual([wanted, `exit-code=${code}\n`]);
    expect(args.join(" ").includes("--max-warnings 0")).toBe(strict);
  });

  test("refuses another word for fail-on", async () => {
    const { status, args, stdout } = await runAction({ "fail-on": "errors" });
    expect([status, args]).toEqual([2, []]);
    expect(stdout).toContain("fail-on takes error, warning or never");
  });

  test("uses no other action, and no input stands in its script", () => {
    expect(action.runs.steps.every(({ uses }) => uses === undefined)).toBe(true);
    expect(step!.run).not.toContain("${{");
    for (const input of Object.values(action.inputs)) expect(input.description).not.toBe("");
  });
});

test("the pre-commit hook takes agents, and runs a command of this package", async () => {
  const [hook, ...more] = parse(await readFile(at(".pre-commit-hooks.yaml"), "utf8")) as {
    id: string;
    entry: string;
    files: string;
  }[];
  const { bin, name, version } = JSON.parse(await readFile(at("package.json"), "utf8")) as {
    bin: Record<string, string>;
    name: string;
    version: string;
  };
  expect(more).toEqual([]);
  const command = new RegExp(`^npx --yes --package ${name}@${version} (\\w+) check$`);
  expect(bin).toHaveProperty(command.exec(hook!.entry)![1]!);
  const files = new RegExp(hook!.files);
  const taken = [".claude/agents/a.md", "pkg/.claude/agents/deep/er/a.md", ".claude/agents/a.txt"];
  expect(taken.map((path) => files.test(path))).toEqual([true, true, false]);
  expect(files.test("my.claude/agents/a.md")).toBe(false);
});
