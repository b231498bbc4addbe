/** What an agent may do and brings along, as Claude Code takes it; also the form in JSON. */
export interface Permissions {
  readonly tools: {
    /** `"*"` for every tool of the session. */
    readonly granted: "*" | readonly string[];
    readonly denied: readonly string[];
    /** MCP tools, as patterns. */
    readonly mcp: readonly string[];
  };
  /** Null: that of the conversation. */
  readonly model: string | null;
  /** Null: that of the session. */
  readonly permissionMode: string | null;
  /** Events on which commands of the file run. */
  readonly hooks: readonly string[];
  readonly mcpServers: readonly {
    readonly name: string;
    /** The file itself says how the server is started or reached. */
    readonly inline: boolean;
  }[];
  readonly memory: string | null;
  readonly skills: readonly string[];
  /** It starts with a turn of its own when it is the main agent. */
  readonly initialPrompt: boolean;
}

/** Permissions for people: labels and what stands beside them. Always something, never only silence. */
export function permissionLines(permissions: Permissions): readonly (readonly [string, string])[] {
  const { tools, model, permissionMode, hooks, mcpServers, memory, skills } = permissions;
  const lines: [string, string][] = [["tools", toolsInWords(tools)]];
  if (tools.denied.length > 0) lines.push(["never", tools.denied.join(", ")]);
  lines.push(["model", model ?? "that of the conversation"]);
  lines.push(["permissions", modeInWords(permissionMode)]);
  if (hooks.length > 0) lines.push(["hooks", `runs commands of its own on ${hooks.join(", ")}`]);
  if (mcpServers.length > 0) {
    const named = mcpServers.map(({ name, inline }) => (inline ? `${name} (its own)` : name));
    lines.push(["MCP servers", named.join(", ")]);
  }
  if (memory !== null) lines.push(["memory", `${memory}; brings Read, Write and Edit with it`]);
  if (skills.length > 0) lines.push(["skills", skills.join(", ")]);
  if (permissions.initialPrompt) {
    lines.push(["first turn", "starts with a prompt of its own when run as the main agent"]);
  }
  const without = [
    ...(hooks.length === 0 ? ["hooks"] : []),
    ...(mcpServers.length === 0 ? ["MCP servers"] : []),
    ...(memory === null ? ["memory"] : []),
  ];
  if (without.length > 0) lines.push(["without", without.join(", ")]);
  return lines;
}

export function toolsInWords({ granted, mcp }: Permissions["tools"]): string {
  if (granted === "*") return "all that the session has";
  return [...granted, ...mcp].join(", ") || "none";
}

const modes: Readonly<Record<string, string>> = {
  acceptEdits: "acceptEdits: changes files without asking",
  auto: "auto: decides itself when to ask",
  bypassPermissions: "bypassPermissions: does everything without asking",
  dontAsk: "dontAsk: only what is allowed already",
  plan: "plan: reads and proposes",
};

function modeInWords(mode: string | null): string {
  if (mode === null || mode === "default") return "asks as the session does";
  return Object.hasOwn(modes, mode) ? modes[mode]! : mode;
}
