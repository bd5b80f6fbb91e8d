/** A naming task for tests of analysts: all clusters may be shown and have no neighbours, unless a test says otherwise. */
import type { NamingTask } from '../insights/analyst/analyst.ts';

export type NamingTaskOptions = Pick<NamingTask, 'rows' | 'clusters'> & Partial<NamingTask>;

export function namingTask(options: NamingTaskOptions): NamingTask {
  return {
    preset: 'internal',
    support: 5,
    counting: 'accounts',
    mayBeShown: () => true,
    neighboursOf: () => [],
    nearestOutside: () => [],
    onProgress: () => {},
    ...options,
  };
}
