import { documentIn } from "../../install/catalog.ts";
import type { OfferedAgent, OfferedDocument } from "../../install/plan/offered.ts";
import type { Context } from "./context.ts";

/** The documents that an agent reads and its source has. */
export async function documentsFor(
  { resolved, appraisal }: OfferedAgent,
  { io, destination }: Context,
): Promise<readonly OfferedDocument[]> {
  // Every project has documents of its own; those of the user have no place.
  if (resolved.type !== "catalog" || destination.scope === "user") return [];
  const catalog = await io.assets.catalog();
  return appraisal.references.documents.flatMap((path) => {
    const bytes = documentIn(catalog, path);
    return bytes ? [{ path, bytes }] : [];
  });
}
