import { sameAgent } from "../occupant.ts";
import type { Survey } from "../survey.ts";
import { bytesHash, textHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import type { OfferedAgent } from "./offered.ts";

/** What becomes of a document that comes along with an agent. */
export interface DocumentStep {
  readonly path: string;
  /** `left`: a file of the project stands there, which may have been changed. */
  readonly action: "write" | "same" | "update" | "left";
  readonly bytes: Uint8Array;
  readonly changes: readonly FileChange[];
}

/** Each document once, however many agents read it. Nothing that was changed here is replaced. */
export function planDocuments(
  offers: readonly OfferedAgent[],
  survey: Survey,
): readonly DocumentStep[] {
  const offered = new Map(
    offers.flatMap(({ documents }) => documents.map((one) => [one.path, one.bytes] as const)),
  );
  return [...offered].map(([path, bytes]) => {
    const there = survey.documentTexts.get(path);
    const step = (action: DocumentStep["action"], before?: string | null): DocumentStep => ({
      path,
      action,
      bytes,
      changes: before === undefined ? [] : [{ path, before, after: bytes }],
    });
    if (there === undefined) return step("write", null);
    if (there === null) return step("left");
    if (sameAgent(there, bytes)) return step("same");
    return isAsInstalled(path, there, survey) ? step("update", bytesHash(there)) : step("left");
  });
}

/** The lock knows the file, and it is what was written. */
function isAsInstalled(path: string, there: Uint8Array, { lock }: Survey): boolean {
  const hash = textHash(there);
  return Object.values(lock.lock.agents).some(
    ({ files }) => Object.hasOwn(files, path) && files[path]!.sha256 === hash,
  );
}
