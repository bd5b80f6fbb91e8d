/** How far reviewers agree on the same sample. */
import { type RaterAgreement, rankCorrelation, raterAgreement } from '../../stats/index.ts';
import { type Answers, isJudged, isScore, type ScoredFacet } from './review-results.ts';
import { itemsOf, type ReviewSample } from './sample-records.ts';

export interface ReviewerAgreement {
  readonly reviewers: readonly [string, string];
  /** Of what both judged. */
  readonly values: RaterAgreement;
  readonly verdicts: RaterAgreement;
  readonly assignments: RaterAgreement;
  readonly names: RaterAgreement;
  readonly children: RaterAgreement;
  readonly scores: readonly ScoredFacet[];
}

/** Every two of the reviewers, in their order. */
export function agreementOf(sample: ReviewSample, reviewers: ReadonlyMap<string, Answers>): ReviewerAgreement[] {
  const all = [...reviewers];
  return all.flatMap(([first, ofFirst], index) =>
    all.slice(index + 1).map(([second, ofSecond]): ReviewerAgreement => {
      const between = (kind: 'value' | 'verdict' | 'assignment' | 'name' | 'child'): RaterAgreement => {
        const both = itemsOf(sample, kind).filter(({ id }) =>
          [ofFirst, ofSecond].every((answers) => isJudged(answers.get(id))),
        );
        return raterAgreement(
          both.map(({ id }) => ofFirst.get(id) as string),
          both.map(({ id }) => ofSecond.get(id) as string),
        );
      };
      return {
        reviewers: [first, second],
        values: between('value'),
        verdicts: between('verdict'),
        assignments: between('assignment'),
        names: between('name'),
        children: between('child'),
        scores: betweenScores(sample, ofFirst, ofSecond),
      };
    }),
  );
}

function betweenScores(sample: ReviewSample, first: Answers, second: Answers): ScoredFacet[] {
  const both = itemsOf(sample, 'score').filter(({ id }) => isScore(first.get(id)) && isScore(second.get(id)));
  return [...Map.groupBy(both, ({ facet }) => facet)].map(([facet, items]) => ({
    facet,
    ...rankCorrelation(
      items.map(({ id }) => Number(first.get(id))),
      items.map(({ id }) => Number(second.get(id))),
    ),
  }));
}
