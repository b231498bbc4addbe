type Meanings = ReadonlyMap<string, readonly string[]>;

/** Another program that reads agents in files like these, with names of its own for tools. */
export interface ForeignProduct {
  readonly name: string;
  /** Its tools, with those of Claude Code that do their work, as far as there are some. */
  readonly tools: Meanings;
  /** Its sets of tools, which stand alone or before a slash: `search`, `search/codebase`. */
  readonly sets: Meanings;
  /** Words that are common elsewhere too, and tell the product only beside another of its names. */
  readonly common: readonly string[];
}

/** Of GitHub Copilot in VS Code, old names and new ones (its documentation; public agent files). */
const copilotTools: Meanings = new Map([
  ["activePullRequest", []],
  ["changes", ["Bash"]],
  ["codebase", ["Grep", "Glob"]],
  ["copilotCodingAgent", []],
  ["createDirectory", ["Bash"]],
  ["createFile", ["Write"]],
  ["editFiles", ["Edit", "Write"]],
  ["extensions", []],
  ["fetch", ["WebFetch"]],
  ["fileSearch", ["Glob"]],
  ["findTestFiles", ["Glob"]],
  ["getTerminalOutput", ["Bash"]],
  ["githubRepo", ["WebFetch"]],
  ["installExtension", []],
  ["listDirectory", ["Glob"]],
  ["new", ["Write"]],
  ["openSimpleBrowser", []],
  ["problems", ["Bash"]],
  ["readFile", ["Read"]],
  ["runCommands", ["Bash"]],
  ["runInTerminal", ["Bash"]],
  ["runNotebooks", ["NotebookEdit"]],
  ["runSubagent", ["Agent"]],
  ["runTasks", ["Bash"]],
  ["runTests", ["Bash"]],
  ["searchResults", ["Grep"]],
  ["terminalLastCommand", ["Bash"]],
  ["terminalSelection", []],
  ["testFailure", ["Bash"]],
  ["textSearch", ["Grep"]],
  ["todos", []],
  ["usages", ["Grep"]],
  ["vscodeAPI", []],
]);

const copilotSets: Meanings = new Map([
  ["agent", ["Agent"]],
  ["browser", []],
  ["edit", ["Edit", "Write"]],
  ["execute", ["Bash"]],
  ["read", ["Read"]],
  ["search", ["Grep", "Glob"]],
  ["shell", ["Bash"]],
  ["todo", []],
  ["vscode", []],
  ["web", ["WebFetch", "WebSearch"]],
]);

/** Of Gemini CLI (its documentation; public agent files). */
const geminiTools: Meanings = new Map([
  ["activate_skill", ["Skill"]],
  ["ask_user", []],
  ["glob", ["Glob"]],
  ["google_web_search", ["WebSearch"]],
  ["grep_search", ["Grep"]],
  ["list_directory", ["Glob"]],
  ["read_file", ["Read"]],
  ["read_many_files", ["Read", "Glob"]],
  ["replace", ["Edit"]],
  ["run_shell_command", ["Bash"]],
  ["save_memory", []],
  ["search_file_content", ["Grep"]],
  ["web_fetch", ["WebFetch"]],
  ["write_file", ["Write"]],
  ["write_todos", []],
]);

export const foreignProducts: readonly ForeignProduct[] = [
  {
    name: "GitHub Copilot",
    tools: copilotTools,
    sets: copilotSets,
    common: ["agent", "changes", "edit", "fetch", "new", "read"],
  },
  { name: "Gemini CLI", tools: geminiTools, sets: new Map(), common: ["glob", "replace"] },
];
