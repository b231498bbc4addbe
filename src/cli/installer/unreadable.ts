import type { InstalledFile } from "../../install/survey/installed.ts";

/** What is wrong with a file that cannot be read. */
export function unreadable({ failure }: Pick<InstalledFile, "failure">): string {
  return `cannot be read: ${failure?.message}`;
}
