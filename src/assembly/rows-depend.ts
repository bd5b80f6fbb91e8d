/** Whether what a run holds of one account depends on others, by itself or by a run that it was made of. */
import { APART_SINCE, conversationsStage } from '../insights/conversations/conversations-stage.ts';
import type { RunManifest } from '../insights/run-manifest.ts';

/** By a sample of a fixed size, or because it was read when accounts with one id for a conversation were not told apart. */
export type Dependence = 'sample' | 'ids';

/** Among the settings of a run: what holds of the one that it was made of. */
export const ROWS_DEPEND = 'rowsDepend';

/** Of a run that is made of another: no sample is drawn, and what was of another time is added too. */
export const WHOLE = {
  sample: undefined,
  sampleBy: undefined,
  stratify: undefined,
  since: undefined,
  until: undefined,
} as const;

export function dependenceOf({ settings, stages }: Pick<RunManifest, 'settings' | 'stages'>): Dependence | null {
  const taken = settings[ROWS_DEPEND];
  if (taken === 'sample' || taken === 'ids') return taken;
  if (typeof settings['sample'] === 'number') return 'sample';
  const { version = 0 } = stages.find(({ name }) => name === conversationsStage.name) ?? {};
  return version < APART_SINCE ? 'ids' : null;
}
