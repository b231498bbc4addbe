import { readFileSync, readdirSync } from "node:fs";

/* The files that the client was asked about. `here` is the URL of the file that asks. */

/** Fixtures that are made here, for their size in bytes. */
const sized = { "size-body-1mib": 1_048_576, "size-body-1mib1": 1_048_577 } as const;

/** In a fixture, stand for the folder of the run, for Node.js and for the MCP server beside this file. */
const PLACEHOLDERS = /@(BOX|NODE|MCP)@/g;

export type Placeholder = "BOX" | "NODE" | "MCP";

/** Every fixture by name, sorted. */
export function fixtureIds(here: string): string[] {
  const files = readdirSync(new URL("fixtures/", here)).filter((name) => name.endsWith(".md"));
  return [...files.map((name) => name.slice(0, -".md".length)), ...Object.keys(sized)].sort();
}

export function fixture(id: string, here: string): Uint8Array {
  const exact = id in sized ? sized[id as keyof typeof sized] : undefined;
  if (exact === undefined) return readFileSync(new URL(`fixtures/${id}.md`, here));
  const head = `---\nname: fx-${id}\ndescription: Probe ${id}\n---\n`;
  return new TextEncoder().encode(head.padEnd(exact, "x"));
}

/** The same bytes with every placeholder replaced. */
export function fill(
  content: Uint8Array,
  values: Readonly<Record<Placeholder, string>>,
): Uint8Array {
  if (!content.includes(0x40)) return content;
  const text = Buffer.from(content).toString("latin1");
  const filled = text.replace(PLACEHOLDERS, (_, name: Placeholder) => values[name]);
  return Buffer.from(filled, "latin1");
}
