import type { YamlError } from "../agent/yaml/node.ts";
import type { UnfencedEnvelope } from "../agent/envelope.ts";
import type { Span } from "../text/source-file.ts";
import type { DeadMatch } from "./matchers.ts";
import type { RemovedTool } from "./facts/tools.ts";

/** Where a list of tools stands. */
export type ToolField = "tools" | "disallowedTools";

/** Why an entry of a tool list stands for nothing. */
export type UnmatchedReason =
  | {
      readonly why: "unknown";
      /** Worked out when it is asked for. */ readonly near: string | undefined;
    }
  | { readonly why: "removed"; readonly tool: RemovedTool }
  | { readonly why: "wrong-case"; readonly right: string }
  /** The name is known, but no subagent gets it. */
  | { readonly why: "never" }
  /** The name is known, but it takes more than a plain session. */
  | { readonly why: "depends"; readonly needs: string }
  /** An MCP pattern of a form that the client does not match. */
  | { readonly why: "mcp-form" }
  /** An opening parenthesis without its partner swallows the rest of the list. */
  | { readonly why: "open-parenthesis" }
  /** Tool names with something between or around them that the client does not split at. */
  | { readonly why: "glued"; readonly names: readonly string[] }
  /** `*` among denials, where it stands for nothing (observed). */
  | { readonly why: "wildcard" };

/**
 * One place where the client drops, rescues, rewrites or ignores what the author wrote. `span` is
 * in UTF-16 offsets of the file. Rules translate these entries; they decide nothing anew.
 */
export type TraceEntry = { readonly span: Span } & (
  | { readonly kind: "too-large"; readonly size: number; readonly limit: number }
  | { readonly kind: "utf-16"; readonly encoding: string }
  | { readonly kind: "byte-order-mark" }
  | { readonly kind: "unfenced"; readonly envelope: UnfencedEnvelope }
  /** The block ends at dashes inside a line, or indented ones; `lost` is the text up to where it was meant to end. */
  | { readonly kind: "block-cut-short"; readonly lost: Span; readonly lostKeys: readonly string[] }
  /** Nothing parses. `rescueTried` tells a first parse from a failed second one. */
  | { readonly kind: "yaml-failed"; readonly error: YamlError }
  | { readonly kind: "rescued-value"; readonly key: string; readonly value: string }
  | { readonly kind: "rescued-tabs" }
  /** `# …` that became part of a value when the client quoted it. */
  | { readonly kind: "comment-swallowed"; readonly key: string }
  /** The first error, which the rescue got around; once per file. */
  | { readonly kind: "rescued"; readonly error: YamlError }
  /** A value in the JSON of `--agents` for which the client refuses all of it. */
  | { readonly kind: "session-refused"; readonly what: string }
  /** Nothing is wrong with this agent, but with another one in the same JSON. */
  | { readonly kind: "refused-with-others" }
  | { readonly kind: "not-a-mapping" }
  | { readonly kind: "no-fields" }
  | { readonly kind: "duplicate-key"; readonly key: string; readonly winner: Span }
  /** `<<` that brings keys, which not every reader of YAML takes from there. */
  | { readonly kind: "merged"; readonly keys: readonly string[] }
  /** Fields in a block of their own behind the frontmatter, which are prompt to the client. */
  | { readonly kind: "second-block"; readonly block: Span; readonly keys: readonly string[] }
  /** A comment cut off what may have been meant as text. */
  | { readonly kind: "comment"; readonly key: string; readonly comment: string }
  /** `&word` or `!word` at the start of a value, which is not part of it. */
  | {
      readonly kind: "word-lost";
      readonly key: string;
      readonly word: string;
      readonly mark: "&" | "!";
    }
  | { readonly kind: "name-missing"; readonly present: boolean }
  | { readonly kind: "name-not-text"; readonly written: string }
  | { readonly kind: "name-refused"; readonly why: "leading-dash" | "colon" | "too-long" }
  | { readonly kind: "description-missing"; readonly present: boolean }
  | { readonly kind: "description-not-text"; readonly written: string }
  | { readonly kind: "description-escapes"; readonly count: number }
  | { readonly kind: "stock-name" }
  | { readonly kind: "stock-description" }
  /** `restricts`: the key states a restriction under a name that is not read, and nothing else does. */
  | {
      readonly kind: "key-not-read";
      readonly key: string;
      readonly near?: string;
      readonly restricts: boolean;
    }
  /** A restriction in text that the client does not take for fields. */
  | { readonly kind: "restriction-lost"; readonly key: string }
  | { readonly kind: "plugin-ignores"; readonly key: string }
  | {
      readonly kind: "value-ignored";
      readonly key: string;
      readonly written: string;
      readonly accepts: string;
      /** The accepted value that differs from the written one only in case or separators. */
      readonly near?: string;
    }
  | { readonly kind: "model-unknown"; readonly model: string; readonly near?: string }
  | { readonly kind: "model-retires"; readonly model: string; readonly date: string }
  /** An accepted effort of which another level, `sent`, or nothing reaches the model. */
  | {
      readonly kind: "effort-not-sent";
      readonly effort: string | number;
      /** The model that does not know the level; absent for a number, which none gets. */
      readonly model?: string;
      readonly sent?: string;
    }
  | { readonly kind: "hooks-drop-agent"; readonly what: string; readonly event?: string }
  | {
      readonly kind: "hook-ignored";
      readonly what: string;
      readonly event: string;
      /** The hook is taken, and its matcher fits no tool. */
      readonly dead?: DeadMatch;
    }
  | {
      readonly kind: "tool-unmatched";
      readonly field: ToolField;
      readonly entry: string;
      readonly reason: UnmatchedReason;
    }
  | {
      readonly kind: "tool-renamed";
      readonly field: ToolField;
      readonly entry: string;
      readonly means: string;
    }
  /** Granted in name; the models of today come without it. */
  | { readonly kind: "tool-switched-off"; readonly field: ToolField; readonly entry: string }
  /** Not given to an agent that asks to run in the background. */
  | { readonly kind: "tool-foreground-only"; readonly entry: string }
  /** `memory` brings tools that the list does not name. */
  | { readonly kind: "memory-adds-tools"; readonly tools: readonly string[] }
  | { readonly kind: "tool-repeated"; readonly field: ToolField; readonly entry: string }
  /** Granted, and taken away again by this entry of `disallowedTools`. */
  | { readonly kind: "tool-denied"; readonly entry: string; readonly by: string }
  | { readonly kind: "tool-beside-bash"; readonly entry: string }
  | {
      readonly kind: "specifier-without-effect";
      readonly field: ToolField;
      readonly entry: string;
      readonly tool: string;
    }
  | { readonly kind: "item-not-text"; readonly field: ToolField; readonly written: string }
  /** `tools` is there and gives no list: the agent runs with nothing. */
  | { readonly kind: "tools-empty"; readonly written: string }
  | {
      readonly kind: "no-tool-resolves";
      readonly entries: readonly string[];
      readonly refused: boolean;
    }
  | { readonly kind: "all-tools-denied" }
);

export type TraceKind = TraceEntry["kind"];
