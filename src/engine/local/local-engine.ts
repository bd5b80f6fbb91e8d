import type { Engine } from '../engine.ts';

/** Runs tasks in this process, at most `parallel` at a time. */
export function createLocalEngine(parallel: number): Engine {
  return {
    name: 'local',
    runEach: async (tasks, work, signal) => {
      const results = new Array(tasks.length);
      let next = 0;
      const worker = async () => {
        while (next < tasks.length) {
          signal.throwIfAborted();
          const position = next++;
          try {
            results[position] = await work(tasks[position] as (typeof tasks)[number], position);
          } catch (error) {
            next = tasks.length;
            throw error;
          }
        }
      };
      const workers = Array.from({ length: Math.min(parallel, tasks.length) }, worker);
      const outcomes = await Promise.allSettled(workers);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
      return results;
    },
  };
}
