import type { ReviewFigure } from './page-state.ts';
import { type JudgedShare, resultsOf } from './review-results.ts';
import type { ReviewSample } from './sample-records.ts';

/** What came of the answers of one person, as lines of a table. */
export function reviewFigures(sample: ReviewSample, answers: ReadonlyMap<string, string>): ReviewFigure[] {
  const { values, facets, scores, screener, assignments, names, children } = resultsOf(sample, answers);
  const { own, decoys, corrected } = assignments;
  const lines: ReviewFigure[] = [
    line('Facet values accurate', values),
    ...facets.map(({ facet, ...judged }) => line(facet, judged, true)),
    ...scores.map(
      ({ facet, rho, interval, pairs }): ReviewFigure => ({
        title: `${facet}: your scores and the model's, rank correlation`,
        judged: pairs,
        cannotJudge: answeredScores(sample, facet, answers) - pairs,
        value: rho,
        interval,
        kind: 'correlation',
        isPart: true,
      }),
    ),
    line('Verdicts of the screener accurate', screener.verdicts),
    line('Yes: rightly kept', screener.yes, true),
    line('No: rightly left out', screener.no, true),
    line('Texts fit their clusters', own),
    line('Decoys taken to fit', decoys, true),
    {
      title: 'Corrected for decoys',
      judged: own.judged + decoys.judged,
      cannotJudge: own.cannotJudge + decoys.cannotJudge,
      value: corrected?.share ?? null,
      interval: corrected?.interval ?? [-1, 1],
      kind: 'share',
      isPart: true,
    },
    line('Names fit', names),
    line('Clusters belong under their parents', children),
  ];
  return lines.filter(({ judged, cannotJudge }) => judged + cannotJudge > 0);
}

function line(title: string, { judged, cannotJudge, share, interval }: JudgedShare, isPart = false): ReviewFigure {
  return { title, judged, cannotJudge, value: share, interval, kind: 'share', isPart };
}

function answeredScores(sample: ReviewSample, facet: string, answers: ReadonlyMap<string, string>): number {
  return sample.drawn.filter((item) => item.kind === 'score' && item.facet === facet && answers.has(item.id)).length;
}
