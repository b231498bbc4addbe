import { read } from "../../client/reading.ts";
import type { Reading } from "../../client/reading.ts";
import { documentOf } from "../../discover/read-file.ts";
import { widenedBy } from "../widening.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Policy } from "./policy.ts";
import type { Deed } from "./step.ts";

/** One text in place of another, unless the new one may do more and nobody has agreed to that. */
export function replacing(
  action: "update" | "merge" | "replace",
  there: Uint8Array,
  offer: OfferedAgent,
  policy: Policy,
): Deed {
  const { name, bytes, reading } = offer;
  const before = readingOf(there, offer);
  // A file that is no agent has nothing that could be widened, and nothing that anybody agreed to.
  const wider = before.loads ? widenedBy(before, reading) : [];
  if (wider.length > 0 && !policy.acceptsWidening(name)) {
    return { action: "refused", refusal: { kind: "wider", there, wanted: bytes, wider } };
  }
  return { action, there, bytes, reading, wider };
}

export function readingOf(bytes: Uint8Array, { name, reading }: OfferedAgent): Reading {
  const { client, scope } = reading;
  return read(documentOf(`${name}.md`, bytes), { client, scope });
}
