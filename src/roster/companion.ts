import type { AgentDocument } from "../agent/document.ts";
import type { YamlNode } from "../agent/yaml/node.ts";
import type { Client } from "../client/client.ts";
import { readFrontmatter } from "../client/frontmatter.ts";
import type { Frontmatter } from "../client/frontmatter.ts";
import { closest } from "../text/closest.ts";
import type { Span } from "../text/source-file.ts";
import { workflowKinds } from "./workflow.ts";
import type { WorkflowKind } from "./workflow.ts";

/** A document with settings that agents of a roster go by. It is read as an agent file is. */
export interface Companion {
  readonly document: AgentDocument;
  readonly frontmatter: Frontmatter;
  /** Absent when what the document calls itself is no kind, though almost certainly one was meant. */
  readonly kind?: WorkflowKind;
}

/** A document that says by its `kind` that it holds such settings; any other one is somebody's own affair. */
export function companionOf(document: AgentDocument, client: Client): Companion | undefined {
  const { file, envelope } = document;
  if (envelope.kind !== "fenced") return undefined;
  const block = file.text.slice(envelope.block.start, envelope.block.end);
  const frontmatter = readFrontmatter(block, envelope.block.start, client);
  const written = kindIn(frontmatter, block);
  const kind = workflowKinds.find((one) => one === written);
  if (kind) return { document, frontmatter, kind };
  const meant = written !== undefined && closest(written, workflowKinds) !== undefined;
  return meant ? { document, frontmatter } : undefined;
}

/** A block that does not parse still shows what it was meant to be. */
function kindIn({ entries, outcome }: Frontmatter, block: string): string | undefined {
  if (outcome === "failed") return /^kind:[ \t]*["']?([\w-]{1,64})/m.exec(block)?.[1];
  const value = entries.find(({ key }) => key === "kind")?.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

/** A place in the settings where an agent is named. */
export interface Mention {
  readonly name: string;
  /** The keys to it, joined by dots. */
  readonly setting: string;
  readonly span: Span;
}

/** Where settings name an agent; the last key `*` stands for every key there. */
const mentioning: readonly (readonly string[])[] = [
  ["architect_review", "agent"],
  ["security_review", "agent"],
  ["escalation", "*"],
  ["review", "by"],
];

/** More names than a project has agents; what a document names beyond them is not looked at. */
const MOST_MENTIONS = 500;

/** What the settings name as an agent or as `person`, in the order of the text. */
export function mentionsIn({ frontmatter, kind }: Companion): readonly Mention[] {
  if (!kind || kind === "worklog-format" || !frontmatter.root) return [];
  const { root } = frontmatter;
  const found = mentioning.flatMap((path) => at(root, path, []));
  return found.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_MENTIONS);
}

function at(
  node: YamlNode,
  [key, ...rest]: readonly string[],
  above: readonly string[],
): Mention[] {
  if (key === undefined) {
    if (node.kind !== "scalar" || typeof node.value !== "string") return [];
    return [{ name: node.value, setting: above.join("."), span: node.span }];
  }
  if (node.kind !== "map") return [];
  const entries = node.entries.filter((entry) => key === "*" || entry.key === key);
  return entries.flatMap((entry) => at(entry.value, rest, [...above, entry.key]));
}
