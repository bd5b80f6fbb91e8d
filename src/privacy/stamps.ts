/** What a reader of a release must be told about how it was thresholded. */
import type { DpFacts } from '../public-records/release.ts';
import { strongerPresets, type Thresholds } from './thresholds.ts';

const ownEyes = 'For the eyes of the person who ran it; not for publication.';
const noAccounts =
  'Accounts were not counted: every threshold is on conversations alone, and one person may be behind many.';

/** The stamps of a release, in the order in which they are shown. */
export function stampsOf(thresholds: Thresholds, dp?: DpFacts): string[] {
  const stronger = strongerPresets(thresholds);
  const stamps: string[] = [];
  if (thresholds.preset === 'local' || stronger.includes('internal')) stamps.push(ownEyes);
  if (thresholds.preset === 'custom') stamps.push(customStamp(stronger));
  if (thresholds.counting === 'conversations') stamps.push(noAccounts);
  if (dp !== undefined) stamps.push(dpStamp(dp));
  return stamps;
}

function dpStamp({ epsilon, delta }: DpFacts): string {
  return `Differentially private by account, with epsilon ${epsilon} and delta ${delta}: every figure is noisy.`;
}

function customStamp(stronger: readonly string[]): string {
  if (stronger.length === 0) return 'The thresholds were set by hand; none is weaker than those of a preset.';
  const word = stronger.length === 1 ? 'preset' : 'presets';
  return `The thresholds were set by hand and are weaker than those of the ${word} ${stronger.join(', ')}.`;
}
