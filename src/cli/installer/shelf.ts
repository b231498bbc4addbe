import { clientAt } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import { documentOf } from "../../discover/read-file.ts";
import { catalog } from "../../install/catalog.ts";
import { refusalOf } from "../../install/gate.ts";
import { permissionsOf } from "../../install/permissions.ts";
import type { ListedAgent } from "../../report/catalog.ts";
import type { Io } from "../io.ts";

/** The agents of the catalog; what would be refused is nothing to choose from. */
export async function shelf(io: Io): Promise<readonly ListedAgent[]> {
  const client = clientAt();
  const source = catalog(io.assets.agents);
  const agents: ListedAgent[] = [];
  for (const name of await source.names()) {
    const bytes = (await source.fetch(name))!;
    const reading = read(documentOf(`${name}.md`, bytes), { client, scope: "project" });
    if (refusalOf(reading, name)) continue;
    const { description = "" } = reading;
    agents.push({ name, description, permissions: permissionsOf(reading) });
  }
  return agents;
}
