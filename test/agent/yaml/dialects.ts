import type { YamlDialect } from "../../../src/agent/yaml/node.ts";

/** The client as of 2.1.302. */
export const NOW: YamlDialect = {
  parser: "bun",
  duplicateKeys: "last-wins",
  mergeKeys: true,
  nul: "error",
  runtime: "1.4",
  surrogatePairs: "read",
  closingBracket: "anywhere",
};

/** The client up to 2.1.112. */
export const FIRST: YamlDialect = {
  parser: "javascript",
  duplicateKeys: "error",
  mergeKeys: false,
  nul: "kept",
  runtime: "1.4",
  surrogatePairs: "read",
  closingBracket: "anywhere",
};

/** The client from 2.1.113 to 2.1.180. */
export const MIDDLE: YamlDialect = {
  ...NOW,
  nul: "ends",
  runtime: "1.3",
  surrogatePairs: "error",
  closingBracket: "indented",
};

/** The client from 2.1.229 to 2.1.301. */
export const LATE: YamlDialect = { ...NOW, closingBracket: "indented" };
