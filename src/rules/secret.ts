import { secretsIn } from "../scan/secrets.ts";
import { defineRule } from "./rule.ts";

const names: Readonly<Record<string, string>> = {
  "private key": "a private key",
  "a database": "the password of a database",
};

export const secret = defineRule({
  id: "secret",
  summary: "a key or token that looks real",
  effect: "hidden",
  since: "0.1.0",

  *check({ document }) {
    for (const { provider, start, end } of secretsIn(document.file.text)) {
      const what = names[provider] ?? `a key of ${provider}`;
      yield {
        span: { start, end },
        message: `${what} stands here, given to everybody who has the file and to the model`,
        help: "revoke it, and read it from the environment",
      };
    }
  },
});
