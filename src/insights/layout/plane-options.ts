import type { StageContext } from '../../runner/stage.ts';
import type { PlaneOptions } from '../../text/item-plane.ts';
import type { InsightsEnvironment } from '../environment.ts';

/** How a stage lays clusters out: it is told how far that is, and may be stopped meanwhile. */
export function planeOptions(context: StageContext<InsightsEnvironment>): Omit<PlaneOptions, 'families'> {
  const { random, signal, environment } = context;
  const onProgress = (done: number, total: number): void => context.progress(done, total, 'rounds');
  return { random, signal, threads: environment.threads, onProgress };
}
