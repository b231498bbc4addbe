import { isFileSafeName } from "../place/agent-name.ts";
import { readArchive } from "./archive/archive.ts";
import { documentsFor } from "./documents.ts";
import type { Packed } from "./from-archive.ts";
import { failure } from "./source.ts";
import type { FetchResult, Offer } from "./source.ts";

/** Where this package has its catalog; every release has it there. */
const CATALOG = "package/dist/catalog.json";

/** The agents that a release of this package ships, with their documents, from its packed archive. */
export async function fromShipped(
  packed: Uint8Array,
  { source, archive: named = "the archive", resolve }: Packed,
): Promise<FetchResult> {
  const archive = readArchive(packed);
  if (archive.problem !== undefined) return failure("refused", `${named} ${archive.problem}`);
  const file = archive.files.find(({ path }) => path === CATALOG);
  const catalog = file ? objectIn(parsed(new TextDecoder().decode(file.bytes))) : {};
  const agents = agentsIn(catalog);
  if (agents.length === 0) return failure("not-found", `${source} ships no agents`);
  const documents = objectIn(catalog["documents"]);
  const document = documentsFor("", (path) => {
    const text = Object.hasOwn(documents, path) ? documents[path] : undefined;
    return typeof text === "string" ? { bytes: new TextEncoder().encode(text) } : undefined;
  });
  return {
    agents: agents.map(([name, text]): Offer => {
      const path = `agents/${name}.md`;
      const bytes = new TextEncoder().encode(text);
      return { name, bytes, path, resolved: resolve(path), document };
    }),
  };
}

/** Names and texts; what an unknown release says beside them is not looked at. */
function agentsIn(
  catalog: Readonly<Record<string, unknown>>,
): readonly (readonly [name: string, text: string])[] {
  return Object.entries(objectIn(catalog["agents"])).flatMap(([name, agent]) => {
    const { text } = objectIn(agent);
    return typeof text === "string" && isFileSafeName(name) ? [[name, text] as const] : [];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
