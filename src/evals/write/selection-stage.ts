import { usageError } from '../../core/errors.ts';
import { fourDecimals } from '../../core/figures.ts';
import { shuffled } from '../../core/random.ts';
import { gatheredRows } from '../../kernels/index.ts';
import type { Stage, StageContext } from '../../runner/stage.ts';
import type { WritingEnvironment } from '../environment.ts';
import { balanced, type Ranked } from '../filter/balance.ts';
import { meanDistance } from '../filter/diversity.ts';
import type { Candidate, Dropped } from './candidate.ts';
import { clustered } from './clustered.ts';
import { countsOf } from './funnel-of.ts';
import { readCandidates, readCells, readDropped } from './stage-records.ts';

export const selectionStage: Stage<WritingEnvironment> = {
  name: 'selection',
  version: 3,
  reads: ['candidates'],
  scope: 'whole',
  options: ({ amounts: { perLabel }, seed, embedding }) => [perLabel, seed, embedding.name],
  run: async (context) => {
    const { environment, store, random } = context;
    const judged = readCandidates(context);
    const { amounts, embedding, seed } = environment;
    if (judged.length === 0) throw nothingKept(context);
    const { candidates, ranked, vectors, repeated } = await clustered(judged, embedding, seed);
    const { kept, unpaired } = balanced(ranked, readCells(context), amounts.perLabel);
    if (kept.length === 0) throw nothingKept(context);
    const isKept = new Set(kept);
    const notNeeded = candidates.filter((_, at) => !isKept.has(at));
    const dropped: Dropped[] = [
      ...repeated.map(({ text }) => ({ step: 'own meaning' as const, reason: 'the same in other words', text })),
      ...notNeeded.map(({ text }) => ({ step: 'balanced' as const, reason: 'enough of its label', text })),
    ];
    const distance = meanDistance(gatheredRows(vectors, kept));
    // No order says which label comes next, or which item scored best.
    const rows = shuffled(random, kept).map((at) => ({
      ...(candidates[at] as Candidate),
      cluster: (ranked[at] as Ranked).cluster,
    }));
    return {
      shards: {
        kept: [store.writeRecords('selection', rows)],
        dropped: [store.writeRecords('selection', dropped)],
      },
      counts: {
        kept: kept.length,
        unpaired,
        repeated: repeated.length,
        notNeeded: notNeeded.length,
        ...(distance !== null && { meanDistance: fourDecimals(distance) }),
      },
    };
  },
};

/** Reasons are words of ours: nothing of an item is told. */
function nothingKept(context: StageContext<WritingEnvironment>): Error {
  const reasons = countsOf(readDropped(context, ['candidates']).map(({ reason }) => reason));
  const told = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
  return usageError(
    'NOTHING_KEPT',
    `Of all that was written there are not enough items for a set${told.length === 0 ? '' : `; dropped: ${told.join(', ')}`}.`,
    'Say in the spec what matches and what does not, or use a stronger model for the role of the discriminator.',
  );
}
