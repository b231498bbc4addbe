import * as z from "zod/mini";
import type { Span } from "../text/source-file.ts";
import type { YamlNode } from "./yaml/node.ts";

/** One place where a value has not the shape that a schema asks for. */
export interface ShapeProblem {
  readonly span: Span;
  /** Keys and 0-based indices from the value that was checked. */
  readonly path: readonly (string | number)[];
  /** What is wrong, to stand behind the path: `is not a list`. */
  readonly what: string;
  /** The last part of the path is a key that the schema does not have. */
  readonly unknownKey?: true;
  /** The values that the schema has in place of the written one. */
  readonly accepts?: readonly string[];
}

/** zod says what is wrong and where in the data; the YAML nodes say where in the text. */
export function shapeProblems(schema: z.ZodMiniType, node: YamlNode): readonly ShapeProblem[] {
  const { error } = z.safeParse(schema, plainValue(node));
  return (error?.issues ?? []).flatMap(nearestBranch).flatMap((issue): ShapeProblem[] => {
    const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
    if (issue.code !== "unrecognized_keys") {
      const span = spanAt(node, path);
      const accepts = issue.code === "invalid_value" ? { accepts: issue.values.map(String) } : {};
      return [{ span, path, what: describe(issue), ...accepts }];
    }
    // One issue lists every key, but each deserves its own place.
    return issue.keys.map((key) => ({
      span: keySpanAt(node, [...path, key]),
      path: [...path, key],
      what: "is no key of it",
      unknownKey: true,
    }));
  });
}

/** Of several shapes that a value may have, what is wrong with the one that it comes nearest to. */
function nearestBranch(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const depth = (branch: readonly z.core.$ZodIssue[]) =>
    Math.max(
      ...branch.map(({ path, code }) => path.length * 2 + (code === "invalid_value" ? 1 : 0)),
    );
  const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** How far down a value is copied; a cyclic alias would go on for ever. */
const MAX_DEPTH = 16;

/** The value without its places. What lies too deep appears as null. */
export function plainValue(node: YamlNode, depth = 0): unknown {
  if (node.kind === "scalar") return node.value;
  if (depth >= MAX_DEPTH) return null;
  if (node.kind === "list") return node.items.map((item) => plainValue(item, depth + 1));
  // A null prototype: a key called `__proto__` is a key like any other.
  const map: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.entries) map[key] = plainValue(value, depth + 1);
  return { ...map };
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `is not ${article(issue.expected)}`;
    case "invalid_value":
      return issue.values.length === 1
        ? `is not ${String(issue.values[0])}`
        : `is none of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      if (issue.origin !== "number" && issue.origin !== "int") return "is empty";
      return issue.inclusive
        ? `is less than ${issue.minimum}`
        : `is not more than ${issue.minimum}`;
    case "too_big":
      return `is more than ${issue.maximum}`;
    default:
      return "has another shape";
  }
}

function article(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    array: "a list",
    object: "a mapping",
    record: "a mapping",
    string: "a text",
    int: "a whole number",
    boolean: "true or false",
  };
  return names[expected] ?? `a ${expected}`;
}

/** The value at a path. */
export function nodeAt(node: YamlNode, path: readonly (string | number)[]): YamlNode | undefined {
  let current: YamlNode | undefined = node;
  for (const key of path) current = current && childOf(current, key);
  return current;
}

/** The value at a path, or the nearest one above it that is written. */
function spanAt(node: YamlNode, path: readonly (string | number)[]): Span {
  let current = node;
  for (const key of path) {
    const next = childOf(current, key);
    if (!next) break;
    current = next;
  }
  return current.span;
}

function keySpanAt(node: YamlNode, path: readonly (string | number)[]): Span {
  const parent = nodeAt(node, path.slice(0, -1));
  const entry = parent?.kind === "map" && parent.entries.find(({ key }) => key === path.at(-1));
  return entry ? entry.keySpan : spanAt(node, path);
}

/** The value below a key or 0-based index, if there is one. */
export function childOf(node: YamlNode, key: string | number): YamlNode | undefined {
  if (node.kind === "list") return node.items[Number(key)];
  return node.kind === "map" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
