import { appraiser } from "../../install/door/appraiser.ts";
import { bytesOf, namesIn } from "../../install/catalog.ts";
import type { ListedAgent } from "../../report/catalog.ts";
import type { Io } from "../io.ts";

/** The agents of the catalog; what does not work is nothing to choose from. */
export async function shelf({ assets, today }: Io): Promise<readonly ListedAgent[]> {
  const catalog = await assets.catalog();
  const appraise = appraiser(assets.catalog, { scope: "project", today });
  const agents: ListedAgent[] = [];
  for (const name of namesIn(catalog)) {
    const appraisal = await appraise(name, bytesOf(catalog, name)!);
    if (appraisal.fault || appraisal.name !== name) continue;
    const { description, permissions } = appraisal;
    agents.push({ name, description: description ?? "", permissions });
  }
  return agents;
}
