import { bytesOf, documentIn, namesIn, offered } from "../catalog.ts";
import { failure } from "./source.ts";
import type { FetchResult, FindDocument, SourceEnv } from "./source.ts";

/** An agent that is shipped with this package. */
export async function fromCatalog(name: string, env: SourceEnv): Promise<FetchResult> {
  const { package: own, version, shipped } = env.catalog;
  const catalog = await shipped();
  const bytes = bytesOf(catalog, name);
  if (!bytes) {
    const message = `the catalog has no agent called ${name}`;
    return failure("not-found", message, offered(name, namesIn(catalog)));
  }
  const path = `agents/${name}.md`;
  const resolved = { type: "catalog", package: own, version, path } as const;
  const document: FindDocument = async (asked) => {
    const text = documentIn(catalog, asked);
    return text && { bytes: text };
  };
  return { agents: [{ name, bytes, path, resolved, document }] };
}
