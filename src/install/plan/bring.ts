import type { JudgeDocument } from "../door/appraisal.ts";
import { isDocumentPath } from "../place/document-path.ts";
import type { DocumentRefused, OfferedDocument } from "./offered.ts";
import type { FindDocument } from "../source/source.ts";

/** Documents of one agent, and their bytes. No agent that a person has written names as many. */
const MOST = 200;
const MAX_TOTAL = 8 * 1_048_576;

export interface Brought {
  readonly documents: readonly OfferedDocument[];
  readonly refusal?: DocumentRefused;
  /** One that the source has and the system does not give, and why, which completes its path. */
  readonly unreadable?: { readonly path: string; readonly what: string };
}

/**
 * The documents that an agent refers to and its source has, judged as the agent is. `allowed` are the
 * rules that the user allows for a text, now or before.
 */
export async function bring(
  paths: readonly string[],
  find: FindDocument,
  judge: JudgeDocument,
  allowed: (bytes: Uint8Array) => readonly string[],
): Promise<Brought> {
  const documents: OfferedDocument[] = [];
  let total = 0;
  for (const path of paths.filter(isDocumentPath)) {
    const found = await find(path);
    if (!found) continue;
    if (found.unreadable) return { documents: [], unreadable: { path, what: found.problem } };
    total += found.bytes?.length ?? 0;
    const what = found.problem ?? tooMuch(documents.length, total);
    if (what !== undefined) return { documents: [], refusal: { kind: "document", path, what } };
    const bytes = found.bytes!;
    const { blocking, warnings } = await judge(path, bytes);
    const mayPass = allowed(bytes);
    const kept = blocking.filter(({ rule }) => !mayPass.includes(rule));
    if (kept.length > 0) {
      const refusal = { kind: "document-findings", path, found: kept, rules: idsOf(kept) } as const;
      return { documents: [], refusal };
    }
    documents.push({ path, bytes, warnings, granted: idsOf(blocking) });
  }
  return { documents };
}

function tooMuch(count: number, total: number): string | undefined {
  if (count === MOST) return `is one document more than the ${MOST} that may come along`;
  if (total <= MAX_TOTAL) return undefined;
  return `makes its documents larger than the ${MAX_TOTAL} bytes that may come along`;
}

/** Of the documents that an agent refers to, those that could be brought. */
export async function documentsThere(
  paths: readonly string[],
  find: FindDocument,
): Promise<readonly string[]> {
  const there: string[] = [];
  for (const path of paths.filter(isDocumentPath).slice(0, MOST)) {
    if ((await find(path))?.bytes) there.push(path);
  }
  return there;
}

function idsOf(found: readonly { readonly rule: string }[]): readonly string[] {
  return [...new Set(found.map(({ rule }) => rule))].sort();
}
