import { compareText } from "../text/order.ts";
import { isFileSafeName } from "./place/agent-name.ts";
import type { Appraisal } from "./door/appraisal.ts";
import { appraise } from "./door/appraise.ts";
import type { Catalog, ShippedAgent } from "./catalog.ts";
import { isDocumentPath } from "./place/document-path.ts";
import { judgeDocument } from "./door/door.ts";

type Texts = Readonly<Record<string, string>>;

/** Later than any date that a rule knows. */
const AT_LAST = "9999-12-31";

/**
 * The catalog as the package ships it, from texts of agents by their names and of documents by where
 * they belong. `today` is an ISO date. A text that some day will be judged otherwise is shipped
 * without a judgement, and is judged when it is installed.
 *
 * @throws Error for what the installer would not write.
 */
export function packCatalog(agents: Texts, documents: Texts, today: string): Catalog {
  return {
    agents: sorted(agents, (text, name) => {
      if (!isFileSafeName(name)) throw new Error(`no file can be named after ${name}`);
      const appraisal = lasting(name, text, today);
      return { text, ...(appraisal && { appraisal }) } satisfies ShippedAgent;
    }),
    documents: sorted(documents, (text, path) => {
      const { blocking } = judgeDocument(path, new TextEncoder().encode(text), today);
      if (!isDocumentPath(path) || blocking.length > 0) {
        throw new Error(`${path} is no document that may come along with an agent`);
      }
      return text;
    }),
  };
}

function lasting(name: string, text: string, today: string): Appraisal | undefined {
  const bytes = new TextEncoder().encode(text);
  const [now, later] = [today, AT_LAST].map((date) =>
    appraise(name, bytes, { scope: "project", today: date }),
  );
  return JSON.stringify(now) === JSON.stringify(later) ? now : undefined;
}

function sorted<T>(texts: Texts, made: (text: string, key: string) => T): Record<string, T> {
  const keys = Object.keys(texts).sort(compareText);
  return Object.fromEntries(keys.map((key) => [key, made(texts[key]!, key)]));
}
