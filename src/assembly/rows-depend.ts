/** Whether what a run holds of one account depends on others, by itself or by a run that it was made of. */
import { APART_SINCE, conversationsStage } from '../insights/conversations/conversations-stage.ts';
import type { RunManifest } from '../insights/run-manifest.ts';

/**
 * By a sample of a fixed size; because it was read when accounts with one id for a conversation were not told apart; or because
 * records were joined to conversations, by ids that anybody may have chosen.
 */
const dependences = ['sample', 'ids', 'joined'] as const;
export type Dependence = (typeof dependences)[number];

/** Among the settings of a run: what holds of the one that it was made of. */
export const ROWS_DEPEND = 'rowsDepend';

export function dependenceOf({ settings, stages }: Pick<RunManifest, 'settings' | 'stages'>): Dependence | null {
  const taken = dependences.find((dependence) => dependence === settings[ROWS_DEPEND]);
  if (taken !== undefined) return taken;
  if (typeof settings['sample'] === 'number') return 'sample';
  const { version = 0, counts } = stages.find(({ name }) => name === conversationsStage.name) ?? {};
  if (version < APART_SINCE) return 'ids';
  return (counts?.['parts'] ?? 0) > 0 ? 'joined' : null;
}
