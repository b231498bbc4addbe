/** Files that are open at a time. */
const AT_ONCE = 8;

/**
 * Does the same for each, several at a time, since a disk takes little longer for them than for one.
 * What the first that failed has thrown is thrown once nothing is under way any more.
 */
export async function together<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const results = await Promise.allSettled(items.slice(from, from + AT_ONCE).map(work));
    const failed = results.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }
}
