import type { Appraise, JudgeDocument } from "./appraisal.ts";
import type { AppraiseOptions } from "./appraise.ts";
import { bytesOf, documentIn } from "../catalog.ts";
import type { Catalog } from "../catalog.ts";
import { bytesHash } from "../text-hash.ts";

/**
 * Appraises texts. What the package says of its own agents holds for those very texts; everything
 * else is read, by code that is loaded for the first of them.
 */
export function appraiser(shipped: () => Promise<Catalog>, options: AppraiseOptions): Appraise {
  return async (name, bytes) => {
    const catalog = await shipped();
    const own = options.scope === "project" ? bytesOf(catalog, name) : undefined;
    if (own && bytesHash(own) === bytesHash(bytes)) {
      const { appraisal } = catalog.agents[name]!;
      if (appraisal) return appraisal;
    }
    const { appraise } = await import("./appraise.ts");
    return appraise(name, bytes, options);
  };
}

/** The same for documents; those that are shipped were judged when the package was built. */
export function documentJudge(shipped: () => Promise<Catalog>, today: string): JudgeDocument {
  return async (path, bytes) => {
    const own = documentIn(await shipped(), path);
    if (own && bytesHash(own) === bytesHash(bytes)) return { blocking: [], warnings: [] };
    const { judgeDocument } = await import("./door.ts");
    return judgeDocument(path, bytes, today);
  };
}
