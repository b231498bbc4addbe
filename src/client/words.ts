import type { Client } from "./client.ts";
import type { TraceEntry, UnmatchedReason } from "./trace.ts";

/** Why an entry of a tool list stands for nothing, in a few words. */
export function explainUnmatched(reason: UnmatchedReason): string {
  switch (reason.why) {
    case "removed":
      return reason.tool.until ? `removed in ${reason.tool.until}` : "no longer a tool";
    case "wrong-case":
      return `the tool is called ${reason.right}`;
    case "never":
      return "never given to a subagent";
    case "depends":
      return `only with ${reason.needs}`;
    case "mcp-form":
      return "not a form of MCP name that is matched";
    case "open-parenthesis":
      return "an open parenthesis takes the rest of the list with it";
    case "glued":
      return "something besides a comma or a blank stands at the name";
    case "wildcard":
      return "`*` denies nothing";
    case "unknown":
      return "no such tool";
  }
}

/** Why an agent does not load: one sentence and the rule that reports it. */
export function describeReason(entry: TraceEntry, client: Client): string {
  const [sentence, rule] = sentenceFor(entry, client);
  return `${sentence} (${rule})`;
}

function sentenceFor(entry: TraceEntry, client: Client): readonly [string, string] {
  switch (entry.kind) {
    case "too-large":
      return [`the file is larger than ${entry.limit} bytes`, "file-too-large"];
    case "utf-16":
      return ["the file is not UTF-8", "not-utf-8"];
    case "byte-order-mark":
      return [`a byte-order mark hides the frontmatter from ${client.version}`, "byte-order-mark"];
    case "unfenced":
      return unfencedSentence(entry.envelope.cause);
    case "yaml-failed":
      return [`the frontmatter is not valid YAML: ${entry.error.message}`, "yaml-error"];
    case "session-refused":
      return [`the client refuses all of --agents: ${entry.what}`, "refused-session-agents"];
    case "refused-with-others":
      return [
        "another agent of the same --agents is refused, and all with it",
        "refused-session-agents",
      ];
    case "not-a-mapping":
      return ["the frontmatter is not a list of `key: value` lines", "frontmatter-not-a-mapping"];
    case "no-fields":
      return ["the frontmatter holds no fields", "no-frontmatter"];
    case "name-missing":
      return [entry.present ? "`name` is empty" : "there is no `name`", "missing-name"];
    case "name-not-text":
      return [`\`name\` is ${entry.written} and not a text`, "invalid-name"];
    case "name-refused":
      return [nameSentences[entry.why], "invalid-name"];
    case "description-missing":
      return [
        entry.present ? "`description` is empty" : "there is no `description`",
        "missing-description",
      ];
    case "description-not-text":
      return [`\`description\` is ${entry.written} and not a text`, "invalid-description"];
    case "hooks-drop-agent":
      return [`\`${entry.event ?? "hooks"}\` ${entry.what}`, "hooks-drop-agent"];
    default:
      return ["the client does not take it", entry.kind];
  }
}

const nameSentences = {
  "leading-dash": "`name` starts with a dash",
  colon: "`name` holds a colon",
  "too-long": "`name` is longer than 256 characters",
} as const;

function unfencedSentence(
  cause: Extract<TraceEntry, { kind: "unfenced" }>["envelope"]["cause"],
): readonly [string, string] {
  switch (cause) {
    case "text-before-fence":
      return ["something stands before the frontmatter", "frontmatter-not-first"];
    case "not-closed":
      return ["the frontmatter is never closed", "frontmatter-not-closed"];
    case "opener-not-alone":
      return ["the first line is not exactly `---`", "no-frontmatter"];
    case "carriage-returns":
      return ["the lines end in bare carriage returns", "no-frontmatter"];
    case "fields-without-fence":
      return ["the fields stand without `---` around them", "no-frontmatter"];
    case "no-fields":
      return ["there is no frontmatter", "no-frontmatter"];
  }
}
