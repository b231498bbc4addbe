import { closest } from "../text/closest.ts";
import type { Span } from "../text/source-file.ts";
import { defineSuppressionRule } from "./rule.ts";
import type { Finding, RuleIds } from "./rule.ts";
import { suppressionKinds } from "./suppression.ts";
import type { SuppressedName, Suppression } from "./suppression.ts";

export const unusedSuppression = defineSuppressionRule({
  id: "unused-suppression",
  summary: "a comment of agentlint's that suppresses nothing",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(suppressions, known) {
    for (const one of suppressions) {
      if (!one.kind) yield unknownWord(one);
      else if (one.names.length === 0) {
        if (one.outcome === "idle")
          yield { span: one.span, ...idle(one), ...remove(one, one.removal) };
      } else yield* unusedNames(one, known);
    }
  },
});

function unknownWord({ span, word }: Suppression): Finding {
  const near = closest(word, suppressionKinds);
  return {
    span,
    message: `agentlint knows no comment \`agentlint-${word}\`, so nothing is suppressed`,
    help: near
      ? `did you mean \`agentlint-${near}\`?`
      : `there are ${suppressionKinds.map((kind) => `agentlint-${kind}`).join(", ")}`,
  };
}

function* unusedNames(one: Suppression, known: RuleIds): Generator<Finding> {
  // A comment without any use goes whole, and is one mistake.
  const whole = one.names.every(({ outcome }) => outcome === "idle");
  for (const name of whole ? one.names.slice(0, 1) : one.names) {
    if (name.outcome === "unknown") yield unknownRule(name, known);
    if (name.outcome !== "idle") continue;
    const span = whole ? one.span : name.span;
    const removal = whole ? one.removal : name.removal;
    yield { span, ...idle(one, whole ? one.names : [name]), ...remove(one, removal) };
  }
}

function unknownRule({ id, span }: SuppressedName, known: RuleIds): Finding {
  const near = closest(id, known);
  return {
    span,
    message: `no rule is called \`${id}\`, so nothing is suppressed`,
    help: near ? `did you mean \`${near}\`?` : "`agentlint rules` lists them",
  };
}

function idle({ kind }: Suppression, names: readonly SuppressedName[] = []) {
  const ids = names.map(({ id }) => `\`${id}\``).join(", ");
  if (kind === "enable") {
    return { message: `nothing is suppressed${ids && ` of ${ids}`} that this could end` };
  }
  return {
    message: `this suppresses nothing: there is no finding${ids && ` of ${ids}`} where it counts`,
  };
}

/** In the prompt the comment is text that the model gets, and taking it out changes the agent. */
function remove({ inBody }: Suppression, removal: Span): Pick<Finding, "help" | "fix"> {
  const applicability = inBody ? "unsafe" : "safe";
  const edits = [{ ...removal, text: "" }];
  return {
    help: "take it out",
    fix: { title: "take out what suppresses nothing", applicability, edits },
  };
}
