import { Stopped } from "../../install/write/change.ts";
import type { FileChange } from "../../install/write/change.ts";
import type { Context } from "./context.ts";

/**
 * Plans and writes; when something has changed in between, once more while nobody else writes.
 *
 * @throws Stopped when nothing could be written.
 */
export async function writeAgain<Plan extends { readonly changes: readonly FileChange[] }>(
  plan: () => Promise<Plan>,
  { dryRun }: { readonly dryRun?: boolean },
  context: Context,
): Promise<Plan> {
  let current = await context.look(plan);
  if (dryRun || current.changes.length === 0) return current;
  const { stop } = await context.write(async (writer) => {
    const first = await writer.commit(current.changes);
    if (first?.kind !== "changed") return { stop: first };
    current = await plan();
    return { stop: await writer.commit(current.changes) };
  });
  if (stop) throw new Stopped(stop);
  return current;
}
