import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;
const page = await readFile(at("docs/ci.md"), "utf8");
const action = parse(await readFile(at("action.yml"), "utf8")) as {
  inputs: Record<string, { description: string; default: string }>;
};
const { version } = JSON.parse(await readFile(at("package.json"), "utf8")) as { version: string };

test("the table of inputs is the action's", async () => {
  const rows = Object.entries(action.inputs).map(([name, input]) => {
    const value = input.default === "" ? "" : `\`${input.default}\``;
    return `| \`${name}\` | ${value} | ${input.description} |`.replace("|  |", "| |");
  });
  const head = ["| input | default | |", "| --- | --- | --- |"];
  const table = `<!-- inputs -->\n\n${[...head, ...rows].join("\n")}\n\n<!-- /inputs -->`;
  const fresh = page.replace(/<!-- inputs -->[\s\S]*<!-- \/inputs -->/, () => table);
  await expect(fresh).toMatchFileSnapshot(at("docs/ci.md"));
});

const commands = [...page.matchAll(/<!-- run -->\n\n```sh\nagentlint (.+)\n```/g)];

test.for(commands.map(([, command]) => command!))("`agentlint %s` works", async (command) => {
  const cwd = await tree({ ".claude/agents/a.md": agent("a", "tools: Read, Raed") });
  expect(await runAgentlint(command.split(" "), { cwd })).toMatchObject({ code: 0, stderr: "" });
  for (const [, file] of command.matchAll(/=(\S+)/g)) {
    expect(await readFile(join(cwd, file!), "utf8")).toContain("unknown-tool");
  }
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

test("the workflows use what there is", () => {
  const workflows = [...page.matchAll(/<!-- workflow -->\n\n```yaml\n([\s\S]*?)```/g)];
  const steps = workflows.flatMap(([, text]) => {
    const { jobs = {} } = parse(text!) as { jobs?: Record<string, { steps: Step[] }> };
    return Object.values(jobs).flatMap((job) => job.steps);
  });
  const own = steps.filter(({ uses }) => uses?.startsWith("install-agent/install-agent@"));
  expect([workflows.length, own.length]).toEqual([4, 2]);
  for (const { uses, with: inputs = {} } of own) {
    expect(uses).toBe(`install-agent/install-agent@v${version}`);
    for (const name of Object.keys(inputs)) expect(action.inputs).toHaveProperty(name);
  }
});
