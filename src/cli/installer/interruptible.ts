import type { Io } from "../io.ts";
import { cancel } from "./cancel.ts";

/**
 * Does work that a signal calls off as long as nothing of it is written; a commit that has begun is
 * finished first. Either way the signal then ends the process, a second one at once.
 */
export async function interruptible<T>(
  options: { readonly json?: boolean },
  io: Io,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const running = work(stop.signal);
  const release = io.onInterrupt?.(async () => {
    stop.abort();
    await running.catch(async (error: unknown) => {
      if (error === stop.signal.reason) await cancel(options, io);
    });
  });
  try {
    return await running;
  } finally {
    release?.();
    // The process ends as soon as the above is done; nothing else is to begin until then.
    if (stop.signal.aborted) await new Promise<never>(() => undefined);
  }
}
