/** What a measurement can show, before any of it is asked. */

import { createRandom } from '../../core/random.ts';
import type { Subject } from '../../public-records/measurement.ts';
import { designEffect, itemsForHalfWidth, powerForPair, powerForShare, trendPower } from '../../stats/index.ts';
import { seriesOf } from './results/trends.ts';
import type { SetToMeasure } from './set-to-measure.ts';

export interface SetPower {
  readonly set: string;
  /** Items, and as many independent ones as they are worth where they come in groups. */
  readonly items: number;
  readonly effective: number;
  /** Half of the width of a 95 % interval of a rate near one half. */
  readonly halfWidth: number;
  /** Chance to tell a rate of 0.55, and of 0.6, from one half. */
  readonly toTell: readonly [number, number];
  /** Least difference between two subjects that is found with a chance of 0.8, where one item in four is answered otherwise by them. */
  readonly leastDifference: number | null;
}

export interface SeriesPower {
  readonly series: string;
  readonly over: 'parameters' | 'steps';
  readonly subjects: number;
  /** Chance to call a change by 0.1 from end to end, where models scatter by 0.05; null of fewer than five places. */
  readonly power: number | null;
}

export interface MeasurePower {
  readonly sets: readonly SetPower[];
  readonly series: readonly SeriesPower[];
  /** Items for an interval of 3 points to each side. */
  readonly itemsForThreePoints: number;
}

/** How alike items of a group are taken to be: topics and questions of surveys seldom are more. */
const ALIKE = 0.05;
const APART = 0.25;
const SCATTER = 0.05;
const CHANGE = 0.1;

export function measurePower(sets: readonly SetToMeasure[], subjects: readonly Subject[], seed: number): MeasurePower {
  return {
    sets: sets.map(setPower),
    series: seriesOf(subjects).map(({ name, over, subjects: own }) => {
      const places = own.map((subject) =>
        over === 'steps' ? Math.log1p(subject.steps ?? 0) : Math.log(subject.parameters ?? 1),
      );
      const isTested = new Set(places).size >= 5;
      const power = isTested
        ? trendPower(places, { change: CHANGE, scatter: SCATTER }, createRandom(`${seed}/${name}/power`))
        : null;
      return { series: name, over, subjects: own.length, power };
    }),
    itemsForThreePoints: itemsForHalfWidth(0.03),
  };
}

function setPower({ facts }: SetToMeasure): SetPower {
  const { items, groups } = facts;
  const effect = groups === null ? 1 : designEffect({ size: items / groups, correlation: ALIKE });
  const effective = items / Math.max(1, effect);
  return {
    set: facts.name,
    items,
    effective: Math.round(effective),
    halfWidth: 0.98 / Math.sqrt(effective),
    toTell: [powerForShare(effective, { share: 0.55, from: 0.5 }), powerForShare(effective, { share: 0.6, from: 0.5 })],
    leastDifference: leastDifference(effective),
  };
}

/** In steps of half a point. */
function leastDifference(items: number): number | null {
  for (let difference = 0.005; difference < APART; difference += 0.005) {
    const pair = { onlyFirst: (APART + difference) / 2, onlySecond: (APART - difference) / 2 };
    if (powerForPair(items, pair) >= 0.8) return Math.round(difference * 1000) / 1000;
  }
  return null;
}
