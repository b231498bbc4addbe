import { clientAt } from "../../client/client.ts";
import { entryOf, read } from "../../client/reading.ts";
import type { Reading } from "../../client/reading.ts";
import type { Scope } from "../../client/read-options.ts";
import { describeReason } from "../../client/words.ts";
import { documentOf } from "../../discover/read-file.ts";
import { referencesOf } from "../../roster/references.ts";
import type { Appraisal, Fault, OwnKey } from "./appraisal.ts";
import { judgeAtDoor } from "./door.ts";
import { permissionsOf } from "./read-permissions.ts";

export interface AppraiseOptions {
  readonly scope: Scope;
  /** ISO date. */
  readonly today: string;
}

/** Reads a text once, as the file `<name>.md`, and writes down all that the installer asks of it. */
export function appraise(
  name: string,
  bytes: Uint8Array,
  { scope, today }: AppraiseOptions,
): Appraisal {
  const reading = read(documentOf(`${name}.md`, bytes), { client: clientAt(), scope });
  return {
    name: reading.loads ? (reading.name ?? null) : null,
    description: reading.description ?? null,
    fault: faultOf(reading),
    ...judgeAtDoor(reading, today),
    permissions: permissionsOf(reading),
    own: {
      hooks: written(reading, "hooks"),
      mcpServers: written(reading, "mcpServers"),
      initialPrompt: written(reading, "initialPrompt"),
    },
    references: referencesOf(reading),
  };
}

function faultOf({ loads, reason, tools, trace, client }: Reading): Fault | null {
  if (!loads) {
    return { kind: "dead", reason: reason ? describeReason(reason, client) : "it has no reading" };
  }
  if (tools.spawn !== "ok") return { kind: "toolless" };
  for (const entry of trace) {
    if (entry.kind === "restriction-lost") return { kind: "unguarded", key: entry.key };
    if (entry.kind === "key-not-read" && entry.restricts) {
      return { kind: "unguarded", key: entry.key };
    }
  }
  return null;
}

function written(reading: Reading, key: OwnKey): string {
  const span = entryOf(reading, key)?.value.span;
  if (!span) return "";
  return reading.document.file.text.slice(span.start, span.end).replaceAll("\r\n", "\n").trim();
}
