import { clientAt } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import { documentOf } from "../../discover/read-file.ts";

/** What a file calls itself, whether or not Claude Code registers it. */
export function declaredName(path: string, bytes: Uint8Array): string | undefined {
  return read(documentOf(path, bytes), { client: clientAt(), scope: "project" }).writtenName;
}
