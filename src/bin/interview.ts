import { cancelled } from "../cli/new/interview.ts";
import type { Interview } from "../cli/new/interview.ts";

/** Asks on this process's terminal. Questions go to standard error, so that output can be kept. */
export async function terminalInterview(): Promise<Interview> {
  const { isCancel, multiselect, select, text } = await import("@clack/prompts");
  const output = process.stderr;
  return {
    async text(message, { example, problem }) {
      const answer = await text({
        message,
        placeholder: example,
        output,
        validate: (value) => problem(value ?? ""),
      });
      return isCancel(answer) ? cancelled : answer;
    },
    async choose(message, choices) {
      const answer = await select({ message, output, options: [...choices] });
      return isCancel(answer) ? cancelled : answer;
    },
    async pick(message, choices, picked) {
      const answer = await multiselect({
        message,
        output,
        required: true,
        maxItems: 12,
        initialValues: [...picked],
        options: [...choices],
      });
      return isCancel(answer) ? cancelled : answer;
    },
  };
}
