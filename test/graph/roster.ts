import { agent } from "../support/tree.ts";

/** A small roster with one of everything that a graph shows, by path. */
export const everything: Readonly<Record<string, string>> = {
  ".claude/agents/planner.md": agent(
    "planner",
    "model: opus\ncolor: blue\ncoordination:\n  hands_off_to: [builder, tester]\n  receives_from: [builder, plan]",
  ),
  ".claude/agents/builder.md": agent(
    "builder",
    "tools: Read, MultiEdit\ncolor: green\ncoordination:\n  hands_off_to: [planner, writer, reviwer]\n  receives_from: [planner]\n  parallel_with: [tester]",
  ),
  ".claude/agents/tester.md": agent(
    "tester",
    "coordination:\n  parallel_with: [builder, reviewer, general-purpose]",
  ),
  ".claude/agents/reviewer.md": agent("reviewer"),
  ".claude/agents/writer.md": '---\nname: writer\ndescription: "Writes" it\n---\n',
  ".claude/agents/old/planner.md": agent("planner", "", "The old one."),
  ".claude/commands/plan.md": "Plan it.",
};

const nasty = `</script><script>alert(1)</script>"'><img src=x onerror=alert(2)> \u202e\u0000&lt;`;

/** Texts that would do something if they got into a page as markup. */
export const hostile: Readonly<Record<string, string>> = {
  ".claude/agents/a.md": `---\nname: ${JSON.stringify(nasty.replace("\u0000", ""))}\ndescription: ${JSON.stringify(`${nasty} {{x}} \${y} <!-- -->`.replace("\u0000", ""))}\nmodel: ${JSON.stringify("opus]]>")}\ncolor: "red\\"><x>"\ntools: ["<u>", "Read"]\ncoordination:\n  hands_off_to: ["javascript:alert(3)", "%%{init: {}}%%", "\\\\N", "a\\nb", "__proto__"]\n  parallel_with: ["</style><style>*{display:none}"]\n---\nbody\n`,
  ".claude/agents/<img src=x onerror=alert(4)>.md": agent(
    "b",
    "coordination: {parallel_with: [b, '</svg>']}",
  ),
};
