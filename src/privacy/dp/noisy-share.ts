/** Intervals of shares of noisy counts. */
import type { Rational } from '../discrete-laplace.ts';
import { noiseReach } from './noise-reach.ts';

/** A sum of so many noisy counts. */
export interface NoisySum {
  readonly conversations: number;
  readonly terms: number;
}

/** Half for what is shared, half for the rest. */
const MISS = 0.05 / 2;

/** At least 95 %: which shares the exact counts may have, for all that the noise may have done. Sampling is not in it. */
export function noisyShareInterval(part: NoisySum, all: NoisySum, noise: Rational): [number, number] {
  const own = noiseReach(part.terms, noise, MISS);
  const others = noiseReach(all.terms - part.terms, noise, MISS);
  const rest = all.conversations - part.conversations;
  const share = (count: number, beside: number): number => {
    const [least, other] = [Math.max(0, count), Math.max(0, beside)];
    return least + other === 0 ? 0 : least / (least + other);
  };
  return [share(part.conversations - own, rest + others), share(part.conversations + own, rest - others)];
}
