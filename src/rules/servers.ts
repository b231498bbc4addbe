import type { Reading } from "../client/reading.ts";
import { serverMentions, toolServerMentions } from "../roster/mentions.ts";
import type { Mention } from "../roster/mentions.ts";

export interface NamedServer extends Mention {
  readonly field: "tools" | "mcpServers";
}

/** Servers that come with the client, an editor or an account, and those of plugins. */
const ELSEWHERE = /^(?:plugin_|claude_ai_|claude-in-chrome$|computer-use$|ide$)/;

/** The servers that an agent refers to and does not bring along. */
export function serversNamed(reading: Reading): readonly NamedServer[] {
  if (!reading.loads) return [];
  const named = [
    ...toolServerMentions(reading).map((one) => ({ ...one, field: "tools" as const })),
    ...serverMentions(reading).map((one) => ({ ...one, field: "mcpServers" as const })),
  ];
  return named.filter(({ name }) => !ELSEWHERE.test(name));
}

/** The declared server of that name, or the one that differs from it in case and dashes only. */
export function declaredAs(name: string, servers: ReadonlySet<string>): string | undefined {
  if (servers.has(name)) return name;
  const fold = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const same = [...servers].filter((server) => fold(server) === fold(name));
  // In the names of tools every other character stands as an underline.
  const inTools = same.find((server) => server.replaceAll(/[^\w-]/g, "_") === name);
  return inTools === undefined ? same[0] : name;
}
