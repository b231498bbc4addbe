import { failedJson } from "../../report/failed.ts";
import type { Io } from "../io.ts";
import { exit } from "./exit.ts";

/** Somebody has called it off, by an answer or a signal. */
export async function cancel(
  { json }: { readonly json?: boolean | undefined },
  { stdout, stderr }: Io,
): Promise<number> {
  const message = "cancelled; nothing was written";
  await stderr.write(`install-agent: ${message}\n`);
  if (json) await stdout.write(failedJson({ path: null, message, advice: null }));
  return exit.cancelled;
}
