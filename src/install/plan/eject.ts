import type { Survey } from "../survey/survey.ts";
import type { FileChange } from "../write/change.ts";
import { lockChanges, storeChanges } from "./changes.ts";

/** The lock forgets some agents, and the store their texts; the files stay. */
export function planEject(
  names: readonly string[],
  survey: Pick<Survey, "destination" | "lock" | "bases">,
): readonly FileChange[] {
  const { lock, changes } = lockChanges(survey, new Map(names.map((name) => [name, undefined])));
  return [...storeChanges(survey.lock.lock, lock, new Map(), survey), ...changes];
}
