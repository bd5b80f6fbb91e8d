/** `validate attacks`: how often attacks on names succeed, with a scripted model and made-up accounts. */
import { completeSettings } from '../config/index.ts';
import { type AttackOutcome, measureAttacks } from '../insights/attacks/measure-attacks.ts';
import type { WorkOptions } from './work.ts';

export interface ValidateAttacksOptions extends Pick<WorkOptions, 'settings' | 'onProgress'> {
  /** Of each attack. Default: 1000. */
  readonly trials?: number;
}

/** Nothing is read and nothing is written. */
export async function validateAttacks({
  settings,
  trials = 100,
  onProgress,
}: ValidateAttacksOptions): Promise<AttackOutcome[]> {
  let done = 0;
  return measureAttacks(trials, completeSettings(settings ?? {}).seed, () => {
    onProgress?.({ stage: 'attacks', done: ++done, total: null, unit: 'trials' });
  });
}
