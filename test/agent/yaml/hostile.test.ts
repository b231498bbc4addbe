import { expect, test } from "vitest";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { FIRST, NOW } from "./dialects.ts";

const MIB = 1 << 20;
const fill = (piece: string, before: string = "", after: string = ""): string => {
  return before + piece.repeat(Math.floor((MIB - before.length) / piece.length)) + after;
};
const rows = (count: number, row: (index: number) => string): string => {
  return Array.from({ length: count }, (_, index) => row(index)).join("\n");
};

const HOSTILE: Readonly<Record<string, string>> = {
  entries: fill("a: b\n"),
  items: fill("- a\n"),
  "compact lists": fill("- "),
  questions: fill("? "),
  "explicit keys": fill("? a\n"),
  "open brackets": fill("["),
  "open braces": fill("{a: "),
  "long flow list": fill("a,", "a: [", "]"),
  commas: fill(",", "a: ["),
  colons: fill("a: ", "", "b"),
  indented: rows(1400, (index) => `${" ".repeat(index)}a:`),
  spaces: fill(" "),
  tabs: fill("\t"),
  "tabs before text": fill("\t", "a: ", "b"),
  "blanks inside a value": fill(" ", "a: b", "c"),
  "blank lines": fill("\n"),
  "lines of blanks and tabs": fill(" \t\n", "a: b\n"),
  returns: fill("\r"),
  words: fill("word ", "a: "),
  lines: fill("x\n ", "a: "),
  "block of text": fill("x\n ", "a: |\n "),
  "blank block of text": fill(" \n", "a: |\n"),
  escapes: fill("\\n", 'a: "', '"'),
  backslashes: fill("\\", 'a: "'),
  "single quotes": fill("''", "a: '", "'"),
  "open quotes": fill("a: 'x\nb: \"y\n"),
  comments: fill("# a\n"),
  hashes: fill(" #", "a: b"),
  "headers with bars": fill("|# ", "a: b\t\n", "\u2028"),
  tags: fill("!a "),
  "tag characters": fill("a", "a: !"),
  "anchor characters": fill("&"),
  asterisks: fill("*", "a: "),
  aliases: fill("*a,", "a: &a b\nc: [", "]"),
  digits: fill("1", "a: "),
  "hexadecimal digits": fill("f", "a: 0x"),
  exponents: fill("e1", "a: 1"),
  documents: fill("...\n"),
  percent: fill("%"),
  "byte-order marks": fill("\ufeff"),
  "alias bomb": `a0: &a0 [x]\n${rows(30, (index) => {
    return `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(", ")}]`;
  })}`,
  "alias chain": `- &a0 [x]\n${rows(20_000, (index) => `- &a${index + 1} [*a${index}]`)}`,
  "merge bomb": `a0: &a0 {k: v}\n${rows(40, (index) => {
    return `a${index + 1}: &a${index + 1} {x: [*a${index}, *a${index}], <<: *a${index}}`;
  })}`,
  merges: `${rows(50, (index) => {
    return `s${index}: &s${index} {${rows(50, (key) => `k${index}_${key}: 1,`)}\n }`;
  })}\n${rows(500, (index) => {
    return `t${index}:\n  <<: [${rows(50, (source) => ` *s${source},`)}]`;
  })}`,
  "a list as a key": `- &a0 [x, x]\n${rows(18, (index) => {
    return `- &a${index + 1} [*a${index}, *a${index}]`;
  })}\n- ? *a18\n  : 1\n`,
  "itself as a key": "&a [? *a : 1]: &b {*b : *b}",
};

test.each(Object.keys(HOSTILE))("bounded: %s", (name) => {
  const text = HOSTILE[name]!;
  for (const dialect of [NOW, FIRST]) {
    const start = performance.now();
    const result = parseYaml(text, dialect);
    // Ordinary machines need a third of a second at most; the bound leaves room for busy ones.
    expect(performance.now() - start).toBeLessThan(5000);
    expect((result.ok ? "" : result.error.message).length).toBeLessThan(120);
  }
});

test.each(["- ", "? ", "[", "{a: ", "[a: "])("nesting is bounded, not refused: %s", (piece) => {
  const close = { "[": "]", "{a: ": "}", "[a: ": "]" }[piece] ?? "";
  const nested = (depth: number): string => `${piece.repeat(depth)}x${close.repeat(depth)}`;
  for (const dialect of [NOW, FIRST]) {
    expect(parseYaml(nested(150), dialect).ok).toBe(true);
    expect(parseYaml(nested(5000), dialect)).toMatchObject({
      ok: false,
      error: { message: "values nested more than 200 levels deep" },
    });
  }
});
