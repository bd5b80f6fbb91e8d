/** A set of which it is known which labels are right, and raters who err as often as they are said to. */
import { createRandom } from '../../core/random.ts';
import type { KnownAnswers } from '../../evals/rate/corrected-labels.ts';
import type { RatedItem } from '../../evals/rate/rated-items.ts';
import type { Item } from '../../evals/records.ts';
import { ratedSet } from './rated-set.ts';

export interface RatingWorld {
  /** Items that are rated, of 1,000 with confidences evenly from 0.5 to 1. */
  readonly judged: number;
  readonly raters: number;
  /** How often a rater says what is right. */
  readonly accuracy: number;
  /** Chance that a label is right, by its confidence. */
  readonly rightBy: (confidence: number) => number;
}

export interface SimulatedRating {
  readonly items: readonly Item[];
  readonly rated: readonly RatedItem[];
  /** Share of the labels of the set that are right. */
  readonly truth: number;
}

/** What the same raters say of items whose labels are known. */
export function simulatedKnown(
  { raters, accuracy, judged }: Pick<RatingWorld, 'raters' | 'accuracy' | 'judged'>,
  known: number,
  seed: string,
): KnownAnswers {
  const random = createRandom(`${seed}/known`);
  const answers = Array.from({ length: known * raters }, (_, at) => {
    const isRight = random.next() < accuracy;
    return { item: String(at % known), isRight, isFixedWrong: isRight ? 0 : 1, weight: judged / known };
  });
  return { answers, areDecoys: false };
}

const { items } = ratedSet(1000);

export function simulatedRating(world: RatingWorld, seed: string): SimulatedRating {
  const random = createRandom(seed);
  const isRight = items.map(({ labelConfidence }) => random.next() < world.rightBy(labelConfidence as number));
  const left = [...items.keys()];
  const drawn = Array.from({ length: world.judged }, () => left.splice(random.integer(left.length), 1)[0] as number);
  const rated = drawn.map((at): RatedItem => {
    const item = items[at] as Item;
    const label = Array.from({ length: world.raters }, () => {
      const saysRight = random.next() < world.accuracy === isRight[at];
      return ((saysRight ? item.matching : item.notMatching)[0] as string).trim();
    });
    return { item, said: { label, relevance: label.map(() => '4'), clear: label.map(() => 'yes') } };
  });
  return { items, rated, truth: isRight.filter(Boolean).length / items.length };
}
