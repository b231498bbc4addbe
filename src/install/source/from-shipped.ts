import { isFileSafeName } from "../agent-name.ts";
import { readArchive } from "./archive/archive.ts";
import type { Selection } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult, Offer } from "./source.ts";

/** Where this package has its catalog; every release has it there. */
const CATALOG = "package/dist/catalog.json";

/** The agents that a release of this package ships, from its packed archive. */
export async function fromShipped(
  packed: Uint8Array,
  { source, archive: named = "the archive", resolve }: Selection,
): Promise<FetchResult> {
  const archive = readArchive(packed);
  if (archive.problem !== undefined) return failure("refused", `${named} ${archive.problem}`);
  const file = archive.files.find(({ path }) => path === CATALOG);
  const agents = file ? agentsIn(new TextDecoder().decode(file.bytes)) : [];
  if (agents.length === 0) return failure("not-found", `${source} ships no agents`);
  return {
    agents: agents.map(([name, text]): Offer => {
      const path = `agents/${name}.md`;
      return { name, bytes: new TextEncoder().encode(text), path, resolved: resolve(path) };
    }),
  };
}

/** Names and texts; what an unknown release says beside them is not looked at. */
function agentsIn(json: string): readonly (readonly [name: string, text: string])[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return [];
  }
  return Object.entries(objectIn(objectIn(parsed)["agents"])).flatMap(([name, agent]) => {
    const { text } = objectIn(agent);
    return typeof text === "string" && isFileSafeName(name) ? [[name, text] as const] : [];
  });
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
