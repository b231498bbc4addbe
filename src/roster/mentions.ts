import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { readToolList } from "../client/tool-list.ts";
import type { Span } from "../text/source-file.ts";

/** A name in an agent's file that stands for something outside of it. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
}

/** The names in `skills`, each where it stands. */
export function skillMentions(reading: Reading): readonly Mention[] {
  const value = entryOf(reading, "skills")?.value;
  if (!value) return [];
  const { entries } = readToolList(value, reading.document.file.text);
  return entries.map(({ text, span }) => ({ name: text, span }));
}

/** The MCP servers that `mcpServers` names without bringing them along. */
export function serverMentions(reading: Reading): readonly Mention[] {
  const value = entryOf(reading, "mcpServers")?.value;
  if (value?.kind !== "list" || reading.scope === "plugin") return [];
  return value.items.flatMap((item) =>
    item.kind === "scalar" && typeof item.value === "string"
      ? [{ name: item.value, span: item.span }]
      : [],
  );
}

/** The MCP servers of entries such as `mcp__server__tool` in `tools`; `span` covers the entry. */
export function toolServerMentions(reading: Reading): readonly Mention[] {
  const value = entryOf(reading, "tools")?.value;
  if (!value || reading.tools.mcp.length === 0) return [];
  const own = new Set(reading.values.mcpServers);
  return readToolList(value, reading.document.file.text).entries.flatMap(({ name, span }) => {
    const server = /^mcp__([\w-]+?)(?:__|$)/.exec(name)?.[1];
    return server === undefined || own.has(server) ? [] : [{ name: server, span }];
  });
}

/** `subagent_type: "name"` in the prompt, and without quotes where only a name can be meant. */
const CALL =
  /\bsubagent_type["']?[ \t]{0,8}[:=][ \t]{0,8}(?:(["'])([^"'\n]{1,256})\1|([a-z][a-z0-9]{0,63}(?:-[a-z0-9]{1,64}){1,16})(?![\w(.:/]))/g;
/** More calls than any prompt has. */
const MOST_CALLS = 1_000;

/** Agents that the prompt starts by name, and those in `Agent(…)`. Placeholders are none. */
export function agentMentions(reading: Reading): readonly Mention[] {
  const { envelope, file } = reading.document;
  const { start, end } = envelope.body;
  const found: Mention[] = [];
  const body = file.text.slice(start, end);
  for (const match of body.includes("subagent_type") ? body.matchAll(CALL) : []) {
    if (found.length >= MOST_CALLS) break;
    const name = match[2] ?? match[3]!;
    const quote = match[1] === undefined ? 0 : 1;
    const from = start + match.index + match[0].length - quote - name.length;
    if (isName(name)) found.push({ name, span: { start: from, end: from + name.length } });
  }
  return [...typeMentions(reading), ...found];
}

function typeMentions(reading: Reading): readonly Mention[] {
  const value = entryOf(reading, "tools")?.value;
  if (!value) return [];
  const { entries } = readToolList(value, reading.document.file.text);
  return entries.flatMap(({ name, specifier, span }) =>
    specifier !== undefined && (name === "Agent" || name === "Task")
      ? specifier
          .split(",")
          .map((type) => type.trim())
          .filter(isName)
          .map((type) => ({ name: type, span }))
      : [],
  );
}

const PLACEHOLDER =
  /^(?:agent|name|type|subagent|your|my|some|the|example|foo|bar|xxx)(?:[-_ ](?:agent|name|type|here))*$|^(?:your|my|some)[-_ ]|[-_ ](?:here|placeholder)$/i;

/** Letters that a name may have; brackets, dollars and dots in a row stand for one to be filled in. */
function isName(text: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N} _:-]|\.(?!\.))*$/u.test(text) && !PLACEHOLDER.test(text);
}

/** Whether anything in the file needs its surroundings to be judged. */
export function refersBeyond(reading: Reading): boolean {
  return (
    reading.values.isolation === "worktree" ||
    reading.values.skills.length > 0 ||
    reading.tools.mcp.length > 0 ||
    serverMentions(reading).length > 0 ||
    agentMentions(reading).length > 0
  );
}
