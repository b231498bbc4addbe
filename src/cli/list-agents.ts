import { clientAt } from "../client/client.ts";
import { read } from "../client/reading.ts";
import { documentOf } from "../discover/read-file.ts";
import { catalog } from "../install/catalog.ts";
import { DiskFailure } from "../install/failure.ts";
import { refusalOf } from "../install/gate.ts";
import { permissionsOf } from "../install/permissions.ts";
import { catalogJson, catalogPretty } from "../report/catalog.ts";
import type { ListedAgent } from "../report/catalog.ts";
import { exit } from "./installer/exit.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";

export async function listAgents({ json }: { readonly json?: boolean }, io: Io): Promise<number> {
  const client = clientAt();
  const agents: ListedAgent[] = [];
  try {
    const source = catalog(io.assets.agents);
    for (const name of await source.names()) {
      const bytes = (await source.fetch(name))!;
      const reading = read(documentOf(`${name}.md`, bytes), { client, scope: "project" });
      // What would be refused is nothing to choose from.
      if (refusalOf(reading, name)) continue;
      const { description = "" } = reading;
      agents.push({ name, description, permissions: permissionsOf(reading) });
    }
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    await io.stderr.write(`install-agent: ${error.path}: ${error.message}\n`);
    return exit.failure;
  }
  await io.stdout.write(
    json
      ? catalogJson(client.version, agents)
      : catalogPretty(agents, styleFor(io.stdout, io.env), io.stdout.isTTY),
  );
  return exit.done;
}
