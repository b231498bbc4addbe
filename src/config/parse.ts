import { childOf, plainValue, shapeProblems } from "../agent/shape.ts";
import type { ShapeProblem } from "../agent/shape.ts";
import type { YamlDialect, YamlNode } from "../agent/yaml/node.ts";
import { parseYaml } from "../agent/yaml/parse.ts";
import { clientAt } from "../client/client.ts";
import { isVersion } from "../client/version.ts";
import { rules } from "../rules/index.ts";
import { closest } from "../text/closest.ts";
import type { SourceFile, Span } from "../text/source-file.ts";
import { patternProblem } from "./patterns.ts";
import { configSchemas } from "./schema.ts";
import type { ConfigData } from "./schema.ts";

export interface ConfigProblem {
  readonly span: Span;
  readonly message: string;
  readonly help?: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: ConfigData }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Bytes; a file of settings is never this large. */
export const MAX_CONFIG_SIZE = 262_144;
/** More patterns than this would make every file of a project slow. */
const MOST_PATTERNS = 200;
/** How many problems are told at once. */
const MOST_PROBLEMS = 20;

/** As the client reads agents, so that people need to know one YAML, and nothing tolerated. */
const dialect: YamlDialect = {
  ...clientAt().yaml,
  duplicateKeys: "error",
  mergeKeys: false,
  nul: "error",
};

/** Reads a configuration file, JSON by its name or else YAML. Never throws. */
export function parseConfig(file: SourceFile): ConfigResult {
  const syntax = syntaxProblem(file);
  if (syntax) return { ok: false, problems: [syntax] };
  const parsed = parseYaml(file.text, dialect);
  if (!parsed.ok)
    return { ok: false, problems: [syntaxError(parsed.error.span, parsed.error.message)] };
  const { root, notes } = parsed;
  // An empty file sets nothing.
  if (!root || (root.kind === "scalar" && root.value === null)) return { ok: true, config: {} };
  const marked = notes.find(({ kind }) => kind === "anchor" || kind === "tag");
  if (marked) {
    const message = "`&`, `*` and `!` are not read here: settings are plain data";
    return { ok: false, problems: [{ span: marked.span, message }] };
  }
  const problems = shapeProblems(configSchemas().root, root)
    .map((problem) => worded(problem, root))
    .toSorted((a, b) => a.span.start - b.span.start);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  const values = valueProblems(root);
  if (values.length > 0) return { ok: false, problems: values.slice(0, MOST_PROBLEMS) };
  return { ok: true, config: plainValue(root) as ConfigData };
}

/** JSON is read by the YAML parser, which knows places; that it is JSON at all is checked here. */
function syntaxProblem({ path, text, size }: SourceFile): ConfigProblem | undefined {
  if (size > MAX_CONFIG_SIZE) {
    return { span: { start: 0, end: 1 }, message: `this is larger than ${MAX_CONFIG_SIZE} bytes` };
  }
  const start = path.endsWith(".json") ? firstFault(text) : undefined;
  if (start === undefined) return undefined;
  const what = start >= text.trimEnd().length ? "it ends too early" : "unexpected text";
  return syntaxError({ start, end: start + 1 }, what);
}

/**
 * Where a text stops being JSON; its length when only the rest is missing. Of some faults the engine
 * does not tell the place: it is the end of the shortest piece that is more than merely unfinished.
 */
function firstFault(text: string): number | undefined {
  const told = faultIn(text);
  if (told !== "somewhere") return told;
  let unfinished = 0;
  let faulty = text.length;
  while (faulty - unfinished > 1) {
    const middle = (unfinished + faulty) >> 1;
    if (faultIn(text.slice(0, middle)) === "somewhere") faulty = middle;
    else unfinished = middle;
  }
  return unfinished;
}

function faultIn(text: string): number | "somewhere" | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const at = /at position (\d+)/.exec(message)?.[1];
    if (at !== undefined) return Number(at);
    return /end of JSON/.test(message) ? text.length : "somewhere";
  }
}

function syntaxError(span: Span, message: string): ConfigProblem {
  return { span, message: `this cannot be read: ${message}` };
}

function worded(problem: ShapeProblem, root: YamlNode): ConfigProblem {
  const { span, path, what, accepts } = problem;
  if (problem.unknownKey) return unknownKey(problem);
  const written = scalarAt(root, path);
  const near = accepts && written !== undefined && nearestOf(written, accepts);
  return {
    span,
    message: `${path.length > 0 ? `\`${placeOf(path)}\`` : "this"} ${what}`,
    ...(near && { help: `did you mean \`${near}\`?` }),
  };
}

function unknownKey({ span, path }: ShapeProblem): ConfigProblem {
  const name = String(path.at(-1));
  const ofRules = path.at(-2) === "rules";
  const { root, override } = configSchemas();
  const keys = Object.keys((path.length === 1 ? root : override).def.shape);
  const known = ofRules ? rules.map(({ id }) => id) : keys;
  const near = closest(name, known);
  const all = ofRules ? "`agentlint rules` lists them" : `there are ${known.join(", ")}`;
  return {
    span,
    message: ofRules
      ? `no rule is called \`${name}\``
      : `no setting is called \`${placeOf(path)}\``,
    help: near ? `did you mean \`${near}\`?` : all,
  };
}

/** `warn` stands for `warning` elsewhere, which is further than a slip. */
function nearestOf(written: string, accepts: readonly string[]): string | undefined {
  return (
    closest(written, accepts) ?? accepts.find((one) => written !== "" && one.startsWith(written))
  );
}

/** What the schema cannot say: patterns that would be slow, a version that is none. */
function valueProblems(root: YamlNode): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const client = childOf(root, "client");
  if (client?.kind === "scalar" && !isVersion(String(client.value))) {
    const message = "`client` is no version of Claude Code";
    problems.push({ span: client.span, message, help: "write it as 2.1.330" });
  }
  const overrides = childOf(root, "overrides");
  const lists = [
    childOf(root, "ignores"),
    ...(overrides?.kind === "list" ? overrides.items.map((part) => childOf(part, "files")) : []),
  ];
  const patterns = lists.flatMap((list) => (list?.kind === "list" ? list.items : []));
  if (patterns.length > MOST_PATTERNS) {
    const message = `there are more than ${MOST_PATTERNS} patterns`;
    problems.push({ span: patterns[MOST_PATTERNS]!.span, message });
  }
  for (const node of patterns) {
    const pattern = node.kind === "scalar" ? String(node.value) : "";
    const what = patternProblem(pattern);
    if (what) problems.push({ span: node.span, message: `this pattern ${what}` });
  }
  return problems;
}

function placeOf(path: ShapeProblem["path"]): string {
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : at ? `.${key}` : key))
    .join("");
}

function scalarAt(root: YamlNode, path: ShapeProblem["path"]): string | undefined {
  const node = path.reduce<YamlNode | undefined>((at, key) => at && childOf(at, key), root);
  return node?.kind === "scalar" ? String(node.value) : undefined;
}
