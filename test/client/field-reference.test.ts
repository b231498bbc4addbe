import { expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { fields } from "../../src/client/facts/fields.ts";
import { describeField } from "../../src/client/field-reference.ts";
import { parseAgent } from "../../src/agent/document.ts";
import { read } from "../../src/client/reading.ts";
import { runAgentlint } from "../support/run.ts";

test("a key is described", () => {
  expect(describeField("effort")).toMatchInlineSnapshot(`
    "**\`effort\`** How hard the model thinks.

    - **Type**: integer or level
    - **Values**: \`low\`, \`medium\`, \`high\`, \`xhigh\`, \`max\`, \`med\`, in any case
    - **When absent**: that of the session
    - **Another value**: ignored; the agent loads as if the key were absent
    - **In a plugin**: read
    - **In \`--agents\` JSON**: one of the values in lower case, or an integer, without \`med\`; anything else refuses all agents
    - **Since**: 2.1.78
    - **Source**: observed; changelog 2.1.78

    \`\`\`yaml
    effort: high
    \`\`\`"
  `);
});

test("no other word is", () => {
  expect([describeField("efort"), describeField("")]).toEqual([undefined, undefined]);
});

test("a version that came before a field is told", () => {
  const old = describeField("omitClaudeMd", clientAt("2.1.150"));
  expect(old).toContain("Claude Code 2.1.150 does not read it yet.");
  expect(describeField("omitClaudeMd", clientAt())).not.toContain("not read it yet");
});

test.for(fields.map(({ name }) => name))(
  "the example of %s is read without a complaint",
  (name) => {
    const example = /```yaml\n([\s\S]*)\n```/.exec(describeField(name)!)![1]!;
    const needed = ["name: a", "description: d"].filter((line) => !line.startsWith(`${name}:`));
    const text = `---\n${[...needed, example].join("\n")}\n---\nb\n`;
    const reading = read(parseAgent("a.md", text), { client: clientAt(), scope: "project" });
    expect(reading.loads).toBe(true);
    const complaints = reading.trace.filter(({ kind }) =>
      /ignored|unmatched|unknown|drop/.test(kind),
    );
    expect(complaints).toEqual([]);
  },
);

test("`explain` prints it", async () => {
  const { code, stdout } = await runAgentlint(["explain", "memory"]);
  expect([code, stdout]).toEqual([0, `${describeField("memory")}\n`]);
  const wrong = await runAgentlint(["explain", "maxTurn"]);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    "agentlint: no rule and no field is called maxTurn; did you mean maxTurns?\n",
  ]);
});
