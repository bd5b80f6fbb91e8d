/** What came of a review: numbers, names of facets and of reviewers, and nothing of a text. */
import {
  type RankCorrelation,
  rankCorrelation,
  ratioInterval,
  type WeightedShare,
  weightedShare,
} from '../../stats/index.ts';
import { NO, YES } from './review-cards.ts';
import { type ItemOf, itemsOf, type ReviewItem, type ReviewSample } from './sample-records.ts';

/** By item. */
export type Answers = ReadonlyMap<string, string>;

/** Share of "yes" among what was judged, weighted to the whole run. */
export interface JudgedShare extends WeightedShare {
  readonly judged: number;
  readonly cannotJudge: number;
  /** Not answered yet. */
  readonly open: number;
}

export interface ScoredFacet extends RankCorrelation {
  readonly facet: string;
}

export interface ReviewerResults {
  readonly values: JudgedShare;
  readonly facets: readonly (JudgedShare & { readonly facet: string })[];
  /** The person's own scores, given blind, with the model's. */
  readonly scores: readonly ScoredFacet[];
  /** Of the screener: of all, of those by which conversations were kept, and of those by which they were left out. */
  readonly screener: { readonly verdicts: JudgedShare; readonly yes: JudgedShare; readonly no: JudgedShare };
  readonly assignments: {
    readonly own: JudgedShare;
    /** A decoy that "fits" shows how easily the reviewer says so. */
    readonly decoys: JudgedShare;
    /** Own, less what saying "fits" to anything would have got (Abbott 1925). Null without decoys that were told apart. */
    readonly corrected: { readonly share: number; readonly interval: readonly [number, number] } | null;
  };
  readonly names: JudgedShare;
  readonly children: JudgedShare;
}

export function resultsOf(sample: ReviewSample, answers: Answers): ReviewerResults {
  const values = itemsOf(sample, 'value');
  const scores = itemsOf(sample, 'score');
  const assignments = itemsOf(sample, 'assignment');
  const own = judgedShare(
    assignments.filter(({ isDecoy }) => !isDecoy),
    answers,
  );
  const decoys = judgedShare(
    assignments.filter(({ isDecoy }) => isDecoy),
    answers,
  );
  return {
    values: judgedShare(values, answers),
    facets: [...Map.groupBy(values, ({ facet }) => facet)].map(([facet, items]) => ({
      facet,
      ...judgedShare(items, answers),
    })),
    scores: [...Map.groupBy(scores, ({ facet }) => facet)].map(([facet, items]) => ({
      facet,
      ...withModel(items, answers),
    })),
    screener: screenerResults(sample, answers),
    assignments: { own, decoys, corrected: corrected(own, decoys) },
    names: judgedShare(itemsOf(sample, 'name'), answers),
    children: judgedShare(itemsOf(sample, 'child'), answers),
  };
}

function screenerResults(sample: ReviewSample, answers: Answers): ReviewerResults['screener'] {
  const items = itemsOf(sample, 'verdict');
  const share = (wanted: 'yes' | 'no'): JudgedShare =>
    judgedShare(
      items.filter(({ said }) => said === wanted),
      answers,
    );
  return { verdicts: judgedShare(items, answers), yes: share('yes'), no: share('no') };
}

function judgedShare(items: readonly ReviewItem[], answers: Answers): JudgedShare {
  const answered = items.filter(({ id }) => answers.has(id));
  const judged = answered.filter(({ id }) => isJudged(answers.get(id)));
  return {
    ...weightedShare(
      judged.map(({ id }) => answers.get(id) === YES),
      judged.map(({ weight }) => weight),
    ),
    judged: judged.length,
    cannotJudge: answered.length - judged.length,
    open: items.length - answered.length,
  };
}

function withModel(items: readonly ItemOf<'score'>[], answers: Answers): RankCorrelation {
  const scored = items.filter(({ id }) => isScore(answers.get(id)));
  return rankCorrelation(
    scored.map(({ id }) => Number(answers.get(id))),
    scored.map(({ value }) => value),
  );
}

export function isJudged(answer: string | undefined): boolean {
  return answer === YES || answer === NO;
}

export function isScore(answer: string | undefined): answer is string {
  return answer !== undefined && /^-?\d+$/u.test(answer);
}

/** (own - decoys) / (1 - decoys), which is 1 - rejected own / rejected decoys: the interval is that of the ratio. */
function corrected(own: JudgedShare, decoys: JudgedShare): ReviewerResults['assignments']['corrected'] {
  if (own.share === null || decoys.share === null || decoys.share === 1) return null;
  const [low, high] = ratioInterval(rejected(own), rejected(decoys));
  const share = (own.share - decoys.share) / (1 - decoys.share);
  // Nothing is under -1: a reviewer who says the opposite is told apart from one who says anything.
  return { share: Math.max(-1, share), interval: [Math.max(-1, 1 - high), 1 - low] };
}

function rejected({ share, interval: [low, high] }: JudgedShare) {
  return { share: 1 - (share as number), interval: [1 - high, 1 - low] as const };
}
