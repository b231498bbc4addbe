import type { FileChange, Stop } from "../../install/write/change.ts";
import type { Context } from "./context.ts";

/** Plans and writes; when something has changed in between, once more while nobody else writes. */
export async function writeAgain<Plan extends { readonly changes: readonly FileChange[] }>(
  plan: () => Promise<Plan>,
  { dryRun }: { readonly dryRun?: boolean },
  context: Context,
): Promise<{ readonly current: Plan; readonly stop?: Stop | undefined }> {
  let current = await context.look(plan);
  if (dryRun || current.changes.length === 0) return { current };
  const { stop } = await context.write(async (writer) => {
    const first = await writer.commit(current.changes);
    if (first?.kind !== "changed") return { stop: first };
    current = await plan();
    return { stop: await writer.commit(current.changes) };
  });
  return { current, stop };
}
