import type { InstalledFile } from "../../install/survey/installed.ts";

/** What to do so that a file may stay as somebody has changed it. */
export function accepting(name: string, { kind }: Pick<InstalledFile, "kind">): string {
  const what = kind === "document" ? "make it your own" : "accept it";
  return `${what} with \`install-agent adopt ${name}\``;
}
