import type { Rule } from "./rule.ts";
import { unknownTool } from "./unknown-tool.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [unknownTool];
