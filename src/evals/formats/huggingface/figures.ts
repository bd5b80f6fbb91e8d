/** What a set holds, counted. */
import { meanOf } from '../../../stats/mean.ts';
import type { Item } from '../../records.ts';

export interface Figures {
  readonly items: number;
  /** Items by the answers that match, without the spaces around them; empty where no answer is the right one. */
  readonly labels: ReadonlyMap<string, number>;
  /** Of the probabilities that labels are right; null where none is stated. */
  readonly confidence: Spread | null;
}

export interface Spread {
  /** Items that state one. */
  readonly items: number;
  readonly least: number;
  readonly p5: number;
  readonly median: number;
  readonly mean: number;
  readonly p95: number;
  readonly greatest: number;
}

export function figuresOf(items: readonly Item[]): Figures {
  const labels = new Map<string, number>();
  for (const { matching } of items) {
    if (matching.length === 0) continue;
    const label = matching.map((answer) => answer.trim()).join(' or ');
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const ordered = new Map([...labels].sort(([left], [right]) => (left < right ? -1 : 1)));
  return {
    items: items.length,
    labels: ordered,
    confidence: spreadOf(items.flatMap((item) => item.labelConfidence ?? [])),
  };
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number => quantile(sorted, share);
  return {
    items: values.length,
    least: at(0),
    p5: at(0.05),
    median: at(0.5),
    mean: meanOf(values),
    p95: at(0.95),
    greatest: at(1),
  };
}

/** Between neighbours in proportion (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
