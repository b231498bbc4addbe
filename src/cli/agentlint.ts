import { addCheck } from "./commands/check.ts";
import { addClientCommands } from "./commands/client.ts";
import { addReference } from "./commands/reference.ts";
import { addViews } from "./commands/views.ts";
import { addWriters } from "./commands/writers.ts";
import { exit } from "./io.ts";
import type { Io } from "./io.ts";
import { runProgram } from "./program.ts";

/** Runs `agentlint`; gives the exit code and lets nothing escape. */
export function run(io: Io): Promise<number> {
  const codes = { done: exit.clean, usage: exit.usage, failure: exit.failure };
  return runProgram(
    { name: "agentlint", description, codes },
    (program, done) => {
      program.addHelpText("after", mainExamples);
      addCheck(program, io, done);
      addViews(program, io, done);
      addClientCommands(program, io, done);
      addWriters(program, io, done);
      addReference(program, io, done);
    },
    io,
  );
}

const description =
  "Reads Claude Code subagent files exactly as Claude Code does, and says where that\ndiffers from what their author wrote.";

const mainExamples = `
Examples:
  agentlint                            check the agents of this project
  agentlint check .claude/agents       check a folder
  agentlint inspect reviewer.md        see what Claude Code makes of a file
  agentlint explain unknown-tool       read about a rule

Exit codes: 0 clean, 1 errors or too many warnings, 2 wrong use, 3 output that cannot be
written, or a fault of agentlint`;
