import type { Word } from "./tokens.ts";

/** A script that is handed to its interpreter as an argument. */
export interface InlineScript {
  readonly language: "shell" | "other";
  readonly text: string;
}

const SHELLS = /^(?:\S*\/)?(?:ba|da|z|k)?sh$/;
const INTERPRETERS = /^(?:\S*\/)?(?:python[\d.]*|node|ruby|perl|deno|bun)$/;

/** The argument of `sh -c`, `python3 -c`, `node -e` and their like, where nothing in it expands. */
export function inlineScript(program: Word, words: readonly Word[]): InlineScript | undefined {
  const shell = SHELLS.test(program.text);
  if (!shell && !INTERPRETERS.test(program.text)) return undefined;
  const option = words.findIndex(({ raw }) => /^-{1,2}(?:c|e|eval|lc|ec)$/.test(raw));
  const script = words[option + 1];
  if (option < 0 || !script || script.expands) return undefined;
  return { language: shell ? "shell" : "other", text: script.text };
}
