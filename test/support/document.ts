import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { git, gitEnv } from "./git.ts";
import { runAgentlint } from "./run.ts";
import { tree } from "./tree.ts";

const BLOCK = /^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm;

/**
 * A document with what its commands really print. Each section is a project of its own: a block with
 * `file=` becomes that file, and each command of a `console` block (`$ …`) is run there in its turn.
 * Commands are `agentlint`, `git` and `cat`; one that shows nothing may stand without its output.
 */
export async function executedDocument(text: string): Promise<string> {
  const sections: string[] = [];
  for (const section of sectionsOf(text)) sections.push(await executedSection(section));
  return sections.join("");
}

/** Cut before each heading of the first two levels; a hash inside of a block is none. */
function sectionsOf(text: string): string[] {
  const sections: string[] = [""];
  let inBlock = false;
  for (const line of text.split(/(?<=\n)/)) {
    if (line.startsWith("```")) inBlock = !inBlock;
    if (!inBlock && /^#{1,2} /.test(line)) sections.push("");
    sections.push(sections.pop() + line);
  }
  return sections;
}

async function executedSection(section: string): Promise<string> {
  let cwd: string | undefined;
  let fresh = "";
  let end = 0;
  for (const block of section.matchAll(BLOCK)) {
    const [whole, language, file, content = ""] = block;
    fresh += section.slice(end, block.index);
    end = block.index + whole.length;
    if (file === undefined && language !== "console") {
      fresh += whole;
      continue;
    }
    cwd ??= await tree({});
    if (file !== undefined) {
      await mkdir(dirname(join(cwd, file)), { recursive: true });
      await writeFile(join(cwd, file), content);
      fresh += whole;
      continue;
    }
    const commands = [...content.matchAll(/^\$ (.*)$/gm)].map((match) => match[1]!);
    fresh += `\`\`\`console\n`;
    for (const command of commands) fresh += `$ ${command}\n${await shown(command, cwd)}`;
    fresh += "```";
  }
  return fresh + section.slice(end);
}

async function shown(command: string, cwd: string): Promise<string> {
  const [program, ...args] = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) =>
    word.replaceAll('"', ""),
  );
  if (program === "cat") return readFile(join(cwd, args[0]!), "utf8");
  if (program === "git") {
    return git(cwd, ...args);
  }
  if (program !== "agentlint") throw new Error(`a document cannot run ${program}`);
  const { stdout, stderr } = await runAgentlint(args, { cwd, home: "/nowhere/home", env: gitEnv });
  return stderr + stdout;
}
