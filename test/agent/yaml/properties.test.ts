import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Span } from "../../../src/text/source-file.ts";
import type { YamlNode, YamlResult } from "../../../src/agent/yaml/node.ts";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { foldPlain } from "../../../src/agent/yaml/scalars.ts";
import { blocks } from "./blocks.ts";
import { FIRST, MIDDLE, NOW } from "./dialects.ts";

const PIECES = [
  ..."a|b c|: |:|- |-|\n|\n  |\n    | |\t|#| # c|\"|'|[|]|{|}|, |,|&x |*x|!t |!!str ||||>|? |%|@|`".split(
    "|",
  ),
  ..."...|\r\n|\r|~|1|null|<<: |<<: *x\n|\\|\\n|\u00a0|\ufeff|🙂|\u0000|\ud800|a: b\n|- c\n|d:\n".split(
    "|",
  ),
];
const soup = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(""));
const edited = fc
  .tuple(fc.constantFrom(...blocks()), fc.nat(), fc.nat(4), fc.constantFrom(...PIECES))
  .map(([text, at, cut, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + cut);
  });
const texts = fc.oneof(soup, edited, fc.string({ unit: "binary", maxLength: 60 }));
const dialects = fc.constantFrom(NOW, MIDDLE, FIRST);

function spans(result: YamlResult): Span[] {
  if (!result.ok) return [result.error.span];
  const found: Span[] = [];
  for (const note of result.notes) {
    found.push(note.span);
    if (note.kind === "duplicate-key") found.push(note.winner);
    if (note.kind === "comment") found.push(note.value);
  }
  for (const node of nodes(result.root)) {
    found.push(node.span);
    if (node.kind === "map") for (const entry of node.entries) found.push(entry.keySpan);
  }
  return found;
}

function nodes(root: YamlNode | undefined): Set<YamlNode> {
  const found = new Set<YamlNode>(root ? [root] : []);
  for (const node of found) {
    if (node.kind === "list") for (const item of node.items) found.add(item);
    if (node.kind === "map") for (const entry of node.entries) found.add(entry.value);
  }
  return found;
}

test("never throws, and every place lies inside the text", () => {
  fc.assert(
    fc.property(texts, dialects, (text, dialect) => {
      const outside = spans(parseYaml(text, dialect)).filter(({ start, end }) => {
        return !(start >= 0 && end >= start && end <= text.length);
      });
      expect(outside).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

/** Whether the text at the place of a node can be the source of its value. */
function isSourceOf(source: string, node: YamlNode): boolean {
  if (node.kind !== "scalar") {
    return !node.flow || /^(?:\[[^]*\]|\{[^]*\})$/.test(source);
  }
  switch (node.style) {
    case "single":
      return /^'[^]*'$/.test(source);
    case "double":
      return /^"[^]*"$/.test(source);
    case "literal":
      return source.startsWith("|");
    case "folded":
      return source.startsWith(">");
    case "plain":
      if (source === "") return node.value === null || node.value === "";
      return typeof node.value === "string"
        ? foldPlain(source) === node.value
        : /^[-+.~\w]+$/.test(source);
  }
}

test("the place of a value holds its source", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const result = parseYaml(text, NOW);
      const found = [...nodes(result.ok ? result.root : undefined)];
      const misplaced = found.filter((node) => {
        return !isSourceOf(text.slice(node.span.start, node.span.end), node);
      });
      expect(misplaced).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test("no key appears twice in a mapping", () => {
  fc.assert(
    fc.property(texts, dialects, (text, dialect) => {
      const result = parseYaml(text, dialect);
      const repeated = [...nodes(result.ok ? result.root : undefined)].filter((node) => {
        return (
          node.kind === "map" &&
          new Set(node.entries.map((entry) => entry.key)).size < node.entries.length
        );
      });
      expect(repeated).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test("a comment note covers a comment, a property note its word", () => {
  fc.assert(
    fc.property(texts, dialects, (text, dialect) => {
      const result = parseYaml(text, dialect);
      const wrong = (result.ok ? result.notes : []).filter((note) => {
        const source = text.slice(note.span.start, note.span.end);
        if (note.kind === "comment") return !/^#[^\n]*$/.test(source);
        if (note.kind === "anchor") return source !== `&${note.word}`;
        return note.kind === "tag" && source !== `!${note.word}`;
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
