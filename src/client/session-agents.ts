import { parseJson } from "../agent/json.ts";
import type { AgentDocument } from "../agent/document.ts";
import type { YamlEntry, YamlNote } from "../agent/yaml/node.ts";
import type { SourceFile, Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";
import { readFields } from "./fields.ts";
import type { Frontmatter } from "./frontmatter.ts";
import type { Reading } from "./reading.ts";
import { refusals } from "./session-checks.ts";
import { isText } from "./shapes.ts";
import { resolveTools } from "./tools.ts";
import type { TraceEntry } from "./trace.ts";

/**
 * What Claude Code makes of the JSON behind `--agents`: one reading for each agent, all with places
 * in the one file. A single value of a wrong type refuses them all, and the client does not start
 * (observed). A text that holds no agents at all gives one reading without a name.
 *
 * Never throws.
 */
export function readSessionAgents(file: SourceFile, client: Client): readonly Reading[] {
  const parsed = parseJson(file.text);
  const whole = { start: 0, end: file.text.length };
  if (!parsed.ok) {
    const { span, what } = parsed;
    return [refusedFile(file, client, { kind: "session-refused", span, what: `the text ${what}` })];
  }
  const { root, notes } = parsed;
  if (root.kind !== "map") {
    const what = "the text is no object of agents by name";
    return [refusedFile(file, client, { kind: "session-refused", span: root.span, what })];
  }
  // The client passes over this name alone (observed).
  const entries = root.entries.filter(({ key }) => key !== "__proto__");
  const problems = new Map(entries.map((entry) => [entry, refusals(entry, client)]));
  const refused = entries.some((entry) => problems.get(entry)!.length > 0);
  return entries.map((entry, index) => {
    const from = index === 0 ? whole.start : entry.keySpan.start;
    const to = entries[index + 1]?.keySpan.start ?? whole.end;
    const own = problems
      .get(entry)!
      .map((one): TraceEntry => ({ kind: "session-refused", ...one }));
    const withOthers: TraceEntry[] =
      refused && own.length === 0 ? [{ kind: "refused-with-others", span: entry.keySpan }] : [];
    return readAgent(entry, file, client, {
      notes: notes.filter(({ span }) => from <= span.start && span.start < to),
      refused: [...own, ...withOthers],
    });
  });
}

interface Verdict {
  readonly notes: readonly YamlNote[];
  readonly refused: readonly TraceEntry[];
}

function readAgent(
  { key: name, keySpan, value: agent }: YamlEntry,
  file: SourceFile,
  client: Client,
  { notes, refused }: Verdict,
): Reading {
  const all = agent.kind === "map" ? agent.entries : [];
  // What was refused was told; the fields beside it are looked at all the same.
  const entries = all.filter(
    ({ value }) => !refused.some(({ span }) => isWithin(span, value.span)),
  );
  const fields = entries.filter(({ key }) => key !== "name");
  const field = (key: string) => entries.find((entry) => entry.key === key);
  const values = readFields(entries, { client, scope: "session" });
  const keys = {
    tools: field("tools"),
    disallowed: field("disallowedTools"),
    memory: field("memory"),
  };
  const tools = resolveTools(keys, values, file.text, client);
  const description = field("description")?.value;
  const trace = [
    ...refused,
    ...notes.flatMap((note): TraceEntry[] => (note.kind === "duplicate-key" ? [note] : [])),
    ...values.trace,
    ...tools.trace,
  ].toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const [reason] = refused;
  const document = documentFor(file, agent.span, field("prompt"));
  return {
    document,
    client,
    scope: "session",
    loads: reason === undefined,
    ...(reason && { reason }),
    ...(!reason && { name }),
    ...(!reason && description && isText(description) && { description: description.value }),
    writtenName: name,
    values,
    tools,
    // The name stands where in a file it is a field like the others.
    frontmatter: { entries: [nameEntry(name, keySpan), ...fields], outcome: "mapping", notes },
    trace,
    bodyStartsAt: file.point(document.envelope.body.start),
  };
}

function nameEntry(name: string, span: Span): YamlEntry {
  return {
    key: "name",
    keySpan: span,
    value: { kind: "scalar", value: name, style: "double", span },
  };
}

const noKeys = { tools: undefined, disallowed: undefined, memory: undefined };

/** The one reading of a text that holds no agents. */
function refusedFile(file: SourceFile, client: Client, reason: TraceEntry): Reading {
  const whole = { start: 0, end: file.text.length };
  const values = readFields([], { client, scope: "session" });
  const nothing: Frontmatter = { entries: [], outcome: "failed", notes: [] };
  return {
    document: documentFor(file, whole, undefined),
    client,
    scope: "session",
    loads: false,
    reason,
    values,
    tools: resolveTools(noKeys, values, file.text, client),
    frontmatter: nothing,
    trace: [reason],
    bodyStartsAt: file.point(0),
  };
}

/** An agent's part of the JSON in the form of a file: its braces for fences, its prompt for the body. */
function documentFor(file: SourceFile, agent: Span, prompt: YamlEntry | undefined): AgentDocument {
  const inner = prompt && isText(prompt.value) ? prompt.value.span : undefined;
  const body = inner
    ? { start: inner.start + 1, end: inner.end - 1 }
    : { start: agent.end, end: agent.end };
  return {
    file,
    encoding: "utf-8",
    envelope: {
      kind: "fenced",
      bom: false,
      opener: { start: agent.start, end: agent.start + 1 },
      block: agent,
      closer: { start: agent.end - 1, end: agent.end },
      closerAlone: true,
      body,
    },
    body: file.text.slice(body.start, body.end),
  };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
