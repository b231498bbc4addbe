import matter from "gray-matter";
import { parseYaml } from "./yaml/parse.ts";
import type { YamlDialect, YamlResult } from "./yaml/node.ts";

/** Above this many UTF-16 units, gray-matter's own passes over the text cost more than the parse. */
const GRAY_MATTER_LIMIT = 65_536;
/** Its search for comment-only blocks is quadratic in a run of white space. */
const LONG_BLANK_RUN = /\s{1024}/;

/**
 * Reads a frontmatter block, its fences already cut away.
 *
 * gray-matter runs code for `---js` and takes the word behind the dashes as the language, so it
 * never sees the author's first line: the block is wrapped in plain fences here, the only engine
 * that answers is ours, and every other one refuses. A block that gray-matter cannot take in
 * bounded time goes to the same engine directly.
 */
export function parseMatter(block: string, dialect: YamlDialect): YamlResult {
  let result: YamlResult | undefined;
  const read = (text: string): object => {
    result = parseYaml(text, dialect);
    return {};
  };
  if (block.length <= GRAY_MATTER_LIMIT && !LONG_BLANK_RUN.test(block)) {
    matter(
      { content: `---\n${block}\n---\n` },
      {
        language: "yaml",
        engines: {
          yaml: { parse: () => read(block), stringify: refuse },
          json: refusing,
          javascript: refusing,
        },
      },
    );
  }
  // A block of comments or blanks alone never reaches the engine.
  if (!result) read(block);
  return result!;
}

const refuse = (): never => {
  throw new Error("only plain YAML frontmatter is read");
};
const refusing = { parse: refuse, stringify: refuse };
