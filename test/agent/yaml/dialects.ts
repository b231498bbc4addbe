import type { YamlDialect } from "../../../src/agent/yaml/node.ts";

/** The client as of 2.1.229. */
export const NOW: YamlDialect = {
  parser: "bun",
  duplicateKeys: "last-wins",
  mergeKeys: true,
  nul: "error",
  questionMarkValue: "error",
};

/** The client up to 2.1.112. */
export const FIRST: YamlDialect = {
  parser: "javascript",
  duplicateKeys: "error",
  mergeKeys: false,
  nul: "kept",
  questionMarkValue: "error",
};

/** The client from 2.1.113 to 2.1.180. */
export const MIDDLE: YamlDialect = { ...NOW, nul: "ends", questionMarkValue: "dropped" };
