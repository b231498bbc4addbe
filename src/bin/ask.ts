import { cancelled } from "../cli/ask.ts";
import type { Ask } from "../cli/ask.ts";

/**
 * Questions on this process's terminal. The library is loaded with the first of them. They go to
 * standard error, so that output can be kept.
 */
export const terminalAsk: Ask = {
  async confirm(message) {
    giveSize();
    const { confirm, isCancel } = await import("@clack/prompts");
    const answer = await confirm({ message, output: process.stderr, initialValue: false });
    return isCancel(answer) ? cancelled : answer;
  },
  async text(message, { example, problem }) {
    giveSize();
    const { isCancel, text } = await import("@clack/prompts");
    const answer = await text({
      message,
      output: process.stderr,
      placeholder: example,
      validate: (value) => problem(value ?? ""),
    });
    return isCancel(answer) ? cancelled : answer;
  },
  async choose(message, choices) {
    giveSize();
    const { isCancel, select } = await import("@clack/prompts");
    const answer = await select({ message, output: process.stderr, options: [...choices] });
    return isCancel(answer) ? cancelled : answer;
  },
  async pick(message, choices, { picked = [], required = false } = {}) {
    giveSize();
    const { autocompleteMultiselect, isCancel } = await import("@clack/prompts");
    const answer = await autocompleteMultiselect({
      message,
      output: process.stderr,
      placeholder: "type to search",
      maxItems: 12,
      required,
      initialValues: [...picked],
      options: [...choices],
    });
    return isCancel(answer) ? cancelled : answer;
  },
};

/**
 * The library breaks its lines, and its colours with them, at the width of the terminal: one that does
 * not know its size says 0.
 */
function giveSize(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.columns === 0) Object.assign(stream, { columns: 80, rows: 24 });
  }
}
