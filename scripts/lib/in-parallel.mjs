import { availableParallelism } from 'node:os';

/**
 * Runs tasks, as many at a time as there are processors.
 *
 * @param {ReadonlyArray<() => Promise<unknown>>} tasks
 * @throws the first failure; tasks that have not started are not run then.
 */
export async function inParallel(tasks) {
  const waiting = [...tasks];
  let hasFailed = false;
  const runNext = async () => {
    for (let task = waiting.shift(); task !== undefined && !hasFailed; task = waiting.shift()) {
      await task().catch((error) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runNext));
}
