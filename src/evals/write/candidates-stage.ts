import type { Stage } from '../../runner/stage.ts';
import { languageDetector } from '../../text/language.ts';
import type { WritingEnvironment } from '../environment.ts';
import type { Candidate } from './candidate.ts';
import { MOST_SIDES_PREVIEWED, sidesOf, writeCandidates } from './candidates.ts';
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
    const { behavior, amounts, seed, writer, discriminator, embedding } = environment;
    const counts: Record<string, number> = {};
    const count = (what: string, times = 1): void => {
      counts[what] = (counts[what] ?? 0) + times;
    };
    const judge = await discriminator.open();
    count(judge.how);
    const opened = await openKind(behavior, {
      writer: await writer.open(),
      discriminator: judge,
      groups: amounts.isPreview ? MOST_SIDES_PREVIEWED : Number.POSITIVE_INFINITY,
      count,
      onProgress: progress,
    });
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
