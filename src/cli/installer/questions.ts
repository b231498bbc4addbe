import { WIDENING_RULE } from "../../install/door/widening.ts";
import type { Exchange } from "../../install/plan/policy.ts";
import type { Step } from "../../install/plan/step.ts";
import { bytesHash } from "../../install/text-hash.ts";
import { printable } from "../../text/printable.ts";
import { lineDiff } from "../../text/line-diff.ts";
import { decode } from "../../text/decode.ts";
import { diffLines } from "../../report/diff-lines.ts";
import { styleFor } from "../terminal.ts";
import type { Context } from "./context.ts";

export interface Question {
  readonly question: string;
  /** What a yes means: an `agreementTo`. */
  readonly key: string;
}

/** What a yes is said to: this text in place of that one, and to nothing that comes about since. */
export function agreementTo(
  what: "merge" | "wider",
  name: string,
  { there, bytes }: Exchange,
): string {
  return [what, name, bytesHash(there), bytesHash(bytes)].join(":");
}

/** Lines, and columns: whole paragraphs, since nobody agrees to what is not shown. */
const LONGEST_DIFF = 200;
const LONGEST_LINE = 2_000;

/** What has to be agreed to before these steps can be taken; with what it is about. */
export function questionsAbout(
  steps: readonly Step[],
  { io, shown, place }: Context,
): readonly Question[] {
  const style = styleFor(io.stderr, io.env);
  const diff = (from: Uint8Array, to: Uint8Array, name: string, choice: string) => {
    const lines = lineDiff(decode(from).text, decode(to).text, LONGEST_DIFF);
    if (lines) return diffLines(lines, style, LONGEST_LINE).join("\n");
    return `This changes too much to be shown here; \`install-agent update ${printable(name)} ${choice} --dry-run --diff${place}\` shows every line.`;
  };
  return steps.flatMap((step): Question[] => {
    const { name, path } = step;
    if (step.action === "conflict" && step.conflict.kind === "unconfirmed") {
      const { there, merged } = step.conflict;
      const question = `You have changed ${printable(shown(path))}, and there is a new version. Both can be joined:\n${diff(there, merged, name, "--on-conflict merge")}\nWrite this?`;
      return [{ question, key: agreementTo("merge", name, { there, bytes: merged }) }];
    }
    if (step.action === "refused" && step.refusal.kind === "wider") {
      const { wider, there, wanted } = step.refusal;
      const lines = wider.map((one) => `  - it ${printable(one)}`).join("\n");
      const question = `The new ${printable(name)} may do more than the one you have:\n${lines}\n${diff(there, wanted, name, `--on-conflict merge --allow ${WIDENING_RULE}`)}\nLet it?`;
      return [{ question, key: agreementTo("wider", name, { there, bytes: wanted }) }];
    }
    return [];
  });
}
