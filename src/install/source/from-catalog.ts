import { catalog } from "../catalog.ts";
import { DiskFailure } from "../failure.ts";
import { offered } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult, SourceEnv } from "./source.ts";

/** An agent that is shipped with this package. */
export async function fromCatalog(name: string, env: SourceEnv): Promise<FetchResult> {
  const { folder, package: own, version } = env.catalog;
  const source = catalog(folder);
  try {
    const bytes = await source.fetch(name);
    if (!bytes) {
      const help = offered(name, await source.names());
      return failure("not-found", `no agent is called ${name}`, help);
    }
    const path = `agents/${name}.md`;
    const resolved = { type: "catalog", package: own, version, path } as const;
    return { agents: [{ name, bytes, path, resolved }] };
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    return failure("not-found", `${error.path} cannot be read: ${error.message}`);
  }
}
