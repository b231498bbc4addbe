import { widenedBy } from "../door/widening.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Policy } from "./policy.ts";
import type { Deed } from "./step.ts";

/** One text in place of another, unless the new one may do more and nobody has agreed to that. */
export async function replacing(
  action: "update" | "merge" | "replace",
  there: Uint8Array,
  offer: OfferedAgent,
  policy: Policy,
): Promise<Deed> {
  const { name, bytes, appraisal, granted } = offer;
  const before = await policy.appraise(name, there);
  // A file that is no agent has nothing that could be widened, and nothing that anybody agreed to.
  const wider = before.fault?.kind === "dead" ? [] : widenedBy(before, appraisal);
  if (wider.length > 0 && !policy.acceptsWidening(name, { there, bytes })) {
    return { action: "refused", refusal: { kind: "wider", there, wanted: bytes, wider } };
  }
  return { action, there, bytes, appraisal, wider, granted };
}
