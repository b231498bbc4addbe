import { nodeAt, plainValue, shapeProblems } from "../agent/shape.ts";
import type { YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import type { Companion } from "./companion.ts";
import { closest } from "../text/closest.ts";
import { settingsAt, workflowKinds, workflowSchemaOf } from "./workflow.ts";

/** One place where the settings of a document are not what they have to be. */
export interface SettingProblem {
  readonly span: Span;
  /** What is wrong, to stand before a comma: "`loops.max_failed` is not a whole number". */
  readonly what: string;
  /** The setting that was almost certainly meant. */
  readonly meant?: string;
}

/** What is wrong with the settings of a document: first how they are written, then what they say. */
export function settingProblems(companion: Companion): readonly SettingProblem[] {
  const { document, frontmatter, kind } = companion;
  const { error, root, notes } = frontmatter;
  if (error)
    return [{ span: error.span, what: `the settings cannot be parsed (${error.message})` }];
  if (!root) return [];
  const written: SettingProblem[] = [];
  for (const note of notes) {
    if (note.kind !== "duplicate-key") continue;
    const { line } = document.file.point(note.winner.start);
    written.push({ span: note.span, what: `\`${note.key}\` stands here again on line ${line}` });
  }
  if (document.envelope.kind === "fenced" && !document.envelope.closerAlone) {
    const what = "the settings end at these dashes, inside a line";
    written.push({ span: document.envelope.closer, what });
  }
  if (!kind) {
    const span = nodeAt(root, ["kind"])?.span ?? root.span;
    return [...written, { span, what: `\`kind\` is none of ${workflowKinds.join(", ")}` }];
  }
  const shape = shapeProblems(workflowSchemaOf(kind), root).map(({ span, path, what }) => {
    const name = String(path.at(-1) ?? "");
    const known = settingsAt(kind, path.slice(0, -1));
    const meant = known.includes(name) ? undefined : closest(name, known);
    return { span, what: `\`${path.join(".")}\` ${what}`, ...(meant && { meant }) };
  });
  return [...written, ...(shape.length > 0 ? shape : contradictions(root))];
}

/** Settings that do not go together. What is not there contradicts nothing. */
function contradictions(root: YamlNode): readonly SettingProblem[] {
  return [
    ...weights(nodeAt(root, ["review", "weights"])),
    ...keysOutside(root, "gates", "stages"),
    ...keysOutside(root, "required", "entry_kinds"),
    ...forbiddenKinds(root),
    ...headingParts(nodeAt(root, ["heading"])),
  ];
}

function* weights(node: YamlNode | undefined): Generator<SettingProblem> {
  if (node?.kind !== "map" || node.entries.length === 0) return;
  const points = Object.values(plainValue(node) as Record<string, number>);
  const sum = points.reduce((total, one) => total + one, 0);
  if (Math.abs(sum - 100) < 0.001) return;
  const span = {
    start: node.entries[0]!.keySpan.start,
    end: node.entries[0]!.value.span.end,
  };
  yield { span, what: `\`review.weights\` add up to ${Number(sum.toFixed(3))} instead of 100` };
}

function* keysOutside(root: YamlNode, mapping: string, list: string): Generator<SettingProblem> {
  const node = nodeAt(root, [mapping]);
  const known = textsOf(nodeAt(root, [list]));
  if (node?.kind !== "map" || !known) return;
  for (const { key, keySpan } of node.entries) {
    if (!known.has(key)) {
      yield { span: keySpan, what: `\`${mapping}.${key}\` is none of \`${list}\`` };
    }
  }
}

function* forbiddenKinds(root: YamlNode): Generator<SettingProblem> {
  const forbidden = nodeAt(root, ["forbidden_kinds"]);
  const allowed = textsOf(nodeAt(root, ["entry_kinds"]));
  if (forbidden?.kind !== "list" || !allowed) return;
  for (const item of forbidden.items) {
    const kind = plainValue(item) as string;
    if (allowed.has(kind)) {
      yield { span: item.span, what: `\`${kind}\` is both in \`entry_kinds\` and forbidden` };
    }
  }
}

function* headingParts(node: YamlNode | undefined): Generator<SettingProblem> {
  if (!node) return;
  const heading = String(plainValue(node));
  const missing = ["timestamp", "kind", "author", "next"].filter(
    (part) => !heading.includes(`<${part}>`),
  );
  if (missing.length === 0) return;
  const parts = missing.map((part) => `<${part}>`).join(", ");
  yield { span: node.span, what: `\`heading\` lacks ${parts}` };
}

function textsOf(node: YamlNode | undefined): ReadonlySet<unknown> | undefined {
  return node?.kind === "list" ? new Set(node.items.map((item) => plainValue(item))) : undefined;
}
