import type { SourceEnv } from "./source.ts";

/** Milliseconds after which somebody who looks on wonders. */
const LONG = 2_000;

/** Does work, and says whom it waits for when that takes long. */
export async function waitingFor<T>(
  whom: string,
  onWait: SourceEnv["onWait"],
  work: () => Promise<T>,
): Promise<T> {
  const timer = onWait && setTimeout(onWait, LONG, whom);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
