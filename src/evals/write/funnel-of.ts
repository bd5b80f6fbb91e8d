/** What became of every item that was written. */
import type { Funnel, FunnelStage } from '../sets/funnel.ts';
import { type Candidate, type Dropped, steps } from './candidate.ts';
import type { OriginFunnel } from './origin.ts';

/** @param written items in all; each of them was kept, or dropped at one step @param origins of what they are about */
export function funnelOf(
  written: number,
  kept: readonly Candidate[],
  dropped: readonly Dropped[],
  origins: readonly OriginFunnel[] = [],
): Funnel {
  return {
    ...(origins.length > 0 && { origins: [...origins] }),
    stages: stagesOf({ name: 'generated', kept: written }, steps, dropped),
    // Where no answer is the right one, by what items are balanced over.
    labels: countsOf(kept.map(({ item, cell }) => (item.matching[0] ?? cell.group).trim())),
  };
}

/** @param first all that there was; each is left after the last step, or was dropped at one */
export function stagesOf(
  first: FunnelStage,
  names: readonly string[],
  dropped: readonly { readonly step: string; readonly reason: string }[],
): FunnelStage[] {
  let left = first.kept;
  const stages = names.map((name) => {
    const here = dropped.filter(({ step }) => step === name);
    left -= here.length;
    const reasons = countsOf(here.map(({ reason }) => reason));
    return { name, kept: left, ...(here.length > 0 && { dropped: reasons }) };
  });
  return [first, ...stages];
}

/** How often each of them occurs, in the order of the alphabet. */
export function countsOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
