import type { Ask } from "../cli/installer/ask.ts";

/** Questions on this process's terminal. The library is loaded with the first of them. */
export const terminalAsk: Ask = {
  async confirm(question) {
    const { confirm, isCancel } = await import("@clack/prompts");
    const answer = await confirm({
      message: question,
      initialValue: false,
      output: process.stderr,
    });
    return isCancel(answer) ? "cancelled" : answer;
  },
  async pick(question, choices) {
    const { autocompleteMultiselect, isCancel } = await import("@clack/prompts");
    const answer = await autocompleteMultiselect({
      message: question,
      placeholder: "type to search",
      maxItems: 12,
      required: false,
      output: process.stderr,
      options: choices.map(({ value, label, preview }) => ({ value, label, hint: preview })),
    });
    return isCancel(answer) ? "cancelled" : answer;
  },
};
