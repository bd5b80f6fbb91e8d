/** How many labels are right once the mistakes of raters are taken out, as items with known answers show them. */
import type { AgreementRecord } from '../../public-records/people.ts';
import { effectiveShare, roganGladen } from '../../stats/index.ts';
import type { GivenRating } from './given-ratings.ts';
import type { PlannedItem } from './planned-items.ts';
import type { RatedItem } from './rated-items.ts';
import { labelAnswers, rightLabels } from './rating-cards.ts';

type Corrected = NonNullable<AgreementRecord['labels']>['corrected'];

/** What raters said of an item whose right answers are known, and what the rater counts for. */
export interface KnownAnswer {
  /** Of the item. */
  readonly item: string;
  readonly isRight: boolean;
  /** How probable it is that the answer is some wrong one that was fixed before: 1 or 0 of two answers, less of more. */
  readonly isFixedWrong: number;
  readonly weight: number;
}

/** Of fewer known items the interval is mostly what is not known of the raters: with ten of them it is two or three times as wide as with a hundred. */
const FEW_KNOWN = 20;

export interface KnownAnswers {
  readonly answers: readonly KnownAnswer[];
  /** They are items that were made for the set, and plainer than its own. */
  readonly areDecoys: boolean;
}

/**
 * Rogan and Gladen's correction, of ratings: a label that is right is found right as often as raters answer known items rightly, a wrong one
 * as often as they give one wrong answer there. The interval is that of Lang and Reiczigel, over as many ratings and known answers as
 * would say as much if none belonged together (items and known items are the groups).
 *
 * Null without known labels, and where raters answer them no better than by chance.
 */
export function correctedLabels(rated: readonly RatedItem[], { answers: known, areDecoys }: KnownAnswers): Corrected {
  const votes = rated.flatMap(({ item, said }) => {
    const right = new Set(rightLabels(item));
    return said.label.flatMap((answer) =>
      answer === null ? [] : [{ group: item.id, value: right.has(answer) ? 1 : 0, weight: 1 }],
    );
  });
  if (known.length === 0 || votes.length === 0) return null;
  const of = (value: (answer: KnownAnswer) => number) =>
    effectiveShare(known.map((answer) => ({ group: answer.item, value: value(answer), weight: answer.weight })));
  const [said, right, wrong] = [
    effectiveShare(votes),
    of(({ isRight }) => Number(isRight)),
    of((one) => one.isFixedWrong),
  ];
  const found = roganGladen({
    items: said.count,
    saidYes: said.share * said.count,
    positives: right.count,
    foundPositive: right.share * right.count,
    negatives: wrong.count,
    foundNegative: (1 - wrong.share) * wrong.count,
  });
  if (found === null) return null;
  const items = new Set(known.map(({ item }) => item)).size;
  return {
    share: found.share,
    interval: [found.interval[0], found.interval[1]],
    knownRight: right.share,
    known: { items, answers: known.length, areDecoys },
    isWide: items < FEW_KNOWN,
  };
}

/** Labels that were known and given, by each rater in the order of `raters`. Made items count where there are no others. */
export function knownAnswers(
  planned: Iterable<PlannedItem>,
  raters: readonly ReadonlyMap<string, GivenRating>[],
): KnownAnswers {
  const items = [...planned];
  const ofSet = items.filter(({ gold }) => gold === null);
  const labelled = items.filter(({ gold }) => gold?.label !== undefined);
  const given = labelled.filter(({ item }) => !DECOY.test(item.id));
  const areDecoys = given.length === 0;
  const answers = raters.flatMap((ratings) => {
    const own = (areDecoys ? labelled : given).filter(({ id }) => ratings.get(id)?.label !== undefined);
    const rated = ofSet.filter(({ id }) => ratings.get(id)?.label !== undefined).length;
    return own.map((one) => knownAnswer(one, ratings.get(one.id)?.label as string, rated / own.length));
  });
  return { answers, areDecoys };
}

const DECOY = /^decoy-\d+$/u;

function knownAnswer({ id, item, gold }: PlannedItem, label: string, weight: number): KnownAnswer {
  const wrong = labelAnswers(item).filter((answer) => gold?.label?.includes(answer) !== true);
  return {
    item: id,
    isRight: gold?.label?.includes(label) === true,
    isFixedWrong: wrong.includes(label) ? 1 / wrong.length : 0,
    weight,
  };
}
