/** What became of every item that was written. */
import type { Funnel } from '../sets/funnel.ts';
import { type Candidate, type Dropped, steps } from './candidate.ts';

/** @param written items in all; each of them was kept, or dropped at one step */
export function funnelOf(written: number, kept: readonly Candidate[], dropped: readonly Dropped[]): Funnel {
  let left = written;
  const stages = steps.map((name) => {
    const here = dropped.filter(({ step }) => step === name);
    left -= here.length;
    const reasons = countsOf(here.map(({ reason }) => reason));
    return { name, kept: left, ...(here.length > 0 && { dropped: reasons }) };
  });
  return {
    stages: [{ name: 'generated', kept: written }, ...stages],
    // Where no answer is the right one, by what items are balanced over.
    labels: countsOf(kept.map(({ item, cell }) => (item.matching[0] ?? cell.group).trim())),
  };
}

/** How often each of them occurs, in the order of the alphabet. */
export function countsOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
