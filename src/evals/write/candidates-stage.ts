import type { Stage } from '../../runner/stage.ts';
import { languageDetector } from '../../text/language.ts';
import type { WritingEnvironment } from '../environment.ts';
import type { Candidate } from './candidate.ts';
import { groupsOf, sidesOf, writeCandidates } from './candidates.ts';
import { inLanguage } from './in-language.ts';
import type { Cell } from './kind.ts';
import { openKind } from './kinds.ts';

/** One stage, for how many are written next depends on how many were kept. What was answered before it was stopped is in the ledger. */
export const candidatesStage: Stage<WritingEnvironment> = {
  name: 'candidates',
  version: 4,
  reads: [],
  scope: 'whole',
  options: ({ behavior, amounts, seed, writer, discriminator, embedding }) => [
    behavior,
    amounts,
    seed,
    writer.id,
    discriminator.id,
    discriminator.votes,
    embedding.name,
  ],
  run: async ({ environment, store, progress }) => {
    const { behavior, amounts, seed, writer, discriminator, embedding, asked } = environment;
    const counts: Record<string, number> = {};
    const count = (what: string, times = 1): void => {
      counts[what] = (counts[what] ?? 0) + times;
    };
    // What both are asked at first is asked at once: left with a vendor, each would take a batch of its own.
    const judging = discriminator.open();
    const [opened, judge] = await Promise.all([
      openKind(behavior, {
        writer: await writer.open(),
        discriminator: { probability: async (questions) => (await judging).probability(questions) },
        seed,
        groups: groupsOf(amounts),
        count,
        onProgress: progress,
      }),
      judging,
    ]);
    count(judge.how);
    const kind = inLanguage(opened, behavior.language, await languageDetector());
    const round = {
      kind,
      discriminator: judge,
      name: behavior.name,
      onProgress: (kept: number, wanted: number) => progress(kept, wanted, 'items'),
    };
    const { candidates, dropped, written, calls } = await writeCandidates(round, amounts, embedding, seed);
    for (const [outcome, times] of Object.entries(calls)) count(`write.${outcome}`, times);
    return {
      shards: {
        cells: [store.writeRecords('candidates', cellsOf(kind.cells, candidates, amounts.isPreview))],
        candidates: [store.writeRecords('candidates', candidates)],
        dropped: [store.writeRecords('candidates', dropped)],
        calls: [store.writeRecords('candidates', asked())],
        origins: [store.writeRecords('candidates', kind.origins ?? [])],
        statistics: [store.writeRecords('candidates', kind.statistics == null ? [] : [kind.statistics])],
      },
      counts: {
        ...counts,
        sides: kind.sides ?? sidesOf(kind.cells).length,
        written,
        candidates: candidates.length,
        dropped: dropped.length,
      },
    };
  },
};

/** Of a preview those that were written for. */
function cellsOf(cells: readonly Cell[], candidates: readonly Candidate[], isPreview: boolean): readonly Cell[] {
  return isPreview ? cells.filter(({ group }) => candidates.some(({ cell }) => cell.group === group)) : cells;
}
