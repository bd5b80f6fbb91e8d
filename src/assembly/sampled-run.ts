/** Whether the conversations of a run were sampled, by itself or by a run that it was made of. */
import type { RunManifest } from '../insights/run-manifest.ts';

/** Among the settings of a run: that it was made of one that is a sample, though it took none itself. */
export const OF_A_SAMPLE = 'ofASample';

export function isSampled({ settings }: Pick<RunManifest, 'settings'>): boolean {
  return typeof settings['sample'] === 'number' || settings[OF_A_SAMPLE] === true;
}
