/** Work on many files: a disk takes several at once, and a process that waits for each by itself mostly waits. */

/** How many at once: a few more than the threads that Node has for them. */
const limit = 8;

/**
 * Does the work for every item, and gives the results in their order. Once one fails no more are begun; it throws when
 * those that had been begun are done.
 */
export async function eachAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, takeTurns));
  if (failures.length > 0) throw failures[0];
  return results;
}
