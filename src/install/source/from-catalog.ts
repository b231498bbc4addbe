import { bytesOf, namesIn, offered } from "../catalog.ts";
import { failure } from "./source.ts";
import type { FetchResult, SourceEnv } from "./source.ts";

/** An agent that is shipped with this package. */
export async function fromCatalog(name: string, env: SourceEnv): Promise<FetchResult> {
  const { package: own, version, shipped } = env.catalog;
  const catalog = await shipped();
  const bytes = bytesOf(catalog, name);
  if (!bytes) {
    return failure("not-found", `no agent is called ${name}`, offered(name, namesIn(catalog)));
  }
  const path = `agents/${name}.md`;
  const resolved = { type: "catalog", package: own, version, path } as const;
  return { agents: [{ name, bytes, path, resolved }] };
}
