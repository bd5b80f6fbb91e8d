/** A naming task for tests of the model analyst: nothing is next to a cluster, unless a test says otherwise. */
import type { BaseNamingTask } from '../insights/analyst/analyst.ts';

export type NamingTaskOptions = Pick<BaseNamingTask, 'rows' | 'clusters'> & Partial<BaseNamingTask>;

export function namingTask(options: NamingTaskOptions): BaseNamingTask {
  return {
    preset: 'internal',
    support: 5,
    counting: 'accounts',
    nearestClusters: () => new Map(),
    nearestOutside: () => new Map(),
    ...options,
  };
}
