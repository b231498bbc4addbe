/**
 * Names of GitHub Copilot's tools in VS Code with the tools of Claude Code that do their work, as far
 * as there are some (VS Code's documentation of custom agents; names of tool sets and of single tools,
 * of old and of today, seen in public agent files).
 */
export const copilotTools: ReadonlyMap<string, readonly string[]> = new Map([
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

/** Copilot's tool sets, which stand alone or before a slash: `search`, `search/codebase`. */
export const copilotToolSets: ReadonlyMap<string, readonly string[]> = new Map([
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
