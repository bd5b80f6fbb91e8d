/** How sure a classifier is of the labels of items. */

import { fourDecimals } from '../../core/figures.ts';
import type { ItemsMap, MeanConfidence } from '../../public-records/items-map.ts';
import { meanInterval } from '../../stats/mean-interval.ts';

const STEPS = 20;

/** Null where none is known. */
export function meanConfidence(confidences: readonly (number | null)[]): MeanConfidence | null {
  const known = confidences.filter((confidence) => confidence !== null);
  if (known.length === 0) return null;
  const { mean, low, high } = meanInterval(known);
  const interval: [number, number] = [fourDecimals(Math.max(0, low)), fourDecimals(Math.min(1, high))];
  return { mean: fourDecimals(mean), interval: known.length > 1 ? interval : null, items: known.length };
}

export function confidenceOfSet(confidences: readonly (number | null)[]): ItemsMap['confidence'] {
  const mean = meanConfidence(confidences);
  if (mean === null) return null;
  const histogram: number[] = new Array(STEPS).fill(0);
  for (const confidence of confidences) {
    if (confidence === null) continue;
    // Twentieths are not all exact in binary: 0.15 / 0.05 is below three.
    const step = Math.min(STEPS - 1, Math.floor(confidence * STEPS + 1e-9));
    histogram[step] = (histogram[step] as number) + 1;
  }
  return { ...mean, histogram };
}
